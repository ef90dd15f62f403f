// SPDX-License-Identifier: GPL-3.0-only
// What the front door hands on unread: a body sealed once more, to the desk of cases or of registration. Always 2,097 bytes,
// answered with 544: the front door learns for which desk it is, and nothing else.
import { allZero } from './bytes.ts';
import { readAnswer } from './post.ts';
import { fail, ok, type Result } from './result.ts';
import { type Answer, answerOverhead, layOutAnswer, type SealDesk, sealOverhead } from './sealed.ts';

export const deskPlaintextLength = 2048;
/** Bytes of a sealed body inside a post. */
export const deskPostLength = deskPlaintextLength + sealOverhead;
export const deskAnswerPlaintextLength = 512;
/** Bytes of a sealed answer inside the answer to a post. */
export const deskAnswerLength = deskAnswerPlaintextLength + answerOverhead;

const version = 1;
const headLength = 4;
/** Longest body that a desk is sent. */
export const maximumDeskBodyLength = deskPlaintextLength - headLength;

/** Kinds of posts whose body is sealed to a desk, and to which. */
export const deskKinds = {
  redeem: 'cases',
  'contact-form': 'cases',
  'claim-token': 'registration',
} as const satisfies Record<string, SealDesk>;
export type DeskKind = keyof typeof deskKinds;

const kindNumbers: Record<DeskKind, number> = { redeem: 3, 'contact-form': 4, 'claim-token': 6 };

export interface DeskPost {
  readonly kind: DeskKind;
  readonly body: Uint8Array;
}

/** Plaintext of 2,048 bytes: 1 | kind u8, as in the post around it | length u16 | body | zeros. */
export function encodeDeskPost({ kind, body }: DeskPost): Uint8Array {
  if (body.length > maximumDeskBodyLength) throw new RangeError('body too long for a desk');
  const plaintext = new Uint8Array(deskPlaintextLength);
  plaintext.set([version, kindNumbers[kind], body.length & 0xff, body.length >> 8]);
  plaintext.set(body, headLength);
  return plaintext;
}

/** Reads what a desk was sent: exact size, known version and kind, zeros behind the body. */
export function decodeDeskPost(plaintext: Uint8Array): Result<DeskPost> {
  if (plaintext.length !== deskPlaintextLength || plaintext[0] !== version)
    return fail('post.layout', 'unknown layout of what is for a desk');
  const kind = (Object.keys(kindNumbers) as DeskKind[]).find((each) => kindNumbers[each] === plaintext[1]);
  if (kind === undefined) return fail('post.kind', 'no desk takes this kind of post');
  const length = (plaintext[2] as number) | ((plaintext[3] as number) << 8);
  if (length > maximumDeskBodyLength) return fail('post.layout', 'the body is longer than its room');
  if (!allZero(plaintext.subarray(headLength + length)))
    return fail('post.layout', 'bytes behind the body must be zero');
  return ok({ kind, body: plaintext.slice(headLength, headLength + length) });
}

/** Plaintext of 512 bytes with which a desk answers: 1 | code u16 (0 success) | length u16 | body | zeros. */
export function encodeDeskAnswer(answer: Result<Uint8Array>): Uint8Array {
  return layOutAnswer(answer, deskAnswerPlaintextLength);
}

/** Reads a desk's answer. An unknown code is `answer.layout`, never success. */
export function decodeDeskAnswer(plaintext: Uint8Array): Result<Answer> {
  return readAnswer(plaintext, deskAnswerPlaintextLength);
}
