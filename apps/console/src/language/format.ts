// SPDX-License-Identifier: GPL-3.0-only
// Numbers, days and times as people read them. A day is "YYYY-MM-DD"; a moment is Unix seconds, told in Vietnam's zone.
import { deskNow } from '../desk/desk-clock.ts';
import type { Language } from './use-language.ts';

const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };
const zoneSeconds = 7 * 3600;
const daySeconds = 86_400;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language} ${Object.entries(options).join()}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', ...options });
  formats.set(name, made);
  return made;
}

/** Milliseconds at which a day begins in UTC; NaN for what is none. */
const dayMs = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** "2026-06-01" of a moment (Unix seconds), in Vietnam. */
export function dayOf(unix: number): string {
  return new Date((unix + zoneSeconds) * 1000).toISOString().slice(0, 10);
}

/** Today in Vietnam, by the desk's clock. */
export function today(): string {
  return dayOf(deskNow());
}

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.round(dayMs(day) / (daySeconds * 1000));
}

export function dayFromNumber(number: number): string {
  return new Date(number * daySeconds * 1000).toISOString().slice(0, 10);
}

/** The day `count` days after (before, when negative). */
export function addDays(day: string, count: number): string {
  return dayFromNumber(dayNumber(day) + count);
}

/** Days from one to another. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** "01/06/2026": for tables and fields; both languages write the day first. */
export function dayText(day: string | null | undefined): string {
  if (day === null || day === undefined || day === '') return '';
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** "01/06": where the year is plain. */
export function shortDayText(day: string): string {
  return dayText(day).slice(0, 5);
}

/** "Thứ Hai, 1 tháng 6, 2026". */
export function longDayText(language: Language, day: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return format(language, options).format(dayMs(day));
}

/** "thứ Hai". */
export function weekdayText(language: Language, day: string): string {
  return format(language, { weekday: 'long' }).format(dayMs(day));
}

/** "09:41". */
export function timeText(language: Language, unix: number): string {
  return format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    (unix + zoneSeconds) * 1000,
  );
}

/** "hôm nay", "hôm qua", "3 ngày trước". */
export function relativeDayText(language: Language, day: string, from: string = today()): string {
  return new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' }).format(
    daysBetween(from, day),
    'day',
  );
}

export function numberText(language: Language, value: number, fractionDigits = 0): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: fractionDigits }).format(value);
}

/** "42%". @param share 0…1 */
export function percentText(language: Language, share: number, fractionDigits = 0): string {
  return new Intl.NumberFormat(locales[language], {
    style: 'percent',
    maximumFractionDigits: fractionDigits,
  }).format(share);
}

/** "3 phút", "3 minutes". */
export function unitText(
  language: Language,
  value: number,
  unit: 'second' | 'minute' | 'hour' | 'day',
): string {
  return new Intl.NumberFormat(locales[language], {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(value);
}

/** "An, Bình và Chi". */
export function listText(language: Language, items: readonly string[]): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items);
}

/** "0912 345 678" of a Vietnamese number in E.164; others as they are. */
export function phoneText(number: string | null | undefined): string {
  const national = /^\+84(\d{3})(\d{3})(\d{3})$/.exec(number ?? '');
  if (national === null) return number ?? '';
  return `0${national[1]?.slice(0, 3)} ${national[2]} ${national[3]}`;
}
