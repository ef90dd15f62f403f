// SPDX-License-Identifier: GPL-3.0-only
// A phone's side of sealing, over node:crypto: written apart from the phone's own, so that the two check each other. For
// tests and benchmarks only.
import { createCipheriv, createDecipheriv, diffieHellman, generateKeyPairSync } from 'node:crypto';
import {
  type Answer,
  asciiBytes,
  concatBytes,
  decodeAnswer,
  decodeDeskAnswer,
  deskKinds,
  deskSeal,
  doorSeal,
  encodeDeskPost,
  encodePost,
  fail,
  fromBase64,
  ok,
  type PostKey,
  type PostKind,
  type Result,
  type SealPurpose,
  sealInfo,
} from '@bluezone/protocol';
import { exportSecret, keySchedule, scheduleContext, sharedSecret, x25519PublicKey } from '../sealed/hpke.ts';
import { expand, extract } from '../sealed/labeled-hkdf.ts';

export interface SealedForTest {
  readonly wire: Uint8Array;
  open(answer: Uint8Array): Result<Uint8Array>;
}

/** Seals to a key of the configuration. */
export function sealForTest(key: PostKey, purpose: SealPurpose, plaintext: Uint8Array): SealedForTest {
  const recipient = fromBase64(key.publicKey) ?? new Uint8Array(32);
  const own = generateKeyPairSync('x25519');
  const enc = new Uint8Array(own.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
  const dh = diffieHellman({ privateKey: own.privateKey, publicKey: x25519PublicKey(recipient) });
  const context = scheduleContext(sealInfo(purpose, key.id));
  const keys = keySchedule(sharedSecret(dh, enc, recipient), context);
  const cipher = createCipheriv('aes-128-gcm', keys.key, keys.nonce);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  const secret = exportSecret(keys.exporterSecret, asciiBytes(purpose.answer), 16);
  return {
    wire: concatBytes(Uint8Array.of(key.id), enc, ciphertext),
    open(answer) {
      const prk = extract(concatBytes(enc, answer.subarray(0, 16)), secret);
      const [aead, iv] = [expand(prk, [asciiBytes('key')], 16), expand(prk, [asciiBytes('nonce')], 12)];
      try {
        const decipher = createDecipheriv('aes-128-gcm', aead, iv);
        decipher.setAuthTag(answer.subarray(-16));
        const opened = Buffer.concat([decipher.update(answer.subarray(16, -16)), decipher.final()]);
        return ok(new Uint8Array(opened));
      } catch {
        return fail('answer.seal', 'not sealed for this message');
      }
    },
  };
}

export interface SealedPostForTest {
  /** 32,768 bytes. */
  readonly wire: Uint8Array;
  /** Reads 1,024 bytes of answer, and below them the desk's own where the post was for a desk. */
  read(answer: Uint8Array): Result<Answer>;
}

const isForDesk = (kind: PostKind): kind is keyof typeof deskKinds => Object.hasOwn(deskKinds, kind);

/** Seals a post as a phone does, its body to the desk first where it is for one. */
export function sealPostForTest(
  keys: readonly PostKey[],
  kind: PostKind,
  body: Uint8Array,
): SealedPostForTest {
  const keyOf = (desk: PostKey['desk']): PostKey => {
    const key = keys.findLast((each) => each.desk === desk);
    if (key === undefined) throw new Error(`no key to seal to the ${desk}`);
    return key;
  };
  const inner = isForDesk(kind)
    ? sealForTest(keyOf(deskKinds[kind]), deskSeal, encodeDeskPost({ kind, body }))
    : undefined;
  const outer = sealForTest(keyOf('door'), doorSeal, encodePost({ kind, body: inner?.wire ?? body }));
  return {
    wire: outer.wire,
    read(bytes) {
      const plaintext = outer.open(bytes);
      const answer = plaintext.ok ? decodeAnswer(plaintext.value) : plaintext;
      if (!answer.ok || inner === undefined || !answer.value.ok) return answer;
      const innerPlaintext = inner.open(answer.value.body);
      return innerPlaintext.ok ? decodeDeskAnswer(innerPlaintext.value) : innerPlaintext;
    },
  };
}
