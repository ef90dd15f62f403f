// SPDX-License-Identifier: GPL-3.0-only
// Interval pruning: only intervals within the tolerance of one in which something was heard need expanding.

const lastInterval = 0xffffffff;

/** Disjoint ranges of intervals in ascending order; both ends belong to the range. */
export interface IntervalRanges {
  readonly count: number;
  readonly first: Uint32Array;
  readonly last: Uint32Array;
}

/** The distinct values, ascending. */
export function sortDistinct(intervals: Uint32Array): Uint32Array {
  const sorted = intervals.slice().sort();
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i] as number;
  }
  return sorted.slice(0, kept);
}

/** Widens each interval by the tolerance on both sides and joins what touches; stays within u32. */
export function widenIntervals(distinct: Uint32Array, tolerance: number): IntervalRanges {
  const first = new Uint32Array(distinct.length);
  const last = new Uint32Array(distinct.length);
  let count = 0;
  for (let i = 0; i < distinct.length; i++) {
    const low = Math.max(0, (distinct[i] as number) - tolerance);
    const high = Math.min(lastInterval, (distinct[i] as number) + tolerance);
    if (count > 0 && low <= (last[count - 1] as number) + 1) {
      last[count - 1] = high;
    } else {
      first[count] = low;
      last[count] = high;
      count++;
    }
  }
  return { count, first, last };
}

/** Index of the first range that ends at or after an interval, or `count` when none does. */
export function firstRangeFrom(ranges: IntervalRanges, interval: number): number {
  let low = 0;
  let high = ranges.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges.last[middle] as number) < interval) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many intervals from `start` to `end` lie in the ranges. */
export function countNeeded(ranges: IntervalRanges, start: number, end: number): number {
  let needed = 0;
  for (let i = firstRangeFrom(ranges, start); i < ranges.count; i++) {
    const first = Math.max(start, ranges.first[i] as number);
    if (first > end) break;
    needed += Math.min(end, ranges.last[i] as number) - first + 1;
  }
  return needed;
}
