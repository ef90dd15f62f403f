// SPDX-License-Identifier: GPL-3.0-only
// Sealing and blinding that hide nothing, in the final layout, so that tests can look inside. For tests only.
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
import type { Sealer } from '../ports.ts';

const keyId = 7;

/** Keys and issuers of the configurations that test phones get. */
export const testPosts = (['door', 'cases', 'registration'] as const).map((desk, i) => ({
  id: keyId + i,
  desk,
  publicKey: toBase64(new Uint8Array(sealKeyLength).fill(1 + i)),
}));
export const testIssuers = (['upload', 'claim'] as const).map((purpose, i) => ({
  id: 1 + i,
  purpose,
  epoch: 0,
  publicKey: toBase64(Uint8Array.of(1 + i)),
}));

/** The plaintext inside what the test sealer sealed. */
export const unsealTest = (wire: Uint8Array): Uint8Array => wire.slice(1 + sealKeyLength, -sealTagLength);

/** An answer that the test sealer opens. */
export const sealTestAnswer = (plaintext: Uint8Array): Uint8Array =>
  concatBytes(new Uint8Array(answerNonceLength), plaintext, new Uint8Array(sealTagLength));

/** What the fake issuer answers to a blinded message. */
export const signTest = (blinded: Uint8Array): Uint8Array => blinded.map((byte) => byte ^ 0xff);

export const testSealer: Sealer = {
  async seal(recipient, plaintext) {
    const head = concatBytes(Uint8Array.of(recipient.keyId), recipient.publicKey);
    return ok({
      wire: concatBytes(head, plaintext, new Uint8Array(sealTagLength)),
      async open(answer) {
        if (answer.length <= answerNonceLength + sealTagLength) return fail('answer.size', 'too short');
        const ends = [answer.subarray(0, answerNonceLength), answer.subarray(-sealTagLength)];
        if (ends.some((end) => end.some((byte) => byte !== 0))) return fail('answer.seal', 'altered');
        return ok(answer.slice(answerNonceLength, -sealTagLength));
      },
    });
  },
  async blind(_issuerKey, message) {
    const blinded = new Uint8Array(tokenSignatureLength);
    blinded.set(message);
    return ok({ blinded, inverse: new Uint8Array(tokenSignatureLength).fill(3) });
  },
  async unblind(_issuerKey, message, blindSignature, inverse) {
    const [first] = inverse;
    const fits = message.every((byte, i) => blindSignature[i] === (byte ^ 0xff)) && first === 3;
    return fits ? ok(blindSignature) : fail('token.invalid', 'another message');
  },
};
