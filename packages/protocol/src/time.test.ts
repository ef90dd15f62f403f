// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  civilDayAt,
  civilDayStart,
  dateText,
  firstIntervalOfDay,
  intervalAt,
  intervalStart,
  utcDayAt,
  utcDayOfInterval,
} from './time.ts';

const vietnam = 420;
const second = fc.integer({ min: 0, max: 0xffffffff });

it('counts the interval and the key day of the published test vector', () => {
  expect(intervalAt(1585785600)).toBe(2642976);
  expect(utcDayOfInterval(2642976)).toBe(utcDayAt(1585785600));
  expect(firstIntervalOfDay(utcDayAt(1585785600))).toBe(2642976);
});

it('changes interval and UTC day at the same second, at midnight', () => {
  const midnight = Date.UTC(2021, 0, 1) / 1000;
  expect(intervalAt(midnight) - intervalAt(midnight - 1)).toBe(1);
  expect(utcDayAt(midnight) - utcDayAt(midnight - 1)).toBe(1);
  expect(utcDayOfInterval(intervalAt(midnight - 1))).toBe(utcDayAt(midnight - 1));
  expect(intervalStart(intervalAt(midnight))).toBe(midnight);
});

it('changes the civil day of Vietnam at 17:00 UTC', () => {
  const midnight = Date.UTC(2021, 0, 1, 17) / 1000;
  expect(dateText(civilDayAt(midnight - 1, vietnam))).toBe('2021-01-01');
  expect(dateText(civilDayAt(midnight, vietnam))).toBe('2021-01-02');
  expect(civilDayStart(civilDayAt(midnight, vietnam), vietnam)).toBe(midnight);
});

it('puts every second into exactly one interval and one day, in any zone', () => {
  fc.assert(
    fc.property(second, fc.integer({ min: -720, max: 840 }), (now, offset) => {
      const start = intervalStart(intervalAt(now));
      expect(now - start).toBeGreaterThanOrEqual(0);
      expect(now - start).toBeLessThan(600);
      expect(utcDayOfInterval(intervalAt(now))).toBe(utcDayAt(now));
      const dayStart = civilDayStart(civilDayAt(now, offset), offset);
      expect(now - dayStart).toBeGreaterThanOrEqual(0);
      expect(now - dayStart).toBeLessThan(86_400);
    }),
    { seed: 1, numRuns: 1000 },
  );
});

it('names dates as the calendar does, leap days included', () => {
  expect(dateText(0)).toBe('1970-01-01');
  expect(dateText(utcDayAt(Date.UTC(2020, 1, 29) / 1000))).toBe('2020-02-29');
  // Before June 1975 the zone had other offsets.
  const since1976 = fc.integer({ min: Date.UTC(1976, 0) / 1000, max: 0xffffffff });
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
  fc.assert(
    fc.property(since1976, (now) => {
      expect(dateText(civilDayAt(now, vietnam))).toBe(calendar.format(now * 1000));
    }),
    { seed: 2, numRuns: 300 },
  );
});
