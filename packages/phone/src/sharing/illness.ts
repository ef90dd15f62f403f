// SPDX-License-Identifier: GPL-3.0-only
import { maximumKeyAgeDays, utcDayAt } from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';

/** What the owner says of the illness, in UTC days. Without an onset the day of the sample counts. */
export interface IllnessStatement {
  readonly onsetDay: number | null;
  readonly sampleDay: number;
}

/** Earliest onset that is believed, in days before today. */
const earliestOnset = 14;

/** One day less than is accepted, since a report may leave after midnight. */
const oldestSharedDays = maximumKeyAgeDays - 1;

const clampToLastDays = (day: number, today: number): number =>
  Math.min(today, Math.max(today - earliestOnset, day));

/** Onset as it is sent: clamped to −14…0 days; null when the owner knows none. */
export function statedOnset({ now }: PhoneContext, statement: IllnessStatement): number | null {
  return statement.onsetDay === null ? null : clampToLastDays(statement.onsetDay, utcDayAt(now));
}

/** First and last UTC day of the infectious window: onset − 2 (or sample − 2) to today, no older than is accepted. */
export function infectiousDays(
  { store, now }: PhoneContext,
  statement: IllnessStatement,
): { first: number; last: number } {
  const today = utcDayAt(now);
  const begin = clampToLastDays(statement.onsetDay ?? statement.sampleDay, today);
  const first = begin - store.configuration.sharing.daysBeforeOnset;
  return { first: Math.max(first, today - oldestSharedDays), last: today };
}
