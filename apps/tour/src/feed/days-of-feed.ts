// SPDX-License-Identifier: GPL-3.0-only
// The part of the feed that is drawn: newest first, by civil day.
import type { FeedEntry } from '@bluezone/simulator';

/** Entries drawn at once. */
export const mostDrawn = 200;

export interface FeedDay {
  /** Civil day since 1970-01-01. */
  readonly day: number;
  readonly entries: readonly FeedEntry[];
}

export interface DrawnFeed {
  readonly days: readonly FeedDay[];
  readonly drawn: number;
  /** Entries there are, drawn or not. */
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
  const newest = wanted.slice(-mostDrawn).reverse();
  const days: { day: number; entries: FeedEntry[] }[] = [];
  for (const entry of newest) {
    const day = Math.floor((entry.at + zoneSeconds) / 86_400);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return { days, drawn: newest.length, all: wanted.length };
}
