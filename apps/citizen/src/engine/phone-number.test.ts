// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { internationalNumber } from './phone-number.ts';

it('reads a Vietnamese number however it is written', () => {
  for (const written of [
    '0912345678',
    '0912 345 678',
    '(091) 234-5678',
    '+84 912.345.678',
    '84912345678',
    '0084912345678',
  ])
    expect(internationalNumber(written)).toBe('+84912345678');
});

it('leaves other countries as they are, and what is no number without its spaces', () => {
  expect(internationalNumber('+49 170 1234567')).toBe('+491701234567');
  expect(internationalNumber('12 34')).toBe('1234');
});
