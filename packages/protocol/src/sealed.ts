// SPDX-License-Identifier: GPL-3.0-only
// Layout of everything sealed: HPKE (RFC 9180) base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-128-GCM,
// empty AAD, and answers as in RFC 9458 section 4.4. Layout only: who seals and opens brings the cryptography.
import { asciiBytes, concatBytes } from './bytes.ts';
import { type ErrorCode, wireOf } from './error-catalogue.ts';
import { fail, ok, type Result } from './result.ts';

/** An X25519 public key, and an encapsulation. */
export const sealKeyLength = 32;
/** What AES-128-GCM adds. */
export const sealTagLength = 16;
/** keyId, encapsulation and tag. */
export const sealOverhead = 1 + sealKeyLength + sealTagLength;
/** The random nonce before a sealed answer: max(Nk, Nn) of AES-128-GCM. */
export const answerNonceLength = 16;
/** Nonce and tag. */
export const answerOverhead = answerNonceLength + sealTagLength;

/** To whom something is sealed: the front door, or through it to the desk of cases or of registration. */
export const sealDesks = ['door', 'cases', 'registration'] as const;
export type SealDesk = (typeof sealDesks)[number];

/** What keeps messages for the door and messages for a desk apart: text in the key schedule. */
export interface SealPurpose {
  readonly info: string;
  /** Exporter context of the secret under which the answer is sealed. */
  readonly answer: string;
}

export const doorSeal: SealPurpose = { info: 'BZ/post/v1', answer: 'BZ/answer/v1' };
export const deskSeal: SealPurpose = { info: 'BZ/desk/v1', answer: 'BZ/desk-answer/v1' };

/** HPKE's info: the purpose's text, then the number of the key. */
export function sealInfo(purpose: SealPurpose, keyId: number): Uint8Array {
  return concatBytes(asciiBytes(purpose.info), Uint8Array.of(keyId));
}

/** The parts of `keyId u8 | encapsulation 32 | ciphertext`. */
export interface SealedParts {
  readonly keyId: number;
  readonly encapsulation: Uint8Array;
  /** The plaintext's length and 16 bytes. */
  readonly ciphertext: Uint8Array;
}

/** Takes sealed bytes apart; `post.envelope` when they are too short to hold a plaintext of `plaintextLength`. */
export function splitSealed(wire: Uint8Array, plaintextLength: number): Result<SealedParts> {
  if (wire.length !== plaintextLength + sealOverhead)
    return fail('post.envelope', `what is sealed has ${plaintextLength + sealOverhead} bytes`);
  return ok({
    keyId: wire[0] as number,
    encapsulation: wire.subarray(1, 1 + sealKeyLength),
    ciphertext: wire.subarray(1 + sealKeyLength),
  });
}

const version = 1;
const answerHeadLength = 5;

/** What something sealed is answered with: success with a body, or a code. */
export type Answer =
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly code: ErrorCode };

/** Longest body of an answer whose plaintext has `plaintextLength` bytes. */
export function answerRoom(plaintextLength: number): number {
  return plaintextLength - answerHeadLength;
}

/** Plaintext of an answer: 1 | code u16 (0 success) | length u16 | body | zeros up to `plaintextLength`. */
export function layOutAnswer(answer: Result<Uint8Array>, plaintextLength: number): Uint8Array {
  const plaintext = new Uint8Array(plaintextLength);
  const code = answer.ok ? 0 : wireOf(answer.code);
  const body = answer.ok ? answer.value : new Uint8Array(0);
  if (body.length > answerRoom(plaintextLength)) throw new RangeError('answer body too long');
  plaintext.set([version, code & 0xff, code >> 8, body.length & 0xff, body.length >> 8]);
  plaintext.set(body, answerHeadLength);
  return plaintext;
}

/** Code and body of an answer's plaintext; undefined when it is laid out otherwise. */
export function takeAnswerApart(
  plaintext: Uint8Array,
  plaintextLength: number,
): { readonly wireCode: number; readonly body: Uint8Array } | undefined {
  if (plaintext.length !== plaintextLength || plaintext[0] !== version) return undefined;
  const length = (plaintext[3] as number) | ((plaintext[4] as number) << 8);
  if (length > answerRoom(plaintextLength)) return undefined;
  return {
    wireCode: (plaintext[1] as number) | ((plaintext[2] as number) << 8),
    body: plaintext.slice(answerHeadLength, answerHeadLength + length),
  };
}
