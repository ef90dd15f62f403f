// SPDX-License-Identifier: GPL-3.0-only
import { arrangeContacts } from '@bluezone/recordings';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordedWorldStart } from './recorded-start.ts';

const DAY = 86_400;
const HOUR = 3600;
const OFFSET = 7 * HOUR;
/** Wednesday, 17 June 2026, 15:00 in Viet Nam. */
const WEDNESDAY = Date.UTC(2026, 5, 17, 8) / 1000;

/** A recording with `count` records from each of these hours of days on, seconds after t = 0. */
const recordedAt = (...hours: readonly (readonly [day: number, hour: number, count: number])[]) => {
  const times = hours.flatMap(([day, hour, count]) =>
    Array.from({ length: count }, (_, n) => day * DAY + hour * HOUR + (n + 1) * 20),
  );
  return arrangeContacts(
    Int32Array.from(times),
    Int32Array.from(times, () => 1),
    Int32Array.from(times, () => 2),
  );
};
const local = (unix: number) => new Date((unix + OFFSET) * 1000).toISOString().slice(0, 16);
const startOf = (trace: ReturnType<typeof recordedAt>, today = WEDNESDAY) => {
  const { bornAt, startAt } = recordedWorldStart(trace, today);
  return [local(bornAt), local(startAt)];
};

it('a short recording stands at ten o’clock of its last day, today', () => {
  expect(startOf(recordedAt([0, 9, 10], [1, 9, 10], [1, 10, 8]))).toEqual([
    '2026-06-16T00:00',
    '2026-06-17T10:00',
  ]);
});

it('before ten o’clock it is yesterday', () => {
  expect(startOf(recordedAt([0, 10, 10]), WEDNESDAY - 6 * HOUR)).toEqual([
    '2026-06-16T00:00',
    '2026-06-16T10:00',
  ]);
});

it('where little happens at ten, the fullest hour counts', () => {
  expect(startOf(recordedAt([0, 10, 90], [2, 10, 4], [2, 13, 9]))).toEqual([
    '2026-06-15T00:00',
    '2026-06-17T13:00',
  ]);
});

it('two weeks of work begin on a Monday and end on the Friday before today', () => {
  const weeks = recordedAt(...[0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map((day) => [day, 10, 20] as const));
  expect(startOf(weeks)).toEqual(['2026-06-01T00:00', '2026-06-12T10:00']);
});

it('days of rest are weekends wherever a recording begins', () => {
  const fromThursday = recordedAt(...[0, 1, 4, 5, 6, 7, 8, 11].map((day) => [day, 10, 20] as const));
  const { bornAt } = recordedWorldStart(fromThursday, WEDNESDAY);
  expect(new Date((bornAt + OFFSET) * 1000).getUTCDay()).toBe(4);
});

it('a recording in unix time keeps its own weekdays, weekend or not', () => {
  // Sunday, 1 December 2013.
  const sunday = Date.UTC(2013, 11, 1) / 1000 / DAY;
  const trace = recordedAt(...[0, 1, 6, 7, 8].map((day) => [sunday + day, 10, 20] as const));
  const { bornAt } = recordedWorldStart(trace, WEDNESDAY);
  expect(new Date((bornAt + OFFSET) * 1000).getUTCDay()).toBe(0);
});

it('the start is never after today, at most a week before, and the last recorded day', () => {
  const trace = fc.array(fc.tuple(fc.nat(20), fc.nat(23), fc.integer({ min: 1, max: 5 })), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(trace, fc.integer({ min: 0, max: 40 * DAY }), (hours, after) => {
      const today = WEDNESDAY + after;
      const { bornAt, startAt } = recordedWorldStart(recordedAt(...hours), today);
      const days = hours.map(([day]) => day);
      expect((bornAt + OFFSET) % DAY).toBe(0);
      expect(startAt).toBeLessThanOrEqual(today);
      expect(startAt).toBeGreaterThan(today - 8 * DAY);
      expect(Math.floor((startAt - bornAt) / DAY)).toBe(Math.max(...days) - Math.min(...days));
    }),
    { seed: 1 },
  );
});
