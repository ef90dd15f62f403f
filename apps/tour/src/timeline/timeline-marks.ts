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
  /** Each once. */
  readonly people: readonly number[];
  /** How many people are told of being F1, and how many F2. */
  readonly f1: number;
  readonly f2: number;
}

interface Draft {
  readonly kind: MarkKind;
  readonly from: number;
  to: number;
  count: number;
  readonly people: Set<number>;
  readonly degrees: Record<'F1' | 'F2', Set<number>>;
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
  const last = new Map<MarkKind, Draft>();
  const marks: Draft[] = [];
  for (const entry of feed) {
    const kind = kinds[entry.kind];
    if (kind === undefined || entry.at < span.from || entry.at > span.to) continue;
    let mark = last.get(kind);
    if (mark === undefined || entry.at - mark.from > width) {
      mark = begun(kind, entry.at);
      marks.push(mark);
      last.set(kind, mark);
    }
    mark.to = entry.at;
    mark.count++;
    if ('person' in entry) mark.people.add(entry.person);
    if (entry.kind === 'warned' || entry.kind === 'unwarned') mark.degrees[entry.degree].add(entry.person);
  }
  return marks.map(({ people, degrees: { F1, F2 }, ...mark }) => ({
    ...mark,
    people: [...people],
    f1: F1.size,
    f2: F2.size,
  }));
}

function begun(kind: MarkKind, at: number): Draft {
  return { kind, from: at, to: at, count: 0, people: new Set(), degrees: { F1: new Set(), F2: new Set() } };
}
