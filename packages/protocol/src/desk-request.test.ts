// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  decodeBlindSignature,
  decodeClaimTokenRequest,
  decodeRedeem,
  encodeClaimTokenRequest,
  encodeRedeem,
  type RedeemRequest,
} from './desk-request.ts';
import { damaged, exactly, upTo } from './testing/arbitraries.ts';

const digitsOf = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

const anyRequest = fc.record({ issuer: fc.nat(255), blinded: exactly(256) });

const anyRedeem: fc.Arbitrary<RedeemRequest> = fc.record({
  code: fc.oneof(
    fc.record({
      kind: fc.constant('digits' as const),
      digits: digitsOf(8),
      phoneNumber: fc.integer({ min: 7, max: 14 }).chain((n) => digitsOf(n).map((rest) => `+8${rest}`)),
    }),
    fc.record({ kind: fc.constant('link' as const), secret: exactly(16) }),
  ),
  request: anyRequest,
});

it('reads back every request to redeem a code', () => {
  fc.assert(
    fc.property(anyRedeem, (request) => {
      expect(decodeRedeem(encodeRedeem(request))).toEqual({ ok: true, value: request });
    }),
    { seed: 1, numRuns: 300 },
  );
});

it('refuses codes that are not 8 digits and numbers not in international form', () => {
  const request = { issuer: 3, blinded: new Uint8Array(256) };
  const asked = (digits: string, phoneNumber: string) =>
    decodeRedeem(encodeRedeem({ code: { kind: 'digits', digits, phoneNumber }, request }));
  expect(asked('12345678', '+84912345678').ok).toBe(true);
  for (const digits of ['1234567x', '1234 678', '-1234567', '1234567\n', '1234567'])
    expect(asked(digits, '+84912345678')).toMatchObject({ code: 'code.layout' });
  for (const number of [
    '',
    '0912345678',
    '+0912345678',
    '+84',
    '+84912345678901234',
    '+84 912345678',
    "+84'--",
  ])
    expect(asked('12345678', number)).toMatchObject({ code: 'code.layout' });
});

it('survives any bytes as a request to redeem', () => {
  const honest = encodeRedeem({
    code: { kind: 'digits', digits: '12345678', phoneNumber: '+84912345678' },
    request: { issuer: 3, blinded: new Uint8Array(256) },
  });
  fc.assert(
    fc.property(fc.oneof(upTo(400), damaged(honest)), (input) => {
      const read = decodeRedeem(input);
      if (read.ok) expect(encodeRedeem(read.value)).toEqual(input);
      else expect(read.code).toBe('code.layout');
    }),
    { seed: 2, numRuns: 3000 },
  );
});

it('reads back every request for a claim token, and takes exactly its 273 bytes', () => {
  fc.assert(
    fc.property(exactly(16), anyRequest, (credential, request) => {
      expect(decodeClaimTokenRequest(encodeClaimTokenRequest({ credential, request }))).toEqual({
        ok: true,
        value: { credential, request },
      });
    }),
    { seed: 3, numRuns: 100 },
  );
  for (const length of [0, 272, 274])
    expect(decodeClaimTokenRequest(new Uint8Array(length))).toMatchObject({ code: 'post.layout' });
});

it('takes exactly the 256 bytes of a blind signature', () => {
  const signature = new Uint8Array(256).fill(5);
  expect(decodeBlindSignature(signature)).toEqual({ ok: true, value: signature });
  for (const length of [0, 255, 257])
    expect(decodeBlindSignature(new Uint8Array(length))).toMatchObject({ code: 'answer.layout' });
});
