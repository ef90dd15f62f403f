// SPDX-License-Identifier: GPL-3.0-only
// A day is counted for good when the first of it is about to be forgotten. Until then its numbers come from the log, so that
// no number is kept that the log would not bear out.
import { intervalAt } from '@bluezone/protocol';
import { latestTime } from '../heard/clock-doubt.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { DayTotal } from '../store/day-total.ts';
import { countDays } from './count-day.ts';
import {
  civilDayOf,
  type IntervalRange,
  keptRange,
  rangeOfDay,
  scannedMinutes,
  sharedRange,
} from './kept-days.ts';

type CountingContext = Pick<PhoneContext, 'store' | 'now' | 'counter'>;

export interface Totals {
  /** Civil day from which is counted; null before the first. */
  readonly since: number | null;
  /** Ascending. Today is the last, and grows. */
  readonly days: readonly DayTotal[];
}

/** Takes the numbers of days that lose intervals before `oldest`, while they are whole. To be called before these are forgotten. */
export async function keepTotals(context: CountingContext, oldest: number): Promise<void> {
  const { store, now } = context;
  const { forgottenBefore } = store.state;
  // What was forgotten by a clock that ran ahead says nothing about the days before it was put right.
  const whole = { first: forgottenBefore <= oldest ? forgottenBefore : 0, end: intervalAt(now) + 1 };
  if (civilDayOf(store, whole.first - 1) === civilDayOf(store, oldest - 1)) return;
  const known = new Set(store.totals.map(({ day }) => day));
  const isLeaving = (day: number) => {
    const { first } = rangeOfDay(store, day);
    return first >= whole.first && first < oldest && !known.has(day) && day >= countedFrom(context);
  };
  const leaving = scannedDays(context).filter(isLeaving);
  if (leaving.length === 0) return;
  const last = civilDayOf(store, intervalAt(latestTime(store, now)));
  const kept = store.totals.filter(({ day }) => day <= last);
  const fresh = await totalsOf(context, leaving, whole);
  store.setTotals([...kept, ...fresh].sort((a, b) => a.day - b.day));
}

/** The numbers of all days since the installation, or since they were erased. */
export async function dayTotals(context: CountingContext): Promise<Totals> {
  const { store } = context;
  const stored = new Map(store.totals.map((total) => [total.day, total]));
  const kept = keptRange(context);
  const days = scannedDays(context).filter((day) => day >= countedFrom(context) && !stored.has(day));
  const live = await totalsOf(context, days, kept);
  const all = [...store.totals, ...live].sort((a, b) => a.day - b.day);
  return { since: all[0]?.day ?? null, days: all };
}

/** Erases the numbers. Counting begins anew with the day after. */
export function eraseTotals({ store, now }: CountingContext): void {
  store.setTotals([]);
  store.state.totalsFrom = civilDayOf(store, intervalAt(now)) + 1;
}

const countedFrom = ({ store }: CountingContext): number => store.state.totalsFrom ?? 0;

/** Civil days in which the phone scanned, ascending, up to today. */
function scannedDays({ store, now }: CountingContext): number[] {
  const days = new Set<number>();
  const today = civilDayOf(store, intervalAt(now));
  for (const utcDay of store.scanDays())
    for (const [i, scans] of (store.scansOfDay(utcDay) ?? new Uint8Array(0)).entries())
      if (scans > 0) days.add(civilDayOf(store, 144 * utcDay + i));
  return [...days].filter((day) => day <= today).sort((a, b) => a - b);
}

async function totalsOf(
  { store, counter }: CountingContext,
  days: readonly number[],
  kept: IntervalRange,
): Promise<DayTotal[]> {
  const totals: DayTotal[] = [];
  for await (const { day, counts } of countDays(store, counter, days, kept)) {
    if (counts === null) continue;
    const { users, people, closeUsers } = counts;
    const range = sharedRange(rangeOfDay(store, day), kept);
    totals.push({ day, users, people, closeUsers, scannedMinutes: scannedMinutes(store, range) });
  }
  return totals;
}
