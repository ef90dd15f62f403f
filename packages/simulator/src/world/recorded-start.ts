// SPDX-License-Identifier: GPL-3.0-only
// How a recording lies on the town's clock when it is started for the first time.
import { type ContactTrace, RECORD_SECONDS } from '@bluezone/recordings';
import { isWeekend } from '../town/draw-agenda.ts';
import { recordedDays } from '../trace/repeating-contacts.ts';
import { DAY_SECONDS, DEFAULT_UTC_OFFSET_MINUTES } from '../trace/trace-clock.ts';

const HOUR = 3600;
const WEEK_DAYS = 7;
/** The hour of a start unless little is going on then. */
const USUAL_HOUR = 10;
/** "Little": less than this share of the day's fullest hour. */
const ENOUGH_SHARE = 0.5;
/** First days later than this after t = 0 are days since 1970: such a recording is in unix time. */
const UNIX_DAYS = 366;
const MONDAY = 4;

/** Unix seconds. */
export interface RecordedWorldStart {
  /** Local midnight before the first recorded day. */
  readonly bornAt: number;
  /** A full hour of the last day on which people met; what was recorded before is the past that was lived. */
  readonly startAt: number;
}

/**
 * Where a recording lies if the town is born at `todayUnix`: as late as possible with `startAt` not after it. A
 * recording of more than a week keeps its weekdays; where it does not say which they were, its days of rest are
 * weekends.
 */
export function recordedWorldStart(
  trace: ContactTrace,
  todayUnix: number,
  utcOffsetMinutes: number = DEFAULT_UTC_OFFSET_MINUTES,
): RecordedWorldStart {
  const { first, last, period } = recordedDays(trace);
  const offset = utcOffsetMinutes * 60;
  const hour = startHour(trace, last);
  let day = Math.floor((Math.floor(todayUnix) + offset - hour * HOUR) / DAY_SECONDS);
  if (period % WEEK_DAYS === 0) {
    const recorded = first > UNIX_DAYS ? last : firstWeekday(trace, first) + (last - first);
    day -= modulo(day - recorded, WEEK_DAYS);
  }
  const midnight = day * DAY_SECONDS - offset;
  return { bornAt: midnight - (last - first) * DAY_SECONDS, startAt: midnight + hour * HOUR };
}

function startHour(trace: ContactTrace, day: number): number {
  const records = new Array<number>(24).fill(0);
  for (let r = trace.records - 1; r >= 0; r--) {
    const begins = (trace.times[r] as number) - RECORD_SECONDS;
    if (begins < day * DAY_SECONDS) break;
    const hour = Math.floor((begins % DAY_SECONDS) / HOUR);
    records[hour] = (records[hour] as number) + 1;
  }
  const most = Math.max(...records);
  return (records[USUAL_HOUR] as number) >= ENOUGH_SHARE * most ? USUAL_HOUR : records.indexOf(most);
}

/** The weekday of a first day (days since 1970, modulo 7) that puts the fewest records on weekends; Monday if several. */
function firstWeekday(trace: ContactTrace, first: number): number {
  const records = new Array<number>(WEEK_DAYS).fill(0);
  for (let r = 0; r < trace.records; r++) {
    const after = Math.floor(((trace.times[r] as number) - RECORD_SECONDS) / DAY_SECONDS) - first;
    records[after % WEEK_DAYS] = (records[after % WEEK_DAYS] as number) + 1;
  }
  const atWeekends = (weekday: number) =>
    records.reduce((sum, count, after) => sum + (isWeekend(weekday + after) ? count : 0), 0);
  const choices = records.map((_, n) => (MONDAY + n) % WEEK_DAYS);
  return choices.reduce((best, other) => (atWeekends(other) < atWeekends(best) ? other : best));
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;
