// SPDX-License-Identifier: GPL-3.0-only
// Gives a recording a place in time. A trace's t = 0 is local midnight of the run's first civil day.
import { type ContactTrace, RECORD_SECONDS } from '@bluezone/recordings';

export const DAY_SECONDS = 86_400;

/** A day of the Gregorian calendar in the configured zone. */
export interface CivilDate {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  /** 1–31. */
  readonly day: number;
}

/** First day of a run unless another is asked for: Monday, 1 June 2026. Fixed, so that runs are reproducible. */
export const DEFAULT_START_DATE: CivilDate = { year: 2026, month: 6, day: 1 };

/** Asia/Ho_Chi_Minh: seven hours ahead of UTC all year. */
export const DEFAULT_UTC_OFFSET_MINUTES = 420;

/** Where a trace lies in unix time. */
export interface TraceClock {
  /** Unix seconds of the trace's t = 0. */
  readonly zeroUnix: number;
  /** Unix seconds of local midnight before the first contact: where a replay begins. */
  readonly startUnix: number;
  /** Unix seconds of local midnight after the last contact. */
  readonly endUnix: number;
  readonly utcOffsetMinutes: number;
}

/**
 * The clock of a replay that begins on `startDate`.
 *
 * Recordings whose times are unix times themselves (first record more than a year after their t = 0) are moved by
 * whole days, so that their first day with contacts is `startDate`.
 *
 * @param trace the recording; only its first and last time matter
 */
export function createTraceClock(
  trace: Pick<ContactTrace, 'times'>,
  startDate: CivilDate = DEFAULT_START_DATE,
  utcOffsetMinutes: number = DEFAULT_UTC_OFFSET_MINUTES,
): TraceClock {
  const startUnix = localMidnight(startDate, utcOffsetMinutes);
  const firstDay = Math.floor(((trace.times[0] ?? 0) - RECORD_SECONDS) / DAY_SECONDS);
  const skippedDays = firstDay > 366 ? firstDay : 0;
  const zeroUnix = startUnix - skippedDays * DAY_SECONDS;
  const lastDays = Math.ceil(((trace.times.at(-1) ?? 0) - skippedDays * DAY_SECONDS) / DAY_SECONDS);
  return { zeroUnix, startUnix, endUnix: startUnix + Math.max(1, lastDays) * DAY_SECONDS, utcOffsetMinutes };
}

/** Unix seconds at which a civil day begins. */
export function localMidnight(date: CivilDate, utcOffsetMinutes: number): number {
  return Date.UTC(date.year, date.month - 1, date.day) / 1000 - utcOffsetMinutes * 60;
}

/** The civil day of a `YYYY-MM-DD` text, or undefined where there is no such day from 1970 on. */
export function parseCivilDate(text: string): CivilDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1970;
  return real ? { year, month, day } : undefined;
}

/** Days since 1970-01-01 UTC at a unix time. */
export function utcDay(unix: number): number {
  return Math.floor(unix / DAY_SECONDS);
}
