// SPDX-License-Identifier: GPL-3.0-only
// Answers under a secret that only the sender of the message shares (RFC 9458, section 4.4).
import { createCipheriv } from 'node:crypto';
import { answerNonceLength, asciiBytes, concatBytes, sealTagLength } from '@bluezone/protocol';
import { keyLength, nonceLength } from './hpke.ts';
import { expand, extract } from './labeled-hkdf.ts';

const keyInfo = asciiBytes('key');
const nonceInfo = asciiBytes('nonce');

/** @returns nonce 16 | ciphertext. `secret`: 16 exported bytes; `nonce`: 16 random bytes, new for every answer. */
export function sealAnswer(
  secret: Uint8Array,
  encapsulation: Uint8Array,
  nonce: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  if (nonce.length !== answerNonceLength) throw new RangeError('the nonce of an answer has 16 bytes');
  const prk = extract(concatBytes(encapsulation, nonce), secret);
  const key = expand(prk, [keyInfo], keyLength);
  const iv = expand(prk, [nonceInfo], nonceLength);
  const cipher = createCipheriv('aes-128-gcm', key, iv, { authTagLength: sealTagLength });
  const ciphertext = cipher.update(plaintext);
  cipher.final();
  return concatBytes(nonce, ciphertext, cipher.getAuthTag());
}
