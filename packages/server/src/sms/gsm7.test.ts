// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { gsm7Length, singleMessageAlphabet } from './gsm7.ts';

it('counts a place for each letter of the alphabet and two for those of its extension', () => {
  expect(gsm7Length('')).toBe(0);
  expect(gsm7Length('Ma 123456.')).toBe(10);
  expect(gsm7Length('[€]')).toBe(6);
  expect(gsm7Length('à la carte')).toBe(10);
});

it('knows that Vietnamese with its marks is not in the alphabet', () => {
  for (const text of ['Mã', 'mạ', 'đ', 'ư', 'xác thực', '…', '’', '😷'])
    expect(gsm7Length(text)).toBeUndefined();
});

it('puts into one message what fits and refuses what does not', () => {
  expect(singleMessageAlphabet('a'.repeat(160))).toBe('gsm7');
  expect(singleMessageAlphabet('a'.repeat(161))).toBeUndefined();
  expect(singleMessageAlphabet(`${'a'.repeat(158)}€`)).toBe('gsm7');
  expect(singleMessageAlphabet(`${'a'.repeat(159)}€`)).toBeUndefined();
  expect(singleMessageAlphabet('mã'.repeat(35))).toBe('ucs2');
  expect(singleMessageAlphabet(`${'mã'.repeat(35)}.`)).toBeUndefined();
});
