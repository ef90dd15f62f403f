// SPDX-License-Identifier: GPL-3.0-only
// Which time a phone can speak about: from the first interval that is still kept to this one, and when it scanned in it.
import { civilDayAt, civilDayStart, intervalAt, intervalStart, intervalsPerDay } from '@bluezone/protocol';
import { forgettingTime } from '../heard/clock-doubt.ts';
import { retentionDaysAt } from '../heard/retention-days.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { PhoneStore } from '../store/phone-store.ts';

/** Intervals from `first` up to `end`, which is not among them. */
export interface IntervalRange {
  readonly first: number;
  readonly end: number;
}

const minutesPerInterval = 10;

/** From when the phone has been there, or is still allowed to know, to now. */
export function keptRange({ store, now }: Pick<PhoneContext, 'store' | 'now'>): IntervalRange {
  const oldest = intervalAt(forgettingTime(store, now)) - retentionDaysAt(store, now) * intervalsPerDay;
  const installed = intervalAt(store.state.installedAt ?? now);
  const end = intervalAt(now) + 1;
  return { first: Math.min(end - 1, Math.max(oldest, Math.min(firstScanned(store), installed))), end };
}

function firstScanned(store: PhoneStore): number {
  const day = store.scanDays()[0];
  if (day === undefined) return Number.POSITIVE_INFINITY;
  const first = store.scansOfDay(day)?.findIndex((scans) => scans > 0) ?? -1;
  return day * intervalsPerDay + Math.max(0, first);
}

/** The part that two ranges share. */
export function sharedRange(a: IntervalRange, b: IntervalRange): IntervalRange {
  const first = Math.max(a.first, b.first);
  return { first, end: Math.max(first, Math.min(a.end, b.end)) };
}

/** The intervals that begin within a civil day. */
export function rangeOfDay(store: PhoneStore, day: number): IntervalRange {
  const { utcOffsetMinutes } = store.configuration.zone;
  const intervalFrom = (second: number) => Math.ceil(second / intervalStart(1));
  return {
    first: intervalFrom(civilDayStart(day, utcOffsetMinutes)),
    end: intervalFrom(civilDayStart(day + 1, utcOffsetMinutes)),
  };
}

/** The civil day in which an interval begins. */
export function civilDayOf(store: PhoneStore, interval: number): number {
  return civilDayAt(intervalStart(interval), store.configuration.zone.utcOffsetMinutes);
}

/** Whether each interval of a range had a scan. */
export function scannedIntervals(store: PhoneStore, { first, end }: IntervalRange): boolean[] {
  const scanned: boolean[] = [];
  for (let interval = first; interval < end; interval++)
    scanned.push((countAt(store.scansOfDay(utcDay(interval)), interval) ?? 0) > 0);
  return scanned;
}

/** The most other devices noticed at once in each interval of a range; null where nobody scanned. */
export function othersLevels(store: PhoneStore, range: IntervalRange): (number | null)[] {
  return scannedIntervals(store, range).map((isScanned, i) => {
    const interval = range.first + i;
    return isScanned ? (countAt(store.othersOfDay(utcDay(interval)), interval) ?? 0) : null;
  });
}

/** Minutes of a range in which the phone scanned, by the ten minutes. */
export function scannedMinutes(store: PhoneStore, range: IntervalRange): number {
  return minutesPerInterval * scannedIntervals(store, range).filter((isScanned) => isScanned).length;
}

export const minutesOf = ({ first, end }: IntervalRange): number => minutesPerInterval * (end - first);

const utcDay = (interval: number): number => Math.floor(interval / intervalsPerDay);

const countAt = (counts: Uint8Array | null, interval: number): number | undefined =>
  counts?.[interval % intervalsPerDay];
