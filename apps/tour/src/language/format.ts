// SPDX-License-Identifier: GPL-3.0-only
// Numbers, times and lists as people read them. Times are told in the zone of the town, which the page sets once when
// it knows it: a page shows one town.
import type { Language } from './use-language.ts';

const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };
let zoneSeconds = 7 * 3600;

/** Sets the zone that all times are told in from now on. */
export function tellTimesIn(utcOffsetMinutes: number): void {
  zoneSeconds = utcOffsetMinutes * 60;
}

/** Seconds to add to a unix time to get the civil time of the town, counted as if it were UTC. */
export function townZoneSeconds(): number {
  return zoneSeconds;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${Object.entries(options).join()}`;
  const known = dateFormats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  dateFormats.set(name, made);
  return made;
}

const inZone = (unix: number): number => (unix + zoneSeconds) * 1000;

/** "Thứ Hai, 01/06/2026". */
export function dateText(language: Language, unix: number): string {
  return dateFormat(locales[language], {
    weekday: 'long',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(inZone(unix));
}

/** The hour of the town's day, 0…23. */
export function hourOf(unix: number): number {
  return Math.floor((unix + zoneSeconds) / 3600) % 24;
}

/** "09:41". */
export function timeText(language: Language, unix: number): string {
  return dateFormat(locales[language], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    inZone(unix),
  );
}

/** "01/06 09:41:07". */
export function momentText(language: Language, unix: number): string {
  const time = dateFormat(locales[language], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(inZone(unix));
  return `${dayAndMonth(inZone(unix))} ${time}`;
}

/** "01/06 09:41". */
export function minuteText(language: Language, unix: number): string {
  return `${dayAndMonth(inZone(unix))} ${timeText(language, unix)}`;
}

/** "01/06" of a day number since 1970, civil or UTC alike. */
export function dayText(day: number): string {
  return dayAndMonth(day * 86_400_000);
}

/** "T2", "Mon": a civil day of the week, short. */
export function weekdayText(language: Language, day: number): string {
  const weekday = language === 'vi' ? 'narrow' : 'short';
  return dateFormat(locales[language], { weekday }).format(day * 86_400_000);
}

/** Both languages of this page write the day first; only their separators differ, and a slash serves both. */
function dayAndMonth(milliseconds: number): string {
  const parts = dateFormat('en', { day: '2-digit', month: '2-digit' }).formatToParts(milliseconds);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('day')}/${part('month')}`;
}

export function numberText(language: Language, value: number): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

/** "42 %" or "42%" as the language writes it. @param share 0…1 */
export function percentText(language: Language, share: number): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  );
}

/** "An, Bình và Chi". */
export function listText(language: Language, items: readonly string[]): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items);
}
