// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ErrorCode, errorCatalogue, wireOf } from './error-catalogue.ts';
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
  unwrapClearAnswer,
  unwrapClearPost,
  wrapClearAnswer,
  wrapClearPost,
} from './post.ts';
import { flipBit, upTo } from './testing/arbitraries.ts';

const anyKind = fc.constantFrom(...postKinds);
const honest = wrapClearPost(encodePost({ kind: 'report', body: new Uint8Array(500).fill(7) }));

function openPost(wire: Uint8Array) {
  const plaintext = unwrapClearPost(wire);
  return plaintext.ok ? decodePost(plaintext.value) : plaintext;
}

it('makes every post 32,768 bytes, whatever it says, and reads it back', () => {
  fc.assert(
    fc.property(anyKind, upTo(400), (kind, body) => {
      const wire = wrapClearPost(encodePost({ kind, body }));
      expect(wire.length).toBe(postLength);
      expect(openPost(wire)).toEqual({ ok: true, value: { kind, body } });
    }),
    { seed: 1, numRuns: 100 },
  );
  expect([postLength, postPlaintextLength, maximumBodyLength]).toEqual([32_768, 32_719, 32_715]);
});

it('holds a body of any length up to the last byte, and none longer', () => {
  const full = new Uint8Array(maximumBodyLength).fill(9);
  expect(openPost(wrapClearPost(encodePost({ kind: 'claim', body: full })))).toEqual({
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

it('refuses any other size, other envelopes, unknown kinds and lengths past the end', () => {
  for (const length of [0, 1, postLength - 1, postLength + 1])
    expect(unwrapClearPost(new Uint8Array(length))).toMatchObject({ code: 'post.size' });
  expect(openPost(flipBit(honest, 0, 0))).toMatchObject({ code: 'post.envelope' });
  expect(openPost(flipBit(honest, 32, 0))).toMatchObject({ code: 'post.envelope' });
  expect(openPost(flipBit(honest, postLength - 1, 0))).toMatchObject({ code: 'post.envelope' });
  expect(openPost(flipBit(honest, 33, 1))).toMatchObject({ code: 'post.layout' });
  expect(openPost(flipBit(honest, 34, 3))).toMatchObject({ code: 'post.kind' });
  expect(openPost(flipBit(honest, 36, 7))).toMatchObject({ code: 'post.layout' });
  expect(decodePost(new Uint8Array(5))).toMatchObject({ code: 'post.size' });
});

it('hides nothing behind the body', () => {
  fc.assert(
    fc.property(fc.integer({ min: 37 + 500, max: postLength - 17 }), fc.nat(7), (at, bit) => {
      expect(openPost(flipBit(honest, at, bit))).toMatchObject({ code: 'post.layout' });
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

it('makes every answer 1024 bytes, success or not, and reads it back', () => {
  fc.assert(
    fc.property(upTo(answerPlaintextLength - 5), (body) => {
      const wire = wrapClearAnswer(encodeAnswer(0, body));
      expect(wire.length).toBe(answerLength);
      const plaintext = unwrapClearAnswer(wire);
      expect(plaintext.ok && decodeAnswer(plaintext.value)).toEqual({ ok: true, value: { ok: true, body } });
    }),
    { seed: 4, numRuns: 100 },
  );
  for (const code of Object.keys(errorCatalogue) as ErrorCode[])
    expect(decodeAnswer(encodeAnswer(wireOf(code), new Uint8Array(0)))).toEqual({
      ok: true,
      value: { ok: false, code },
    });
  expect(() => encodeAnswer(0, new Uint8Array(answerPlaintextLength - 4))).toThrow(RangeError);
});

it('never takes an unknown code for success', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 0xffff }), (wire) => {
      const answer = decodeAnswer(encodeAnswer(wire, new Uint8Array(0)));
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
      const wire = unwrapClearAnswer(bytes);
      if (!wire.ok) expect(wire.code).toMatch(/^answer\./);
    }),
    { seed: 6, numRuns: 500 },
  );
  expect(unwrapClearAnswer(new Uint8Array(1023))).toMatchObject({ code: 'answer.size' });
  expect(unwrapClearAnswer(flipBit(new Uint8Array(1024), 3, 1))).toMatchObject({ code: 'answer.layout' });
});
