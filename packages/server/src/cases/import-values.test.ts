// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import {
  isFormula,
  readBirthYear,
  readDate,
  readPhone,
  readSymptoms,
  readWord,
  sexWords,
  testWords,
} from './import-values.ts';
import { folded } from './search-text.ts';

it.each([
  ['2026-03-01', '2026-03-01'],
  ['1/3/2026', '2026-03-01'],
  ['01-03-2026', '2026-03-01'],
  ['1.3.2026 00:00:00', '2026-03-01'],
  ['2026/3/1', '2026-03-01'],
  ['46082', '2026-03-01'],
  ['31/2/2026', undefined],
  ['3/13/2026', undefined],
  ['hôm qua', undefined],
])('reads the date %s as %s', (text, date) => {
  expect(readDate(text)).toBe(date);
});

it('gives a number the zero back that a spreadsheet took, and takes the mark off that guards against formulas', () => {
  for (const text of ['912345678', '0912345678', '912345678.0'])
    expect(readPhone(text)).toMatch(/^0?912345678/);
  expect(readPhone("'+84 912 345 678")).toBe('+84 912 345 678');
});

it('reads years, sexes, tests and symptoms in both languages', () => {
  expect([readBirthYear('1980'), readBirthYear('5/6/1980'), readBirthYear('x')]).toEqual([
    1980,
    1980,
    undefined,
  ]);
  expect(['Nữ', 'NAM', 'f', '?'].map((text) => readWord(sexWords, text))).toEqual([
    'female',
    'male',
    'female',
    undefined,
  ]);
  expect(['RT-PCR', 'test nhanh', 'Ag'].map((text) => readWord(testWords, text))).toEqual([
    'pcr',
    'antigen',
    'antigen',
  ]);
  expect(readSymptoms('Sốt, ho; khó thở')).toEqual(['fever', 'cough', 'shortness-of-breath']);
  expect([readSymptoms('không'), readSymptoms('đau bụng')]).toEqual([[], undefined]);
});

it('knows what a spreadsheet would work out', () => {
  for (const text of ['=1+1', '@SUM(A1)', '+cmd|x', '-2+3+cmd', '\t=1']) expect(isFormula(text)).toBe(true);
  for (const text of ['Nguyễn', '+84 912 345 678', '-', '12', '']) expect(isFormula(text)).toBe(false);
});

it('folds marks, capitals and đ', () => {
  expect(folded('  NGUYỄN Thị   Đỗ-Ánh ')).toBe('nguyen thi do anh');
});
