// SPDX-License-Identifier: GPL-3.0-only
// Daily keys and rolling identifiers, exactly the Exposure Notification cryptography specification v1.2.
// A daily key is random and independent of every other day: nothing here derives one key from another.
import { unsafe } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { asciiBytes } from './bytes.ts';

const rpikInfo = asciiBytes('EN-RPIK');
const aemkInfo = asciiBytes('EN-AEMK');
const rpiLabel = asciiBytes('EN-RPI');

/** Everything about one's own beacon that follows from a daily key (16 bytes). */
export interface DayCipher {
  /** Rolling proximity identifier of an interval, 16 bytes. */
  identifier(interval: number): Uint8Array;
  /** Encrypts or decrypts up to 4 bytes of metadata under the identifier (16 bytes) as initial counter. */
  metadata(identifier: Uint8Array, bytes: Uint8Array): Uint8Array;
}

/** Rolling proximity identifier key of a daily key (16 bytes → 16 bytes). */
export function identifierKey(dailyKey: Uint8Array): Uint8Array {
  return hkdf(sha256, dailyKey, undefined, rpikInfo, 16);
}

/** Associated encrypted metadata key of a daily key (16 bytes → 16 bytes). */
export function metadataKey(dailyKey: Uint8Array): Uint8Array {
  return hkdf(sha256, dailyKey, undefined, aemkInfo, 16);
}

const blockLength = 16;

/** Derives and expands both keys once for a daily key (16 bytes). */
export function dayCipher(dailyKey: Uint8Array): DayCipher {
  const identifierSchedule = unsafe.expandKeyLE(identifierKey(dailyKey));
  const metadataSchedule = unsafe.expandKeyLE(metadataKey(dailyKey));
  return {
    identifier(interval) {
      const block = new Uint8Array(blockLength);
      block.set(rpiLabel);
      block[12] = interval & 0xff;
      block[13] = (interval >>> 8) & 0xff;
      block[14] = (interval >>> 16) & 0xff;
      block[15] = (interval >>> 24) & 0xff;
      return unsafe.encryptBlock(identifierSchedule, block);
    },
    metadata(identifier, bytes) {
      if (bytes.length > blockLength)
        throw new RangeError('metadata is at most one block of the counter mode');
      const stream = unsafe.encryptBlock(metadataSchedule, identifier.slice());
      return bytes.map((byte, i) => byte ^ (stream[i] as number));
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
