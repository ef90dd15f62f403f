// SPDX-License-Identifier: GPL-3.0-only
// Sealing that hides nothing but has every length of the real one, so that months of many phones cost little. Who
// watches a line here looks at times and lengths alone. For tests only.
import type { Sealer } from '@bluezone/phone';
import {
  answerNonceLength,
  concatBytes,
  fail,
  ok,
  sealKeyLength,
  sealTagLength,
  toBase64,
  tokenSignatureLength,
} from '@bluezone/protocol';

/** Keys and issuers for a configuration whose phones use this sealer. */
export const clearPosts = (['door', 'cases', 'registration'] as const).map((desk, i) => ({
  id: 1 + i,
  desk,
  publicKey: toBase64(new Uint8Array(sealKeyLength).fill(1 + i)),
}));
export const clearIssuers = (['upload', 'claim'] as const).map((purpose, i) => ({
  id: 1 + i,
  purpose,
  epoch: 0,
  publicKey: toBase64(Uint8Array.of(1 + i)),
}));

/** What is inside a message. */
export const plaintextOf = (wire: Uint8Array): Uint8Array => wire.slice(1 + sealKeyLength, -sealTagLength);

/** An answer around a plaintext. */
export const clearAnswer = (plaintext: Uint8Array): Uint8Array =>
  concatBytes(new Uint8Array(answerNonceLength), plaintext, new Uint8Array(sealTagLength));

export const clearSealer: Sealer = {
  async seal({ keyId, publicKey }, plaintext) {
    return ok({
      wire: concatBytes(Uint8Array.of(keyId), publicKey, plaintext, new Uint8Array(sealTagLength)),
      open: async (answer) =>
        answer.length < answerNonceLength + sealTagLength
          ? fail('answer.size', 'too short')
          : ok(answer.slice(answerNonceLength, -sealTagLength)),
    });
  },
  async blind(_issuerKey, message) {
    const blinded = new Uint8Array(tokenSignatureLength);
    blinded.set(message);
    return ok({ blinded, inverse: new Uint8Array(tokenSignatureLength) });
  },
  unblind: async (_issuerKey, _message, blindSignature) => ok(blindSignature),
};
