// SPDX-License-Identifier: GPL-3.0-only
// Days as people type them in a hurry. The day stands first, as both languages write it here.
import { addDays } from './format.ts';

const isReal = (year: number, month: number, date: number): boolean => {
  const made = new Date(Date.UTC(year, month - 1, date));
  return made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
};

/**
 * Reads "5/6", "05062026", "5.6.26", "2026-06-05", "h" or "t" (today), "-1" (yesterday), "+3".
 * Without a year it is the latest such day that is not after `today` by more than `ahead` days.
 *
 * @param today "YYYY-MM-DD"
 * @returns "YYYY-MM-DD"; null for what is no day
 */
export function readDay(text: string, today: string, ahead = 0): string | null {
  const typed = text.trim().toLowerCase();
  if (/^(?:h|hn|hôm nay|t|today|0)$/.test(typed)) return today;
  if (/^[+-]\d{1,3}$/.test(typed)) return addDays(today, Number(typed));
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso !== null) return made(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parted = /^(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{2}|\d{4}))?$/.exec(typed);
  const packed = /^(\d{2})(\d{2})(\d{2}|\d{4})?$/.exec(typed);
  const found = parted ?? packed;
  if (found === null) return null;
  const [date, month] = [Number(found[1]), Number(found[2])];
  if (found[3] !== undefined) {
    const year = Number(found[3]);
    return made(year < 100 ? 2000 + year : year, month, date);
  }
  const year = Number(today.slice(0, 4));
  const latest = addDays(today, ahead);
  const candidates = [made(year + 1, month, date), made(year, month, date), made(year - 1, month, date)];
  return candidates.find((day) => day !== null && day <= latest) ?? null;
}

function made(year: number, month: number, date: number): string | null {
  if (!isReal(year, month, date)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
