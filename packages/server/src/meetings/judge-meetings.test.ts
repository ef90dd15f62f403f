// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FoundTag, judgeMeetings } from './judge-meetings.ts';

const claim = new Uint8Array(32).fill(1);
const other = new Uint8Array(32).fill(2);
const day = 18_793;

const found = (interval: number, minutes: number, change: Partial<FoundTag> = {}): FoundTag => ({
  tag: new Uint8Array(12),
  interval,
  bucket: 0,
  minutes,
  spentBy: null,
  ...change,
});

test('minutes count up to 143 intervals apart and not from 144 on', () => {
  const first = day * 144 + 100;
  const pair = (distance: number) => [found(first, 5), found(first + distance, 5)];
  expect(judgeMeetings(pair(143), claim, 10)).toEqual({ kind: 'met', latestDay: day + 1 });
  expect(judgeMeetings(pair(144), claim, 10)).toEqual({ kind: 'not-yet' });
});

test('the earliest span that suffices gives the day', () => {
  const tags = [found((day + 3) * 144, 10), found(day * 144, 10), found((day + 1) * 144, 10)];
  expect(judgeMeetings(tags, claim, 10)).toEqual({ kind: 'met', latestDay: day });
});

test('what this claim spent counts, what another spent does not and is told', () => {
  expect(judgeMeetings([found(day * 144, 10, { spentBy: claim })], claim, 10).kind).toBe('met');
  expect(judgeMeetings([found(day * 144, 10, { spentBy: other })], claim, 10).kind).toBe('spent');
});

test('it agrees with trying every span of 144 intervals', () => {
  const tag = fc
    .record({
      interval: fc.integer({ min: day * 144, max: day * 144 + 500 }),
      minutes: fc.integer({ min: 0, max: 10 }),
      bucket: fc.integer({ min: 0, max: 3 }),
      spentBy: fc.constantFrom(null, claim, other),
    })
    .map(({ interval, minutes, ...rest }) => found(interval, minutes, rest));
  fc.assert(
    fc.property(fc.array(tag, { maxLength: 22 }), fc.integer({ min: 1, max: 60 }), (tags, needed) => {
      const credited = tags.filter(({ bucket, spentBy }) => bucket < 3 && spentBy !== other);
      const enough = credited
        .filter(({ interval: end }) => {
          const span = credited.filter(({ interval }) => interval <= end && interval > end - 144);
          return span.reduce((sum, { minutes }) => sum + minutes, 0) >= needed;
        })
        .map(({ interval }) => interval);
      const verdict = judgeMeetings(tags, claim, needed);
      expect(verdict.kind === 'met' ? verdict.latestDay : null).toBe(
        enough.length === 0 ? null : Math.floor(Math.min(...enough) / 144),
      );
    }),
    { seed: 3 },
  );
});
