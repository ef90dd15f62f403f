// SPDX-License-Identifier: GPL-3.0-only
import { utf8Bytes } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import {
  factorSecretText,
  factorUri,
  newFactorSecret,
  openFactor,
  sealFactor,
  secondFactorCode,
  stepOfCode,
} from './second-factor.ts';

const random = seededRandom('second-factor');

/** RFC 6238, appendix B: the seed is this text; of its eight digits an authenticator app shows the last six. */
const rfcSecret = utf8Bytes('12345678901234567890');

it.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at %i the code is that of RFC 6238', (at, digits) => {
  const code = digits.slice(2);
  expect(secondFactorCode(factorSecretText(rfcSecret), at)).toBe(code);
  expect(stepOfCode(rfcSecret, code, at)).toBe(Math.floor(at / 30));
});

it('the step before and the step after are taken, no other one, and no text that is no code', () => {
  const now = 1_623_758_400;
  const step = now / 30;
  const codeAt = (offset: number) => secondFactorCode(factorSecretText(rfcSecret), now + 30 * offset);
  expect([-2, -1, 0, 1, 2].map((offset) => stepOfCode(rfcSecret, codeAt(offset), now))).toEqual([
    undefined,
    step - 1,
    step,
    step + 1,
    undefined,
  ]);
  for (const text of ['', '12345', `${codeAt(0)}0`, ` ${codeAt(0)}`])
    expect(stepOfCode(rfcSecret, text, now)).toBeUndefined();
});

it('a sealed secret opens under the same key for the same user, and not when a bit of it changed', () => {
  const desk = { numberKey: random(32), random };
  const secret = newFactorSecret(random);
  const sealed = sealFactor(desk, 'nurse', secret);
  expect(Buffer.from(sealed).includes(Buffer.from(secret))).toBe(false);
  expect(openFactor(desk.numberKey, 'nurse', sealed)).toEqual(secret);
  expect(openFactor(desk.numberKey, 'doctor', sealed)).toBeUndefined();
  expect(openFactor(random(32), 'nurse', sealed)).toBeUndefined();
  for (const at of [0, 12, 32, 47])
    expect(openFactor(desk.numberKey, 'nurse', sealed.with(at, (sealed[at] ?? 0) ^ 1))).toBeUndefined();
  expect(openFactor(desk.numberKey, 'nurse', sealed.subarray(0, 20))).toBeUndefined();
});

it('the address for a QR code holds issuer, user and secret', () => {
  const uri = new URL(factorUri('Lê Mai', rfcSecret));
  expect(uri.protocol).toBe('otpauth:');
  expect(decodeURIComponent(uri.pathname)).toMatch(/Bluezone:Lê Mai$/);
  expect(uri.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});
