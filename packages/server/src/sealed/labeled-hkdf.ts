// SPDX-License-Identifier: GPL-3.0-only
// HKDF-SHA256 (RFC 5869) with the labels of HPKE (RFC 9180, section 4).
import { createHmac } from 'node:crypto';
import { asciiBytes } from '@bluezone/protocol';

export const hashLength = 32;
const label = asciiBytes('HPKE-v1');
const noSalt = new Uint8Array(hashLength);

const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array => {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
};

/** 32 bytes. */
export function extract(salt: Uint8Array, material: Uint8Array): Uint8Array {
  return hmac(salt.length === 0 ? noSalt : salt, material);
}

/** At most 32 bytes: one block is all that is needed here. */
export function expand(key: Uint8Array, info: readonly Uint8Array[], length: number): Uint8Array {
  if (length > hashLength) throw new RangeError('longer than one block');
  return hmac(key, ...info, Uint8Array.of(1)).subarray(0, length);
}

/** LabeledExtract(salt, label, ikm) for a suite. */
export function labeledExtract(
  suite: Uint8Array,
  salt: Uint8Array,
  name: string,
  material: Uint8Array,
): Uint8Array {
  const mac = createHmac('sha256', salt.length === 0 ? noSalt : salt);
  return mac.update(label).update(suite).update(asciiBytes(name)).update(material).digest();
}

/** LabeledExpand(prk, label, info, L) for a suite, at most 32 bytes. */
export function labeledExpand(
  suite: Uint8Array,
  key: Uint8Array,
  name: string,
  info: Uint8Array,
  length: number,
): Uint8Array {
  return expand(
    key,
    [Uint8Array.of(length >> 8, length & 0xff), label, suite, asciiBytes(name), info],
    length,
  );
}
