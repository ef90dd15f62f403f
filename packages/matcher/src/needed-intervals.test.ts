// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstRangeFrom, type IntervalRanges, sortDistinct, widenIntervals } from './needed-intervals.ts';

function rangesOf(ranges: IntervalRanges): number[][] {
  return Array.from({ length: ranges.count }, (_, i) => [
    ranges.first[i] as number,
    ranges.last[i] as number,
  ]);
}

it('joins ranges that touch and keeps those apart that do not', () => {
  expect(rangesOf(widenIntervals(Uint32Array.of(10, 15, 21), 2))).toEqual([
    [8, 17],
    [19, 23],
  ]);
});

it('stays within u32 at both ends of time', () => {
  expect(rangesOf(widenIntervals(Uint32Array.of(1, 0xfffffffe), 3))).toEqual([
    [0, 4],
    [0xfffffffb, 0xffffffff],
  ]);
});

it('covers exactly the intervals within the tolerance of a heard one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 30 }),
      fc.integer({ min: 0, max: 12 }),
      (heard, tolerance) => {
        const ranges = widenIntervals(sortDistinct(Uint32Array.from(heard)), tolerance);
        for (let j = 0; j < 140; j++) {
          const at = firstRangeFrom(ranges, j);
          const covered = at < ranges.count && (ranges.first[at] as number) <= j;
          expect(covered).toBe(heard.some((h) => Math.abs(h - j) <= tolerance));
        }
      },
    ),
    { seed: 4, numRuns: 200 },
  );
});
