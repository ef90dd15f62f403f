// SPDX-License-Identifier: GPL-3.0-only
// Fourteen days means fourteen days: deletion follows the clock, whether or not the server is ever heard again.
import { intervalAt, intervalsPerDay } from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';

/** Deletes keys, sightings, scan counts, evidence, alerts and shares that are older than the retention. */
export function enforceRetention({ store, now }: PhoneContext): void {
  const { state, configuration } = store;
  const oldest = intervalAt(now) - configuration.retentionDays * intervalsPerDay;
  store.forgetBefore(oldest);
  const evidence = store.evidence
    .map((item) => ({ ...item, entries: item.entries.filter((entry) => entry.interval >= oldest) }))
    .filter((item) => item.entries.length > 0);
  const entryCount = (items: typeof store.evidence) =>
    items.reduce((sum, item) => sum + item.entries.length, 0);
  if (entryCount(evidence) !== entryCount(store.evidence)) store.setEvidence(evidence);
  const oldestSecond = oldest * 600;
  state.alerts = state.alerts.filter((alert) => (alert.day + 1) * 86_400 > oldestSecond);
  state.matchedFiles = state.matchedFiles.filter((file) => file.to > oldestSecond - 2 * 86_400);
  state.notices = state.notices.filter((notice) => notice.until > now);
  for (const share of state.shares)
    if (share.sharedAt <= oldestSecond)
      for (const i of share.alternatives.keys()) store.setWaiting(`${share.id}-${i}`, null);
  state.shares = state.shares.filter((share) => share.sharedAt > oldestSecond);
  if (state.uploadToken !== null && state.uploadToken.redeemedAt <= now - 86_400) state.uploadToken = null;
}
