// SPDX-License-Identifier: GPL-3.0-only
// Rows in the order of one column, as people sort words and numbers here. Each word gets its key once: ten thousand rows then take
// no longer than anybody notices.
import { sortKey } from '../language/sort-key.ts';

type Sortable = string | number | boolean | null | undefined;

/** Ranks of values in rising order; those that are empty have none. */
function ranksOf(values: readonly Sortable[]): Map<Sortable, number> {
  const present = [...new Set(values)].filter(
    (value) => value !== null && value !== undefined && value !== '',
  );
  const keyed = present.map((value) => ({
    value,
    key: typeof value === 'string' ? sortKey(value) : Number(value),
  }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return new Map(keyed.map(({ value }, rank) => [value, rank]));
}

/**
 * Sorts by a value of each row; equal ones keep their order, and rows without a value come last in either direction.
 *
 * @param readValue text, number, or nothing
 */
export function sortRows<T>(
  rows: readonly T[],
  readValue: (row: T) => unknown,
  direction: 'ascending' | 'descending',
): T[] {
  const values = rows.map((row) => readValue(row) as Sortable);
  const ranks = ranksOf(values);
  const sign = direction === 'ascending' ? 1 : -1;
  const places = values.map((value, at) => ({ rank: ranks.get(value), at }));
  places.sort((a, b) => {
    if (a.rank === b.rank) return a.at - b.at;
    if (a.rank === undefined) return 1;
    if (b.rank === undefined) return -1;
    return sign * (a.rank - b.rank);
  });
  return places.map(({ at }) => rows[at] as T);
}
