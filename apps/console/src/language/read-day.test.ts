// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { readDay } from './read-day.ts';

const today = '2026-06-10';

it.each([
  ['h', '2026-06-10'],
  ['t', '2026-06-10'],
  ['-1', '2026-06-09'],
  ['5/6', '2026-06-05'],
  ['05062026', '2026-06-05'],
  ['0506', '2026-06-05'],
  ['5.6.26', '2026-06-05'],
  ['2026-06-05', '2026-06-05'],
  [' 5 / 6 '.replaceAll(' ', ''), '2026-06-05'],
  ['29/2/2024', '2024-02-29'],
])('reads %j as a day', (text, day) => {
  expect(readDay(text, today)).toBe(day);
});

it('takes the latest day that is not in the future where no year is given', () => {
  expect(readDay('11/6', today)).toBe('2025-06-11');
  expect(readDay('11/6', today, 1)).toBe('2026-06-11');
  expect(readDay('29/2', '2027-03-01')).toBe(null);
});

it.each(['31/4/2026', '0/1', 'ngày mai', '13/13', '29/2/2025', '', '5/6/202'])('refuses %j', (text) => {
  expect(readDay(text, today)).toBe(null);
});
