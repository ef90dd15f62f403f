// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { inRankOrder, rankRows } from './sort-rows.ts';

const sorted = (values: readonly unknown[], direction: 'ascending' | 'descending' = 'ascending') =>
  inRankOrder(
    values,
    rankRows(values, (value) => value),
    direction,
  );

it('sorts Vietnamese words by the letters of the language, and numbers in them by size', () => {
  expect(sorted(['Đào', 'Dương', 'Ân', 'An', 'Ăn', 'Phường 12', 'Phường 2'])).toEqual([
    'An',
    'Ăn',
    'Ân',
    'Dương',
    'Đào',
    'Phường 2',
    'Phường 12',
  ]);
});

it('sorts numbers by size, and puts what is empty last in either direction', () => {
  expect(sorted([10, null, 9, 100])).toEqual([9, 10, 100, null]);
  expect(sorted([10, null, 9, 100], 'descending')).toEqual([100, 10, 9, null]);
  expect(sorted(['b', '', 'a', undefined], 'descending')).toEqual(['b', 'a', '', undefined]);
});

it('keeps the order of rows that are equal', () => {
  const rows = [
    { name: 'An', n: 1 },
    { name: 'Bình', n: 2 },
    { name: 'An', n: 3 },
  ];
  const ranks = rankRows(rows, ({ name }) => name);
  expect(inRankOrder(rows, ranks, 'descending').map(({ n }) => n)).toEqual([2, 1, 3]);
});
