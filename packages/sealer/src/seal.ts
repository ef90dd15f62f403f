// SPDX-License-Identifier: GPL-3.0-only
// HPKE base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM (RFC 9180); answers as in RFC 9458 section 4.4.
import type { Sealed, SealRecipient } from '@bluezone/phone';
import {
  answerNonceLength,
  answerOverhead,
  asciiBytes,
  concatBytes,
  fail,
  ok,
  type Result,
  sealInfo,
} from '@bluezone/protocol';
import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes128Gcm(),
});
const secretLength = 16;
const tagBits = 128;

/** A copy whose buffer is its own, as WebCrypto and @hpke/core take it. */
const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/**
 * Seals a plaintext, afresh at every call: `keyId u8 | encapsulation 32 | ciphertext`.
 * @returns `post.envelope` when the recipient's key is none.
 */
export async function sealTo(recipient: SealRecipient, plaintext: Uint8Array): Promise<Result<Sealed>> {
  const { keyId, publicKey, purpose } = recipient;
  const info = buffer(sealInfo(purpose, keyId));
  try {
    const recipientPublicKey = await suite.kem.deserializePublicKey(buffer(publicKey));
    const sender = await suite.createSenderContext({ recipientPublicKey, info });
    const encapsulation = new Uint8Array(sender.enc);
    const ciphertext = new Uint8Array(await sender.seal(buffer(plaintext)));
    const secret = await sender.export(buffer(asciiBytes(purpose.answer)), secretLength);
    return ok({
      wire: concatBytes(Uint8Array.of(keyId), encapsulation, ciphertext),
      open: (answer) => openAnswer(secret, encapsulation, answer),
    });
  } catch {
    return fail('post.envelope', 'nothing can be sealed to this key');
  }
}

/** Opens `nonce 16 | ciphertext`; `answer.size` or `answer.seal`. */
async function openAnswer(
  secret: ArrayBuffer,
  encapsulation: Uint8Array,
  answer: Uint8Array,
): Promise<Result<Uint8Array>> {
  if (answer.length <= answerOverhead)
    return fail('answer.size', 'the answer is too short to be a sealed one');
  const nonce = answer.subarray(0, answerNonceLength);
  const salt = buffer(concatBytes(encapsulation, nonce));
  const { subtle } = crypto;
  const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const derive = (info: string, bytes: number) =>
    subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt, info: buffer(asciiBytes(info)) },
      material,
      8 * bytes,
    );
  const key = await subtle.importKey('raw', await derive('key', 16), 'AES-GCM', false, ['decrypt']);
  const iv = await derive('nonce', 12);
  try {
    const ciphertext = buffer(answer.subarray(answerNonceLength));
    return ok(
      new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv, tagLength: tagBits }, key, ciphertext)),
    );
  } catch {
    return fail('answer.seal', 'the answer was not sealed by whom the post was sealed to');
  }
}
