// SPDX-License-Identifier: GPL-3.0-only
// The part of the feed that is drawn: newest first, by civil day.
import type { FeedEntry } from '@bluezone/simulator';
import { type FeedRow, rowsOf } from './feed-rows.ts';

/** Rows drawn at once. */
export const mostDrawn = 200;

export interface FeedDay {
  /** Civil day since 1970-01-01. */
  readonly day: number;
  readonly rows: readonly FeedRow[];
}

export interface DrawnFeed {
  readonly days: readonly FeedDay[];
  readonly drawn: number;
  /** Rows there are, drawn or not. */
  readonly all: number;
}

/** @param person only entries about them; null for all. @param zoneSeconds civil time less UTC */
export function daysOfFeed(
  feed: readonly FeedEntry[],
  person: number | null,
  zoneSeconds: number,
): DrawnFeed {
  const wanted =
    person === null ? feed : feed.filter((entry) => 'person' in entry && entry.person === person);
  const all = rowsOf(wanted);
  const newest = all.slice(-mostDrawn).reverse();
  const days: { day: number; rows: FeedRow[] }[] = [];
  for (const row of newest) {
    const day = Math.floor((row.entry.at + zoneSeconds) / 86_400);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return { days, drawn: newest.length, all: all.length };
}
