// SPDX-License-Identifier: GPL-3.0-only
// What is one line of the feed: a phone warns of each day by itself, and phones refuse a trick one after another, but to
// whoever reads it that is one event.
import type { FeedEntry } from '@bluezone/simulator';

export interface FeedRow {
  /** The first of the entries that the row tells. */
  readonly entry: FeedEntry;
  /** Civil days that a warning is about, ascending; empty for everything else. */
  readonly days: readonly number[];
  /** Phones that refused a trick; 0 for everything else. */
  readonly phones: number;
}

/** Entries of one kind and about one thing no further apart than this are one row, seconds of the town. */
const togetherSeconds = 300;

/**
 * One row for each entry, but one for all that a phone warns of, or that phones say to a trick, at about one time. Keeps
 * the order.
 */
export function rowsOf(feed: readonly FeedEntry[]): FeedRow[] {
  const rows: { entry: FeedEntry; days: number[]; phones: number }[] = [];
  const last = new Map<string, (typeof rows)[number]>();
  for (const entry of feed) {
    const key = keyOf(entry);
    let row = key === null ? undefined : last.get(key);
    if (row === undefined || entry.at - row.entry.at > togetherSeconds) {
      row = { entry, days: [], phones: 0 };
      rows.push(row);
      if (key !== null) last.set(key, row);
    }
    if ('day' in entry && !row.days.includes(entry.day)) row.days.push(entry.day);
    if (entry.kind === 'refused') row.phones += entry.phones;
  }
  for (const { days } of rows) days.sort((a, b) => a - b);
  return rows;
}

/** What entries of one row have in common; null for those that are rows of their own. */
function keyOf(entry: FeedEntry): string | null {
  if (entry.kind === 'refused') return `${entry.trick} ${entry.code}`;
  if (entry.kind !== 'warned' && entry.kind !== 'unwarned') return null;
  return `${entry.kind} ${entry.person} ${entry.degree}`;
}
