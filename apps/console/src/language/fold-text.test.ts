// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { foldText, matchesFolded } from './fold-text.ts';

it('folds Vietnamese to plain letters', () => {
  expect(foldText('  Phường  Đống Đa, Hà Nội ')).toBe('phuong dong da, ha noi');
});

it('finds by the beginnings of words, in any order', () => {
  const text = foldText('Phường Hoàn Kiếm, Hà Nội');
  expect(matchesFolded(text, foldText('hoan k'))).toBe(true);
  expect(matchesFolded(text, foldText('HÀ hoàn'))).toBe(true);
  expect(matchesFolded(text, foldText('oan'))).toBe(false);
});
