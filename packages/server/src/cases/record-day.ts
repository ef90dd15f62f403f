// SPDX-License-Identifier: GPL-3.0-only
// Days as people write them and as rows keep them.
import { civilDayAt, dateText, daySeconds, fail, ok, type Result } from '@bluezone/protocol';

/** Vietnam is seven hours ahead of UTC all year. */
const utcOffsetMinutes = 7 * 60;

/** What day it is for the people of the country. */
export const civilToday = (now: number): number => civilDayAt(now, utcOffsetMinutes);

/** Day number of a date YYYY-MM-DD; undefined when the calendar has no such day. */
export function dayOfDate(date: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return undefined;
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / (daySeconds * 1000);
  return dateText(day) === date ? day : undefined;
}

/** Days of before the disease are slips of the pen: no record reaches back farther than this. */
const longestAgo = 400;

type DayCode = 'case.sample-day' | 'case.onset-day' | 'record.day';

/** A day that has been, as its number; fails for one in the future, long ago or of no calendar. */
export function pastDay(date: string, now: number, code: DayCode = 'record.day'): Result<number> {
  const day = dayOfDate(date);
  const today = civilToday(now);
  return day === undefined || day > today || day < today - longestAgo
    ? fail(code, 'no past day YYYY-MM-DD of the last thirteen months')
    : ok(day);
}

/** A day within weeks from now. */
export function comingDay(date: string, now: number): Result<number> {
  const day = dayOfDate(date);
  const today = civilToday(now);
  return day === undefined || day < today || day > today + 60
    ? fail('record.day', 'no day YYYY-MM-DD of the next two months')
    : ok(day);
}

export const dateOrNull = (day: number | null): string | null => (day === null ? null : dateText(day));
