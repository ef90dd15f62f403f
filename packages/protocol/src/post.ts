// SPDX-License-Identifier: GPL-3.0-only
// One size, one address: everything a phone sends about health, dummies included, is 32,768 bytes, and every answer 1,024.
// The layout around the sealed content is in sealed.ts.
import { allZero } from './bytes.ts';
import { codeOfWire } from './error-catalogue.ts';
import { fail, ok, type Result } from './result.ts';
import { type Answer, answerOverhead, layOutAnswer, sealOverhead, takeAnswerApart } from './sealed.ts';

export const postLength = 32_768;
/** keyId, encapsulation and the tag of the seal leave this for the plaintext. */
export const postPlaintextLength = postLength - sealOverhead;
export const answerLength = 1024;
export const answerPlaintextLength = answerLength - answerOverhead;

const version = 1;
const headLength = 4;
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

/** Plaintext of 992 bytes that answers a post: 1 | code u16 (0 success) | length u16 | body | zeros. */
export function encodeAnswer(answer: Result<Uint8Array>): Uint8Array {
  return layOutAnswer(answer, answerPlaintextLength);
}

/** Reads an answer's plaintext. An unknown code is `answer.layout`, never success. */
export function decodeAnswer(plaintext: Uint8Array): Result<Answer> {
  return readAnswer(plaintext, answerPlaintextLength);
}

/** Reads an answer's plaintext of another length. */
export function readAnswer(plaintext: Uint8Array, plaintextLength: number): Result<Answer> {
  const parts = takeAnswerApart(plaintext, plaintextLength);
  if (parts === undefined) return fail('answer.layout', 'not an answer of this version');
  if (parts.wireCode === 0) return ok({ ok: true, body: parts.body });
  const code = codeOfWire(parts.wireCode);
  return code === undefined ? fail('answer.layout', 'unknown answer code') : ok({ ok: false, code });
}
