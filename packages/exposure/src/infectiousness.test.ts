// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { infectiousnessOf } from './infectiousness.ts';

const settings = {
  infectiousnessByDay: Array.from({ length: 29 }, (_, i) => (i === 14 ? 2 : i === 0 || i === 28 ? 1 : 0)),
  infectiousnessUnknownOnset: 1,
};

it('reads the table from 14 days before onset to 14 after', () => {
  expect([-14, -13, 0, 13, 14].map((day) => infectiousnessOf(day, settings))).toEqual([1, 0, 2, 0, 1]);
});

it('an onset not stated has its own value', () => {
  expect(infectiousnessOf(null, settings)).toBe(1);
});

it('days outside the table, broken numbers and strange values are none', () => {
  for (const day of [-15, 15, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(infectiousnessOf(day, settings)).toBe(0);
  }
  expect(infectiousnessOf(0, { infectiousnessByDay: [], infectiousnessUnknownOnset: 0 })).toBe(0);
  expect(infectiousnessOf(null, { infectiousnessByDay: [], infectiousnessUnknownOnset: 7 })).toBe(0);
});
