// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import {
  createTraceClock,
  DEFAULT_START_DATE,
  localMidnight,
  parseCivilDate,
  utcDay,
} from './trace-clock.ts';

const timesOf = (...times: number[]) => ({ times: Int32Array.from(times) });

it('t = 0 is midnight in Viet Nam on the first day unless told otherwise', () => {
  const clock = createTraceClock(timesOf(28_840, 1_022_380));
  expect(new Date(clock.zeroUnix * 1000).toISOString()).toBe('2026-05-31T17:00:00.000Z');
  expect(clock.startUnix).toBe(clock.zeroUnix);
  expect(clock.endUnix).toBe(clock.zeroUnix + 12 * 86_400);
  expect(new Date(localMidnight(DEFAULT_START_DATE, 0) * 1000).getUTCDay()).toBe(1);
});

it('another date and another zone move the whole run', () => {
  const clock = createTraceClock(timesOf(20, 40), { year: 2027, month: 1, day: 1 }, -60);
  expect(new Date(clock.zeroUnix * 1000).toISOString()).toBe('2027-01-01T01:00:00.000Z');
  expect(clock.endUnix - clock.startUnix).toBe(86_400);
});

it('a recording in unix time is moved by whole days to the first day', () => {
  const clock = createTraceClock(timesOf(1_385_982_020, 1_386_345_580));
  expect(clock.zeroUnix + 1_385_982_020).toBe(clock.startUnix + (1_385_982_020 % 86_400));
  expect(clock.endUnix - clock.startUnix).toBe(5 * 86_400);
});

it('the last record may end exactly at midnight without adding a day', () => {
  const clock = createTraceClock(timesOf(20, 86_400));
  expect(clock.endUnix - clock.startUnix).toBe(86_400);
});

it('dates are read as YYYY-MM-DD, and days that do not exist are not', () => {
  expect(parseCivilDate('2028-02-29')).toEqual({ year: 2028, month: 2, day: 29 });
  for (const text of [
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-06-31',
    '1969-12-31',
    '26-06-01',
    '',
    'x',
  ]) {
    expect(parseCivilDate(text)).toBeUndefined();
  }
});

it('UTC days begin at 07:00 in Viet Nam', () => {
  const midnight = localMidnight(DEFAULT_START_DATE, 420);
  expect(utcDay(midnight + 7 * 3600) - utcDay(midnight + 7 * 3600 - 1)).toBe(1);
});
