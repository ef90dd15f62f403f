// SPDX-License-Identifier: GPL-3.0-only
import { type KeyColumns, maximumPeriod } from './match-engine.ts';
import { orderKeys } from './order-keys.ts';

const lastInterval = 0xffffffff;

/**
 * Told of a key, its first and last interval, and the first and last of its window: keys that begin on one day share a
 * window of at most 288 intervals. Keys come in ascending order of their first interval.
 */
export type VisitKey = (key: number, start: number, end: number, first: number, last: number) => void;

/** Visits the keys from `from` to `to` whose period is sound, day by day, in whatever order they stand. */
export function walkKeys(keys: KeyColumns, from: number, to: number, visit: VisitKey): void {
  const { starts, periods } = keys;
  const order = orderKeys(keys, from, to);
  let first = -1;
  let last = -1;
  for (let i = from; i < to; i++) {
    const key = order === undefined ? i : (order[i - from] as number);
    const period = periods[key] as number;
    if (period < 1 || period > maximumPeriod) continue;
    const start = starts[key] as number;
    const end = Math.min(lastInterval, start + period - 1);
    if (start > first + maximumPeriod - 1 || end > last || first < 0) {
      first = start - (start % maximumPeriod);
      last = first + maximumPeriod - 1;
      if (end > last) last += maximumPeriod;
      last = Math.min(lastInterval, last);
    }
    visit(key, start, end, first, last);
  }
}
