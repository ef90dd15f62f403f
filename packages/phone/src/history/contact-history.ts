// SPDX-License-Identifier: GPL-3.0-only
// The contact history as its owner sees it: numbers with ranges by day and by three hours, and gaps where nobody listened.
import type { CountRange } from '../counting/people-counter.ts';
import type { PhoneContext } from '../phone-context.ts';
import { bandRanges, type CountedDay, countDays } from './count-day.ts';
import {
  civilDayOf,
  type IntervalRange,
  keptRange,
  minutesOf,
  rangeOfDay,
  scannedMinutes,
  sharedRange,
} from './kept-days.ts';

export interface HistoryBand {
  /** null: the phone did not scan, which says nothing of who was there. */
  readonly users: CountRange | null;
  /** Users and devices without Bluezone together. */
  readonly people: CountRange | null;
  /** Of `ofMinutes`, those in whose ten minutes the phone scanned. */
  readonly scannedMinutes: number;
  /** Minutes of the band that are over or under way, since the installation; 0 when it has not come yet. */
  readonly ofMinutes: number;
}

export interface HistoryDay {
  /** Civil day. */
  readonly day: number;
  readonly isToday: boolean;
  /** null: the phone did not scan that day. */
  readonly users: CountRange | null;
  readonly people: CountRange | null;
  /** Users beside whom the owner was for as long and as near as a close contact takes. */
  readonly closeUsers: CountRange | null;
  readonly scannedMinutes: number;
  readonly ofMinutes: number;
  /** Minutes scanned in each of the 24 hours; 0 is a gap, null is not come yet, not kept, or before the installation. */
  readonly scannedHours: readonly (number | null)[];
  /** Eight of three hours. */
  readonly bands: readonly HistoryBand[];
}

const intervalsPerHour = 6;

/** Every civil day that is still kept, ascending; the last is today. */
export async function contactHistory(context: PhoneContext): Promise<HistoryDay[]> {
  const { store, counter } = context;
  const kept = keptRange(context);
  const today = civilDayOf(store, kept.end - 1);
  const days: number[] = [];
  for (let day = civilDayOf(store, kept.first); day <= today; day++) days.push(day);
  const history: HistoryDay[] = [];
  for await (const counted of countDays(store, counter, days, kept))
    history.push(historyDay(context, counted, kept, counted.day === today));
  return history;
}

function historyDay(
  { store }: PhoneContext,
  { day, counts, bands }: CountedDay,
  kept: IntervalRange,
  isToday: boolean,
): HistoryDay {
  const minutes = (range: IntervalRange) => {
    const part = sharedRange(range, kept);
    return { scannedMinutes: scannedMinutes(store, part), ofMinutes: minutesOf(part) };
  };
  const whole = rangeOfDay(store, day);
  return {
    day,
    isToday,
    users: counts?.users ?? null,
    people: counts?.people ?? null,
    closeUsers: counts?.closeUsers ?? null,
    ...minutes(whole),
    scannedHours: Array.from({ length: 24 }, (_, hour) => {
      const first = whole.first + hour * intervalsPerHour;
      const { scannedMinutes: scanned, ofMinutes } = minutes({ first, end: first + intervalsPerHour });
      return ofMinutes === 0 ? null : scanned;
    }),
    bands: bandRanges(store, day).map((range, i) => ({
      users: bands[i]?.users ?? null,
      people: bands[i]?.people ?? null,
      ...minutes(range),
    })),
  };
}
