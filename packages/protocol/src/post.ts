// SPDX-License-Identifier: GPL-3.0-only
// One size, one address: everything a phone sends about health, dummies included, is 32,768 bytes, and every answer 1,024.
// Envelope 0 leaves the plaintext readable inside the final layout; sealed envelopes put HPKE where the zeros are.
import { ByteWriter, concatBytes } from './bytes.ts';
import { codeOfWire, type ErrorCode } from './error-catalogue.ts';
import { fail, ok, type Result } from './result.ts';

export const postLength = 32_768;
export const postEncapsulationLength = 32;
export const sealTagLength = 16;
/** keyId, encapsulation and the tag of the seal leave this for the plaintext. */
export const postPlaintextLength = postLength - 1 - postEncapsulationLength - sealTagLength;
export const answerLength = 1024;
export const answerNonceLength = 16;
export const answerPlaintextLength = answerLength - answerNonceLength - sealTagLength;

const version = 1;
const headLength = 4;
const answerHeadLength = 5;
/** Longest body of a post. */
export const maximumBodyLength = postPlaintextLength - headLength;

export const postKinds = [
  'dummy',
  'report',
  'claim',
  'redeem',
  'contact-form',
  'withdraw',
  'claim-token',
] as const;
export type PostKind = (typeof postKinds)[number];

export interface Post {
  readonly kind: PostKind;
  readonly body: Uint8Array;
}

const allZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/** Plaintext of 32,719 bytes: 1 | kind u8 | length u16 | body | zeros. Bodies longer than that leaves room for are a bug. */
export function encodePost(post: Post): Uint8Array {
  if (post.body.length > maximumBodyLength) throw new RangeError('post body too long');
  const plaintext = new Uint8Array(postPlaintextLength);
  plaintext.set([version, postKinds.indexOf(post.kind), post.body.length & 0xff, post.body.length >> 8]);
  plaintext.set(post.body, headLength);
  return plaintext;
}

/** Reads a post's plaintext: exact size, known version and kind, zeros behind the body. */
export function decodePost(plaintext: Uint8Array): Result<Post> {
  if (plaintext.length !== postPlaintextLength)
    return fail('post.size', `a post's content has ${postPlaintextLength} bytes, not ${plaintext.length}`);
  if (plaintext[0] !== version) return fail('post.layout', 'unknown version of the post layout');
  const kind = postKinds[plaintext[1] as number];
  if (kind === undefined) return fail('post.kind', 'unknown kind of post');
  const length = (plaintext[2] as number) | ((plaintext[3] as number) << 8);
  if (length > maximumBodyLength) return fail('post.layout', 'the body is longer than the post');
  if (!allZero(plaintext.subarray(headLength + length)))
    return fail('post.layout', 'bytes behind the body must be zero');
  return ok({ kind, body: plaintext.slice(headLength, headLength + length) });
}

/** Puts a post's plaintext into the clear envelope: 0 | 32 zeros | plaintext | 16 zeros. */
export function wrapClearPost(plaintext: Uint8Array): Uint8Array {
  return new ByteWriter()
    .bytes(new Uint8Array(1 + postEncapsulationLength))
    .bytes(plaintext)
    .bytes(new Uint8Array(sealTagLength))
    .finish();
}

/** Takes a post's plaintext out of the clear envelope. */
export function unwrapClearPost(wire: Uint8Array): Result<Uint8Array> {
  if (wire.length !== postLength)
    return fail('post.size', `a post has exactly ${postLength} bytes, not ${wire.length}`);
  if (wire[0] !== 0) return fail('post.envelope', 'no key with this number opens posts here');
  const head = 1 + postEncapsulationLength;
  if (!allZero(wire.subarray(1, head)) || !allZero(wire.subarray(postLength - sealTagLength)))
    return fail('post.envelope', 'the clear envelope must be zero around its content');
  return ok(wire.slice(head, postLength - sealTagLength));
}

/** What a post is answered with: success with a body, or a code. */
export type Answer =
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly code: ErrorCode };

/** Plaintext of 992 bytes: 1 | code u16 (0 success) | length u16 | body | zeros. */
export function encodeAnswer(wireCode: number, body: Uint8Array): Uint8Array {
  const plaintext = new Uint8Array(answerPlaintextLength);
  if (body.length > answerPlaintextLength - answerHeadLength) throw new RangeError('answer body too long');
  plaintext.set([version, wireCode & 0xff, wireCode >> 8, body.length & 0xff, body.length >> 8]);
  plaintext.set(body, answerHeadLength);
  return plaintext;
}

/** Reads an answer's plaintext. An unknown code is `answer.layout`, never success. */
export function decodeAnswer(plaintext: Uint8Array): Result<Answer> {
  if (plaintext.length !== answerPlaintextLength || plaintext[0] !== version)
    return fail('answer.layout', 'not an answer of this version');
  const wire = (plaintext[1] as number) | ((plaintext[2] as number) << 8);
  const length = (plaintext[3] as number) | ((plaintext[4] as number) << 8);
  if (length > answerPlaintextLength - answerHeadLength)
    return fail('answer.layout', 'the body is longer than the answer');
  if (wire === 0) return ok({ ok: true, body: plaintext.slice(answerHeadLength, answerHeadLength + length) });
  const code = codeOfWire(wire);
  return code === undefined ? fail('answer.layout', 'unknown answer code') : ok({ ok: false, code });
}

/** Puts an answer's plaintext into the clear envelope: 16 zeros | plaintext | 16 zeros. */
export function wrapClearAnswer(plaintext: Uint8Array): Uint8Array {
  return concatBytes(new Uint8Array(answerNonceLength), plaintext, new Uint8Array(sealTagLength));
}

/** Takes an answer's plaintext out of the clear envelope. */
export function unwrapClearAnswer(wire: Uint8Array): Result<Uint8Array> {
  if (wire.length !== answerLength)
    return fail('answer.size', `an answer has exactly ${answerLength} bytes, not ${wire.length}`);
  const content = wire.slice(answerNonceLength, answerLength - sealTagLength);
  if (!allZero(wire.subarray(0, answerNonceLength)) || !allZero(wire.subarray(answerLength - sealTagLength)))
    return fail('answer.layout', 'the clear envelope must be zero around its content');
  return ok(content);
}
