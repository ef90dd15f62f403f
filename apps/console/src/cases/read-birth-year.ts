// SPDX-License-Identifier: GPL-3.0-only

/**
 * "1986", or an age as in "40".
 *
 * @param thisYear the year in which an age is told
 * @returns null for nothing typed, undefined for what is neither
 */
export function readBirthYear(text: string, thisYear: number): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  if (!/^\d{1,4}$/.test(typed)) return undefined;
  const number = Number(typed);
  const year = typed.length === 4 ? number : thisYear - number;
  return year >= 1890 && year <= thisYear ? year : undefined;
}
