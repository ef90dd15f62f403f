// SPDX-License-Identifier: GPL-3.0-only
// What stands on the timeline: days, gaps, and the events that are told there, those of one kind and about one time
// together.
import type { FeedEntry } from '@bluezone/simulator';

const DAY_SECONDS = 86_400;
/** More days than these do not fit: the oldest go. */
const MOST_DAYS = 16;

/** Unix seconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whole civil days, up to the end of today. @param zoneSeconds the town's offset from UTC */
export function shownSpan(bornAt: number, now: number, zoneSeconds: number): Span {
  const midnight = (unix: number) =>
    Math.floor((unix + zoneSeconds) / DAY_SECONDS) * DAY_SECONDS - zoneSeconds;
  const to = midnight(now) + DAY_SECONDS;
  return { from: Math.max(Math.min(midnight(bornAt), to - DAY_SECONDS), to - MOST_DAYS * DAY_SECONDS), to };
}

/** Civil days since 1970-01-01. */
export function daysOf(span: Span, zoneSeconds: number): number[] {
  const first = Math.floor((span.from + zoneSeconds) / DAY_SECONDS);
  return Array.from({ length: Math.round((span.to - span.from) / DAY_SECONDS) }, (_, n) => first + n);
}

/** 0…1 along the span. */
export function shareOf(span: Span, unix: number): number {
  return Math.min(1, Math.max(0, (unix - span.from) / (span.to - span.from)));
}

/** Parts of the span in which everything was switched off. */
export function gapsOf(feed: readonly FeedEntry[], span: Span): Span[] {
  return feed
    .filter((entry) => entry.kind === 'gap')
    .map(({ from, to }) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }))
    .filter(({ from, to }) => to > from);
}

export type MarkKind = 'case' | 'warning' | 'relief' | 'publication' | 'withdrawal';

/** Events of one kind that are too near each other to be told apart on the strip. */
export interface TimelineMark {
  readonly kind: MarkKind;
  /** Of the first and of the last event. Unix seconds. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly people: readonly number[];
  /** How many of the warnings say F1, and how many F2. */
  readonly f1: number;
  readonly f2: number;
}

const kinds: Partial<Record<FeedEntry['kind'], MarkKind>> = {
  confirmed: 'case',
  warned: 'warning',
  unwarned: 'relief',
  published: 'publication',
  withdrew: 'withdrawal',
};

/** @param share of the span within which events of one kind are one mark */
export function marksOf(feed: readonly FeedEntry[], span: Span, share: number): TimelineMark[] {
  const width = (span.to - span.from) * share;
  const last = new Map<MarkKind, TimelineMark>();
  const marks: TimelineMark[] = [];
  for (const entry of feed) {
    const kind = kinds[entry.kind];
    if (kind === undefined || entry.at < span.from || entry.at > span.to) continue;
    const before = last.get(kind);
    const isTogether = before !== undefined && entry.at - before.from <= width;
    const degree = entry.kind === 'warned' || entry.kind === 'unwarned' ? entry.degree : null;
    const mark: TimelineMark = {
      kind,
      from: isTogether ? before.from : entry.at,
      to: entry.at,
      count: (isTogether ? before.count : 0) + 1,
      people: [...(isTogether ? before.people : []), ...('person' in entry ? [entry.person] : [])],
      f1: (isTogether ? before.f1 : 0) + (degree === 'F1' ? 1 : 0),
      f2: (isTogether ? before.f2 : 0) + (degree === 'F2' ? 1 : 0),
    };
    if (isTogether) marks[marks.indexOf(before)] = mark;
    else marks.push(mark);
    last.set(kind, mark);
  }
  return marks;
}
