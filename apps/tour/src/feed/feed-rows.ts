// SPDX-License-Identifier: GPL-3.0-only
// What is one line of the feed: a phone warns of each day by itself, but to whoever reads it that is one event.
import type { FeedEntry } from '@bluezone/simulator';

export interface FeedRow {
  /** The first of the entries that the row tells. */
  readonly entry: FeedEntry;
  /** Civil days that a warning is about, ascending; empty for everything else. */
  readonly days: readonly number[];
}

/** Warnings of one phone no further apart than this are one row, seconds of the town. */
const togetherSeconds = 300;

/** One row for each entry, but one for all that a phone says at about one time of one degree. Keeps the order. */
export function rowsOf(feed: readonly FeedEntry[]): FeedRow[] {
  const rows: { entry: FeedEntry; days: number[] }[] = [];
  const last = new Map<string, (typeof rows)[number]>();
  for (const entry of feed) {
    if (entry.kind !== 'warned' && entry.kind !== 'unwarned') {
      rows.push({ entry, days: [] });
      continue;
    }
    const key = `${entry.kind} ${entry.person} ${entry.degree}`;
    const before = last.get(key);
    if (before !== undefined && entry.at - before.entry.at <= togetherSeconds) {
      before.days = [...new Set([...before.days, entry.day])].sort((a, b) => a - b);
    } else {
      const row = { entry, days: [entry.day] };
      rows.push(row);
      last.set(key, row);
    }
  }
  return rows;
}
