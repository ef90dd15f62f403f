// SPDX-License-Identifier: GPL-3.0-only
// The figures by which a replay shows that it read the trace it says it read.
import { type ContactTrace, RECORD_SECONDS } from './contact-trace.ts';

const DAY_SECONDS = 86_400;
const CLOSE_CONTACT_MINUTES = 15;

/** How long one pair was in contact on one UTC day. */
export interface PairDay {
  /** Dense index of the one person, below `b`. */
  readonly a: number;
  /** Dense index of the other. */
  readonly b: number;
  /** Days since 1970-01-01 UTC. */
  readonly day: number;
  /** Minutes of contact, 20 s per record. */
  readonly minutes: number;
}

/** Counts that a report on a trace quotes. */
export interface TraceStatistics {
  readonly people: number;
  readonly records: number;
  readonly pairs: number;
  /** Pairs × UTC days with any contact. */
  readonly pairDays: number;
  /** Those that reach 15 minutes: 45 records or more. */
  readonly pairDaysOver15: number;
}

/**
 * Minutes of contact of every pair on every UTC day with any, by first record. A record counts wholly on the day
 * in which its 20 s begin.
 *
 * @param zeroUnix unix seconds of the trace's t = 0
 */
export function minutesByPairAndDay(trace: ContactTrace, zeroUnix: number): PairDay[] {
  const counts = new Map<number, { a: number; b: number; day: number; records: number }[]>();
  const inOrder: { a: number; b: number; day: number; records: number }[] = [];
  for (let r = 0; r < trace.records; r++) {
    const a = trace.a[r] as number;
    const b = trace.b[r] as number;
    const day = Math.floor((zeroUnix + (trace.times[r] as number) - RECORD_SECONDS) / DAY_SECONDS);
    const key = a * trace.people + b;
    const days = counts.get(key);
    const last = days?.at(-1);
    if (last?.day === day) {
      last.records++;
      continue;
    }
    const first = { a, b, day, records: 1 };
    inOrder.push(first);
    if (days === undefined) counts.set(key, [first]);
    else days.push(first);
  }
  return inOrder.map(({ a, b, day, records }) => ({ a, b, day, minutes: (records * RECORD_SECONDS) / 60 }));
}

/**
 * Counts people, records, pairs, pair-days, and pair-days of at least 15 minutes.
 *
 * @param zeroUnix unix seconds of the trace's t = 0
 */
export function traceStatistics(trace: ContactTrace, zeroUnix: number): TraceStatistics {
  const days = minutesByPairAndDay(trace, zeroUnix);
  return {
    people: trace.people,
    records: trace.records,
    pairs: trace.pairs,
    pairDays: days.length,
    pairDaysOver15: days.filter((day) => day.minutes >= CLOSE_CONTACT_MINUTES).length,
  };
}
