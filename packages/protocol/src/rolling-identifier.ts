// SPDX-License-Identifier: GPL-3.0-only
// Daily keys and rolling identifiers, exactly the Exposure Notification cryptography specification v1.2.
// A daily key is random and independent of every other day: nothing here derives one key from another. The library's bare
// block function is used because its modes expand the key anew for every identifier.
import { unsafe } from '@noble/ciphers/aes.js';
import { asciiBytes } from './bytes.ts';
import { HmacKey, Sha256 } from './sha256.ts';

const rpikInfo = asciiBytes('EN-RPIK');
const aemkInfo = asciiBytes('EN-AEMK');
const firstBlock = Uint8Array.of(1);
const keyLength = 16;
const hash = new Sha256();
const noSalt = hash.prepareKey(new HmacKey());
const pseudorandomKey = new HmacKey();

/** Everything about one's own beacon that follows from a daily key (16 bytes). */
export interface DayCipher {
  /** Rolling proximity identifier of an interval, 16 bytes. */
  identifier(interval: number): Uint8Array;
  /** Encrypts or decrypts up to 4 bytes of metadata under the identifier (16 bytes) as initial counter. */
  metadata(identifier: Uint8Array, bytes: Uint8Array): Uint8Array;
}

/** Rolling proximity identifier key of a daily key (16 bytes → 16 bytes). */
export function identifierKey(dailyKey: Uint8Array): Uint8Array {
  return derivedKey(dailyKey, rpikInfo);
}

/** Associated encrypted metadata key of a daily key (16 bytes → 16 bytes). */
export function metadataKey(dailyKey: Uint8Array): Uint8Array {
  return derivedKey(dailyKey, aemkInfo);
}

/** HKDF-SHA256 (RFC 5869) with no salt, as far as one block of output. */
function derivedKey(dailyKey: Uint8Array, info: Uint8Array): Uint8Array {
  const extracted = hash.beginHmac(noSalt).add(dailyKey).end(32);
  hash.prepareKey(pseudorandomKey, extracted);
  return hash.beginHmac(pseudorandomKey).add(info).add(firstBlock).end(keyLength);
}

/** "EN-RPI" and two zero bytes, as the little-endian words of a block that begins with it. */
const [label0, label1] = [0x522d4e45, 0x00004950];

const wordAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) |
  ((bytes[at + 1] as number) << 8) |
  ((bytes[at + 2] as number) << 16) |
  ((bytes[at + 3] as number) << 24);

function setWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word;
  bytes[at + 1] = word >>> 8;
  bytes[at + 2] = word >>> 16;
  bytes[at + 3] = word >>> 24;
}

/** Derives and expands both keys once for a daily key (16 bytes). */
export function dayCipher(dailyKey: Uint8Array): DayCipher {
  const identifierSchedule = unsafe.expandKeyLE(identifierKey(dailyKey));
  const metadataSchedule = unsafe.expandKeyLE(metadataKey(dailyKey));
  return {
    identifier(interval) {
      const { s0, s1, s2, s3 } = unsafe.encrypt(identifierSchedule, label0, label1, 0, interval);
      const identifier = new Uint8Array(16);
      setWord(identifier, 0, s0);
      setWord(identifier, 4, s1);
      setWord(identifier, 8, s2);
      setWord(identifier, 12, s3);
      return identifier;
    },
    metadata(identifier, bytes) {
      if (identifier.length !== 16) throw new RangeError('an identifier has 16 bytes');
      if (bytes.length > 4) throw new RangeError('metadata has at most 4 bytes');
      const { s0 } = unsafe.encrypt(
        metadataSchedule,
        wordAt(identifier, 0),
        wordAt(identifier, 4),
        wordAt(identifier, 8),
        wordAt(identifier, 12),
      );
      const result = new Uint8Array(bytes.length);
      for (let i = 0; i < bytes.length; i++) result[i] = (bytes[i] as number) ^ (s0 >>> (8 * i));
      return result;
    },
  };
}

const metadataVersion = 0x40;

/** The two plain metadata bytes that Bluezone sends: version 1.0 and transmit power in dBm (int8). */
export function plainMetadata(transmitPowerDbm: number): Uint8Array {
  return Uint8Array.of(metadataVersion, transmitPowerDbm & 0xff);
}

/**
 * Transmit power in dBm from two decrypted metadata bytes.
 * @returns null when the version is another or the power lies outside −20…10 dBm.
 */
export function transmitPowerOf(metadata: Uint8Array): number | null {
  if (metadata.length < 2 || metadata[0] !== metadataVersion) return null;
  const power = ((metadata[1] as number) << 24) >> 24;
  return power >= -20 && power <= 10 ? power : null;
}
