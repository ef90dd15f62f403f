// SPDX-License-Identifier: GPL-3.0-only
// Rows in the order of one column, as people sort words and numbers here. Each word gets its key once: ten thousand rows then take
// no longer than anybody notices.
import { sortKey } from '../language/sort-key.ts';

type Sortable = string | number | boolean | null | undefined;

/** Rank of a row without a value. */
const none = -1;

/**
 * Ranks of rows by a value of each, in rising order; equal ones have the same. To be kept as long as the rows are: the other
 * direction is then a matter of numbers.
 *
 * @param readValue text, number, or nothing
 */
export function rankRows<T>(rows: readonly T[], readValue: (row: T) => unknown): Int32Array {
  const values = rows.map((row) => readValue(row) as Sortable);
  const keyed = [];
  for (const value of new Set(values)) {
    if (value === null || value === undefined || value === '') continue;
    keyed.push({ value, key: typeof value === 'string' ? sortKey(value) : Number(value) });
  }
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const ranks = new Map<Sortable, number>(keyed.map(({ value }, rank) => [value, rank]));
  return Int32Array.from(values, (value) => ranks.get(value) ?? none);
}

/** Rows by their ranks; equal ones keep their order, and rows without a value come last in either direction. */
export function inRankOrder<T>(
  rows: readonly T[],
  ranks: Int32Array,
  direction: 'ascending' | 'descending',
): T[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const last = ranks.length;
  const places = ranks.map((rank) => (rank === none ? last : sign * rank));
  const order = Uint32Array.from(ranks, (_rank, at) => at);
  order.sort((a, b) => (places[a] as number) - (places[b] as number) || a - b);
  return Array.from(order, (at) => rows[at] as T);
}
