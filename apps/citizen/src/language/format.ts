// SPDX-License-Identifier: GPL-3.0-only
// Numbers, days and times as people read them. Times are told in the zone of the deployment, which is set when it is known.
import type { Language } from './use-language.ts';

const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };
let zoneSeconds = 7 * 3600;

/** Sets the zone that all times are told in from now on. */
export function tellTimesIn(utcOffsetMinutes: number): void {
  zoneSeconds = utcOffsetMinutes * 60;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language} ${Object.entries(options).join()}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', ...options });
  formats.set(name, made);
  return made;
}

const daySeconds = 86_400;
const inZone = (unix: number): number => (unix + zoneSeconds) * 1000;

/** Civil day of a moment, days since 1970. */
export function civilDay(unix: number): number {
  return Math.floor((unix + zoneSeconds) / daySeconds);
}

/** "09:41". */
function timeText(language: Language, unix: number): string {
  return format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(inZone(unix));
}

/** "Thứ Hai, 1 tháng 6". */
export function dayText(language: Language, day: number): string {
  return format(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(day * daySeconds * 1000);
}

/** "1 tháng 6, 2026". */
export function dateText(language: Language, day: number): string {
  return format(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(day * daySeconds * 1000);
}

/** "01/06": short, for tables. Both languages write the day first; a slash serves both. */
export function shortDayText(day: number): string {
  const parts = format('en', { day: '2-digit', month: '2-digit' }).formatToParts(day * daySeconds * 1000);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('day')}/${part('month')}`;
}

/** "T2", "Mon". */
export function weekdayText(language: Language, day: number): string {
  return format(language, { weekday: language === 'vi' ? 'narrow' : 'short' }).format(
    day * daySeconds * 1000,
  );
}

/** "09:41, thứ Hai, 1 tháng 6". */
export function momentText(language: Language, unix: number): string {
  return `${timeText(language, unix)}, ${dayText(language, civilDay(unix))}`;
}

/** "09:41" of today, with the day of another one. */
export function nearMomentText(language: Language, unix: number, now: number): string {
  return civilDay(unix) === civilDay(now) ? timeText(language, unix) : momentText(language, unix);
}

export function numberText(language: Language, value: number, fractionDigits = 0): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: fractionDigits }).format(value);
}

/** "42%". @param share 0…1 */
export function percentText(language: Language, share: number): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  );
}

/** "3 phút", "3 minutes". */
export function unitText(
  language: Language,
  value: number,
  unit: 'second' | 'minute' | 'hour' | 'day' | 'byte' | 'kilobyte' | 'megabyte',
): string {
  const isBytes = unit.endsWith('byte');
  return new Intl.NumberFormat(locales[language], {
    style: 'unit',
    unit,
    unitDisplay: isBytes && unit !== 'byte' ? 'short' : 'long',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(value);
}

/** Bytes in the unit that people read. */
export function bytesText(language: Language, bytes: number): string {
  if (bytes < 1000) return unitText(language, bytes, 'byte');
  if (bytes < 1_000_000) return unitText(language, bytes / 1000, 'kilobyte');
  return unitText(language, bytes / 1_000_000, 'megabyte');
}

/** "2 giờ 10 phút". */
export function minutesText(language: Language, minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return unitText(language, rest, 'minute');
  const hoursText = unitText(language, hours, 'hour');
  return rest === 0 ? hoursText : `${hoursText} ${unitText(language, rest, 'minute')}`;
}

/** "An, Bình và Chi". */
export function listText(language: Language, items: readonly string[]): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items);
}

/** "2026-06-01" of a day, as in an address. */
export function dayAddress(day: number): string {
  return new Date(day * daySeconds * 1000).toISOString().slice(0, 10);
}

/** The day of "2026-06-01"; null for what is none. */
export function dayOfAddress(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / (daySeconds * 1000));
}
