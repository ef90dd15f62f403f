// SPDX-License-Identifier: GPL-3.0-only
// Numbers, times and lists as people read them, in the zone of the story.
import type { Language } from './use-language.ts';

const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };
const zone = 'Asia/Ho_Chi_Minh';

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions, timeZone = zone) {
  return new Intl.DateTimeFormat(locales[language], { timeZone, ...options });
}

/** "Thứ Hai, 01/06/2026". */
export function dateText(language: Language, unix: number): string {
  return dateFormat(language, { weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' }).format(
    unix * 1000,
  );
}

/** "09:41". */
export function timeText(language: Language, unix: number): string {
  return dateFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(unix * 1000);
}

/** "01/06 09:41:07". */
export function momentText(language: Language, unix: number): string {
  const time = dateFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(unix * 1000);
  return `${dayAndMonth(unix * 1000, zone)} ${time}`;
}

/** "01/06" of a day number since 1970, civil or UTC alike. */
export function dayText(day: number): string {
  return dayAndMonth(day * 86_400_000, 'UTC');
}

/** Both languages of this page write the day first; only their separators differ, and a slash serves both. */
function dayAndMonth(milliseconds: number, timeZone: string): string {
  const parts = dateFormat('en', { day: '2-digit', month: '2-digit' }, timeZone).formatToParts(milliseconds);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('day')}/${part('month')}`;
}

export function numberText(language: Language, value: number): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

/** "An, Bình và Chi". */
export function listText(language: Language, items: readonly string[]): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items);
}
