// SPDX-License-Identifier: GPL-3.0-only
import type { KeyColumns } from './match-engine.ts';

const bits = 11;
const buckets = 2 ** bits;

/**
 * The keys from `from` to `to` in ascending order of start and period, so that neighbours need the same intervals.
 * @returns undefined when they already stand so, as in every export of ours; their indexes otherwise.
 */
export function orderKeys(keys: KeyColumns, from: number, to: number): Uint32Array | undefined {
  const { starts, periods } = keys;
  let isOrdered = true;
  for (let i = from + 1; i < to && isOrdered; i++) {
    const step = (starts[i] as number) - (starts[i - 1] as number);
    isOrdered = step > 0 || (step === 0 && (periods[i] as number) >= (periods[i - 1] as number));
  }
  if (isOrdered) return undefined;
  let order = new Uint32Array(to - from);
  for (let i = 0; i < order.length; i++) order[i] = from + i;
  let other = new Uint32Array(order.length);
  const digits = [
    (key: number) => (periods[key] as number) % buckets,
    ...[0, bits, 2 * bits].map((shift) => (key: number) => ((starts[key] as number) >>> shift) % buckets),
  ];
  for (const digit of digits) {
    sortBy(digit, order, other);
    [order, other] = [other, order];
  }
  return order;
}

/** One pass of a radix sort, stable. */
function sortBy(digit: (key: number) => number, from: Uint32Array, to: Uint32Array): void {
  const next = new Uint32Array(buckets + 1);
  for (let i = 0; i < from.length; i++) {
    const at = digit(from[i] as number) + 1;
    next[at] = (next[at] as number) + 1;
  }
  for (let i = 1; i <= buckets; i++) next[i] = (next[i] as number) + (next[i - 1] as number);
  for (let i = 0; i < from.length; i++) {
    const at = digit(from[i] as number);
    const place = next[at] as number;
    to[place] = from[i] as number;
    next[at] = place + 1;
  }
}
