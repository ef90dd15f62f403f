// SPDX-License-Identifier: GPL-3.0-only
// Fourteen days means fourteen days: deletion follows the clock, whether or not the server is ever heard again. Only a
// clock that leapt is not followed at once.
import { civilDayStart, intervalAt, intervalStart, intervalsPerDay } from '@bluezone/protocol';
import { uploadTokenLifetime } from '../alerts/case-state.ts';
import { keepTotals } from '../history/day-totals.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { PhoneStore } from '../store/phone-store.ts';
import { forgettingTime, latestTime, longestRetentionDays } from './clock-doubt.ts';
import { retentionDaysAt } from './retention-days.ts';

/** The radio's plan reaches this far ahead. */
const plannedDays = 2;

/** A pack for another phone is no longer taken after so long, seconds. */
export const movePackLifetime = 86_400;

/** Deletes keys, sightings, scan counts, evidence, alerts and shares that are older than the retention; their totals stay. */
export async function enforceRetention(
  context: Pick<PhoneContext, 'store' | 'now' | 'counter'>,
): Promise<void> {
  const { store, now } = context;
  const { state, configuration } = store;
  const retentionDays = retentionDaysAt(store, now);
  const then = forgettingTime(store, now);
  const oldest = intervalAt(then) - retentionDays * intervalsPerDay;
  const aheadDays = Math.max(plannedDays, longestRetentionDays - retentionDays);
  const end = intervalAt(latestTime(store, now)) + aheadDays * intervalsPerDay;
  await keepTotals(context, oldest);
  state.forgottenBefore = Math.max(state.forgottenBefore, oldest);
  await store.forgetOutside(oldest, end);
  removeOldEvidence(store, oldest, end);
  const isKept = (second: number) => second > intervalStart(oldest) && second < intervalStart(end);
  state.alerts = state.alerts.filter(({ day }) =>
    isKept(civilDayStart(day + 1, configuration.zone.utcOffsetMinutes)),
  );
  state.notices = state.notices.filter((notice) => notice.until > now);
  const oldestFile = intervalStart(intervalAt(then) - longestRetentionDays * intervalsPerDay);
  if (store.matchedFiles.some((file) => file.to <= oldestFile))
    store.matchedFiles = store.matchedFiles.filter((file) => file.to > oldestFile);
  removeOldShares(store, intervalStart(oldest));
  if (state.uploadToken !== null && state.uploadToken.redeemedAt <= then - uploadTokenLifetime)
    state.uploadToken = null;
  if (state.redeemedAt !== null && state.redeemedAt <= intervalStart(oldest)) state.redeemedAt = null;
  if (state.contactFormSentAt !== null && state.contactFormSentAt <= intervalStart(oldest))
    state.contactFormSentAt = null;
  if (state.moving !== null && state.moving.since <= then - movePackLifetime) state.moving = null;
}

function removeOldEvidence(store: PhoneStore, oldest: number, end: number): void {
  const isOld = ({ interval }: { readonly interval: number }) => interval < oldest || interval >= end;
  if (!store.evidence.some((item) => item.entries.some(isOld))) return;
  const kept = store.evidence
    .map((item) => ({ ...item, entries: item.entries.filter((entry) => !isOld(entry)) }))
    .filter((item) => item.entries.length > 0);
  store.setEvidence(kept);
}

function removeOldShares(store: PhoneStore, oldestSecond: number): void {
  const { state } = store;
  for (const share of state.shares) if (share.sharedAt <= oldestSecond) store.dropWaiting(share);
  state.shares = state.shares.filter((share) => share.sharedAt > oldestSecond);
}
