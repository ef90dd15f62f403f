// SPDX-License-Identifier: GPL-3.0-only
// What a stored number means, for readers who do not count in unix seconds. The number itself is always shown too.
import type { ShownValue } from '@bluezone/simulator';
import { dayText, momentText } from '../language/format.ts';
import type { Language } from '../language/use-language.ts';

const seconds = new Set([
  'at',
  'expires',
  'created',
  'used',
  'last',
  'time',
  'from_time',
  'to_time',
  'published_at',
  'firstTold',
  'withdrawnAt',
  'notBefore',
  'sharedAt',
  'locked_until',
]);
const days = new Set(['day', 'sample_day', 'onset_day', 'spent_day', 'closes_day', 'waits_until_day']);
const intervals = new Set(['interval', 'start']);
const intervalSeconds = 600;

/** A time or day in words; null where a number is just a number. */
export function meaningOf(column: string, value: ShownValue, language: Language): string | null {
  if (typeof value !== 'number' || value === 0) return null;
  if (seconds.has(column)) return momentText(language, value);
  if (intervals.has(column)) return momentText(language, value * intervalSeconds);
  return days.has(column) ? dayText(value) : null;
}
