// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ErrorCode, errorCatalogue } from './error-catalogue.ts';
import {
  answerLength,
  answerPlaintextLength,
  decodeAnswer,
  decodePost,
  encodeAnswer,
  encodePost,
  maximumBodyLength,
  postKinds,
  postLength,
  postPlaintextLength,
} from './post.ts';
import { fail, ok } from './result.ts';
import { answerOverhead, sealOverhead } from './sealed.ts';
import { flipBit, upTo } from './testing/arbitraries.ts';

const anyKind = fc.constantFrom(...postKinds);
const honest = encodePost({ kind: 'report', body: new Uint8Array(500).fill(7) });
const nothing = new Uint8Array(0);

it('fills every post to 32,768 bytes, whatever it says, and reads it back', () => {
  fc.assert(
    fc.property(anyKind, upTo(400), (kind, body) => {
      const plaintext = encodePost({ kind, body });
      expect(plaintext.length + sealOverhead).toBe(postLength);
      expect(decodePost(plaintext)).toEqual({ ok: true, value: { kind, body } });
    }),
    { seed: 1, numRuns: 100 },
  );
  expect([postLength, postPlaintextLength, maximumBodyLength]).toEqual([32_768, 32_719, 32_715]);
});

it('holds a body of any length up to the last byte, and none longer', () => {
  const full = new Uint8Array(maximumBodyLength).fill(9);
  expect(decodePost(encodePost({ kind: 'claim', body: full }))).toEqual({
    ok: true,
    value: { kind: 'claim', body: full },
  });
  expect(() => encodePost({ kind: 'claim', body: new Uint8Array(maximumBodyLength + 1) })).toThrow(
    RangeError,
  );
});

it('numbers the kinds as the protocol does', () => {
  expect(postKinds.map((kind) => encodePost({ kind, body: new Uint8Array(0) })[1])).toEqual([
    0, 1, 2, 3, 4, 5, 6,
  ]);
});

it('refuses any other size, unknown versions and kinds, and lengths past the end', () => {
  for (const length of [0, 5, postPlaintextLength - 1, postPlaintextLength + 1])
    expect(decodePost(new Uint8Array(length))).toMatchObject({ code: 'post.size' });
  expect(decodePost(flipBit(honest, 0, 1))).toMatchObject({ code: 'post.layout' });
  expect(decodePost(flipBit(honest, 1, 3))).toMatchObject({ code: 'post.kind' });
  expect(decodePost(flipBit(honest, 3, 7))).toMatchObject({ code: 'post.layout' });
});

it('hides nothing behind the body', () => {
  fc.assert(
    fc.property(fc.integer({ min: 4 + 500, max: postPlaintextLength - 1 }), fc.nat(7), (at, bit) => {
      expect(decodePost(flipBit(honest, at, bit))).toMatchObject({ code: 'post.layout' });
    }),
    { seed: 2, numRuns: 100 },
  );
});

it('survives any plaintext of the right size', () => {
  fc.assert(
    fc.property(upTo(12), (head) => {
      const plaintext = new Uint8Array(postPlaintextLength);
      plaintext.set(head);
      const read = decodePost(plaintext);
      if (read.ok) expect(encodePost(read.value)).toEqual(plaintext);
      else expect(read.code).toMatch(/^post\./);
    }),
    { seed: 3, numRuns: 500 },
  );
});

it('fills every answer to 1,024 bytes, success or not, and reads it back', () => {
  fc.assert(
    fc.property(upTo(answerPlaintextLength - 5), (body) => {
      const plaintext = encodeAnswer(ok(body));
      expect(plaintext.length + answerOverhead).toBe(answerLength);
      expect(decodeAnswer(plaintext)).toEqual({ ok: true, value: { ok: true, body } });
    }),
    { seed: 4, numRuns: 100 },
  );
  for (const code of Object.keys(errorCatalogue) as ErrorCode[])
    expect(decodeAnswer(encodeAnswer(fail(code, '')))).toEqual({
      ok: true,
      value: { ok: false, code },
    });
  expect(() => encodeAnswer(ok(new Uint8Array(answerPlaintextLength - 4)))).toThrow(RangeError);
});

it('never takes an unknown code for success', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 0xffff }), (wire) => {
      const plaintext = encodeAnswer(ok(nothing));
      plaintext.set([wire & 0xff, wire >> 8], 1);
      const answer = decodeAnswer(plaintext);
      expect(answer.ok && answer.value.ok).toBe(false);
    }),
    { seed: 5, numRuns: 500 },
  );
});

it('survives any bytes as an answer', () => {
  const anyHead = upTo(8).map((head) => {
    const plaintext = new Uint8Array(answerPlaintextLength);
    plaintext.set(head);
    return plaintext;
  });
  fc.assert(
    fc.property(fc.oneof(upTo(1100), anyHead), (bytes) => {
      const plain = decodeAnswer(bytes);
      if (!plain.ok) expect(plain.code).toBe('answer.layout');
    }),
    { seed: 6, numRuns: 500 },
  );
});
