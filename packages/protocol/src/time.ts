// SPDX-License-Identifier: GPL-3.0-only
// Intervals, key days (UTC) and civil days (the zone people live in). `now` is always a parameter.

export const intervalSeconds = 600;
export const intervalsPerDay = 144;
export const daySeconds = 86_400;

/** Interval number of a unix time in seconds: floor(t / 600), "ENIN" of the Exposure Notification specification v1.2. */
export function intervalAt(unixSeconds: number): number {
  return Math.floor(unixSeconds / intervalSeconds);
}

/** Unix seconds at which an interval starts. */
export function intervalStart(interval: number): number {
  return interval * intervalSeconds;
}

/** Days since 1970-01-01 UTC. */
export function utcDayAt(unixSeconds: number): number {
  return Math.floor(unixSeconds / daySeconds);
}

/** UTC day to which an interval belongs. */
export function utcDayOfInterval(interval: number): number {
  return Math.floor(interval / intervalsPerDay);
}

/** First interval of a UTC day. */
export function firstIntervalOfDay(utcDay: number): number {
  return utcDay * intervalsPerDay;
}

/** Day number of the civil calendar in a zone without daylight saving, given its offset from UTC in minutes. */
export function civilDayAt(unixSeconds: number, utcOffsetMinutes: number): number {
  return Math.floor((unixSeconds + utcOffsetMinutes * 60) / daySeconds);
}

/** Unix seconds at which a civil day starts. */
export function civilDayStart(civilDay: number, utcOffsetMinutes: number): number {
  return civilDay * daySeconds - utcOffsetMinutes * 60;
}

/** Calendar date YYYY-MM-DD of a day number (UTC or civil alike). */
export function dateText(day: number): string {
  return new Date(day * daySeconds * 1000).toISOString().slice(0, 10);
}
