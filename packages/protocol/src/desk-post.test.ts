// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type DeskKind,
  decodeDeskAnswer,
  decodeDeskPost,
  deskAnswerLength,
  deskAnswerPlaintextLength,
  deskKinds,
  deskPlaintextLength,
  deskPostLength,
  encodeDeskAnswer,
  encodeDeskPost,
  maximumDeskBodyLength,
} from './desk-post.ts';
import { answerPlaintextLength, decodePost, encodePost, postKinds } from './post.ts';
import { fail, ok } from './result.ts';
import { answerRoom, sealDesks, sealInfo, splitSealed } from './sealed.ts';
import { exactly, flipBit, upTo } from './testing/arbitraries.ts';

const anyKind = fc.constantFrom(...(Object.keys(deskKinds) as DeskKind[]));

it('makes every body for a desk 2,048 bytes, and reads it back', () => {
  fc.assert(
    fc.property(anyKind, upTo(300), (kind, body) => {
      const plaintext = encodeDeskPost({ kind, body });
      expect(plaintext.length).toBe(deskPlaintextLength);
      expect(decodeDeskPost(plaintext)).toEqual(ok({ kind, body }));
    }),
    { seed: 1, numRuns: 100 },
  );
  expect(() => encodeDeskPost({ kind: 'redeem', body: new Uint8Array(maximumDeskBodyLength + 1) })).toThrow();
});

it('numbers the kinds as the post around them does, and names a desk for each', () => {
  for (const kind of Object.keys(deskKinds) as DeskKind[]) {
    expect(encodeDeskPost({ kind, body: new Uint8Array(0) })[1]).toBe(postKinds.indexOf(kind));
    expect(sealDesks).toContain(deskKinds[kind]);
  }
});

it('fits into a post, and its answer into the answer', () => {
  const sealed = new Uint8Array(deskPostLength).fill(1);
  expect(decodePost(encodePost({ kind: 'redeem', body: sealed })).ok).toBe(true);
  expect(deskAnswerLength).toBeLessThanOrEqual(answerRoom(answerPlaintextLength));
  expect([deskPostLength, deskAnswerLength]).toEqual([2097, 544]);
});

it('refuses other sizes, versions, kinds, lengths, and bytes behind the body', () => {
  const honest = encodeDeskPost({ kind: 'redeem', body: new Uint8Array(40).fill(9) });
  expect(decodeDeskPost(honest.subarray(1))).toMatchObject({ code: 'post.layout' });
  expect(decodeDeskPost(flipBit(honest, 0, 1))).toMatchObject({ code: 'post.layout' });
  expect(decodeDeskPost(flipBit(honest, 1, 1))).toMatchObject({ code: 'post.kind' });
  expect(decodeDeskPost(flipBit(honest, 3, 7))).toMatchObject({ code: 'post.layout' });
  expect(decodeDeskPost(flipBit(honest, 2047, 0))).toMatchObject({ code: 'post.layout' });
});

it('gives every answer of a desk one size, and never takes an unknown code for success', () => {
  expect(encodeDeskAnswer(ok(new Uint8Array(256))).length).toBe(deskAnswerPlaintextLength);
  const refusal = encodeDeskAnswer(fail('code.void', ''));
  expect(refusal.length).toBe(deskAnswerPlaintextLength);
  expect(decodeDeskAnswer(refusal)).toEqual(ok({ ok: false, code: 'code.void' }));
  expect(decodeDeskAnswer(flipBit(refusal, 2, 7))).toMatchObject({ code: 'answer.layout' });
});

it('takes sealed bytes of the right length apart, and refuses all others', () => {
  fc.assert(
    fc.property(exactly(49 + 20), (wire) => {
      const parts = splitSealed(wire, 20);
      if (!parts.ok) throw new Error(parts.detail);
      expect([parts.value.keyId, parts.value.encapsulation.length, parts.value.ciphertext.length]).toEqual([
        wire[0],
        32,
        36,
      ]);
    }),
    { seed: 2, numRuns: 50 },
  );
  for (const length of [0, 68, 70]) expect(splitSealed(new Uint8Array(length), 20).ok).toBe(false);
  expect(sealInfo({ info: 'BZ/post/v1', answer: '' }, 7)).toEqual(
    Uint8Array.of(...new TextEncoder().encode('BZ/post/v1'), 7),
  );
});
