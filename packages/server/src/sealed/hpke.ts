// SPDX-License-Identifier: GPL-3.0-only
// HPKE (RFC 9180), base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, for one message each way, over
// node:crypto, because the front door opens every post of a country: no promise, no import of a key, no copy too many.
// It holds no secret longer than a message. Constant time is what OpenSSL gives; nothing here branches on a secret.
import { createDecipheriv, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';
import { asciiBytes, concatBytes, sealKeyLength, sealTagLength } from '@bluezone/protocol';
import { hashLength, labeledExpand, labeledExtract } from './labeled-hkdf.ts';

const kemSuite = concatBytes(asciiBytes('KEM'), Uint8Array.of(0x00, 0x20));
const suite = concatBytes(asciiBytes('HPKE'), Uint8Array.of(0x00, 0x20, 0x00, 0x01, 0x00, 0x01));
const empty = new Uint8Array(0);
export const keyLength = 16;
export const nonceLength = 12;
const baseMode = 0;

/** An X25519 public key from its 32 bytes. As a JSON Web Key (RFC 8037): OpenSSL's reader of DER takes eight times as long. */
export function x25519PublicKey(bytes: Uint8Array): KeyObject {
  const x = viewOf(bytes).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' });
}

const viewOf = ({ buffer, byteOffset, length }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, length);

/** ExtractAndExpand of DHKEM (RFC 9180, section 4.1): 32 bytes. */
export function sharedSecret(dh: Uint8Array, encapsulation: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const prk = labeledExtract(kemSuite, empty, 'eae_prk', dh);
  return labeledExpand(kemSuite, prk, 'shared_secret', concatBytes(encapsulation, publicKey), hashLength);
}

/** The context of the key schedule, which is the same for every message with the same info: 65 bytes. */
export function scheduleContext(info: Uint8Array): Uint8Array {
  return concatBytes(
    Uint8Array.of(baseMode),
    labeledExtract(suite, empty, 'psk_id_hash', empty),
    labeledExtract(suite, empty, 'info_hash', info),
  );
}

/** Keys of one message. */
export interface MessageKeys {
  /** AES-128, 16 bytes. */
  readonly key: Uint8Array;
  /** 12 bytes, for sequence number 0. */
  readonly nonce: Uint8Array;
  /** 32 bytes. */
  readonly exporterSecret: Uint8Array;
}

/** The key schedule (RFC 9180, section 5.1), base mode. */
export function keySchedule(secret: Uint8Array, context: Uint8Array): MessageKeys {
  const prk = labeledExtract(suite, secret, 'secret', empty);
  return {
    key: labeledExpand(suite, prk, 'key', context, keyLength),
    nonce: labeledExpand(suite, prk, 'base_nonce', context, nonceLength),
    exporterSecret: labeledExpand(suite, prk, 'exp', context, hashLength),
  };
}

/** Context.Export(exporter_context, L), at most 32 bytes. */
export function exportSecret(exporterSecret: Uint8Array, context: Uint8Array, length: number): Uint8Array {
  return labeledExpand(suite, exporterSecret, 'sec', context, length);
}

export interface HpkeRecipient {
  readonly privateKey: KeyObject;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** What `scheduleContext` gives for the info of this key. */
  readonly context: Uint8Array;
}

export interface HpkeOpened {
  readonly plaintext: Uint8Array;
  readonly exporterSecret: Uint8Array;
}

/** Opens `encapsulation 32` and `ciphertext` (empty AAD); null when they were not sealed to this key for this purpose. */
export function openHpke(
  { privateKey, publicKey, context }: HpkeRecipient,
  encapsulation: Uint8Array,
  ciphertext: Uint8Array,
): HpkeOpened | null {
  if (encapsulation.length !== sealKeyLength || ciphertext.length < sealTagLength) return null;
  try {
    // Throws for points of small order, as RFC 9180 section 7.1.4 asks.
    const dh = diffieHellman({ privateKey, publicKey: x25519PublicKey(encapsulation) });
    const { key, nonce, exporterSecret } = keySchedule(sharedSecret(dh, encapsulation, publicKey), context);
    const decipher = createDecipheriv('aes-128-gcm', key, nonce, { authTagLength: sealTagLength });
    const end = ciphertext.length - sealTagLength;
    decipher.setAuthTag(ciphertext.subarray(end));
    const opened = decipher.update(ciphertext.subarray(0, end));
    decipher.final();
    return { plaintext: opened, exporterSecret };
  } catch {
    return null;
  }
}
