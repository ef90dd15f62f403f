// SPDX-License-Identifier: GPL-3.0-only
// What was forgotten cannot be had back, so a lower retention waits: a configuration that was signed by mistake, or by
// a thief, is replaced before it has cost anybody their history.
import { daySeconds } from '@bluezone/protocol';
import type { PhoneStore } from '../store/phone-store.ts';
import { forgettingTime } from './clock-doubt.ts';

/** How long a lower retention waits, seconds: longer than any index lives. */
const patience = 7 * daySeconds;

/** Days for which things are kept now. */
export function retentionDaysAt(store: PhoneStore, now: number): number {
  const { earlierRetention } = store.state;
  const { retentionDays } = store.configuration;
  return earlierRetention !== null && forgettingTime(store, now) < earlierRetention.until
    ? Math.max(retentionDays, earlierRetention.days)
    : retentionDays;
}

/** To be called once another configuration is in force, with the days for which things were kept until then. */
export function noteRetention(store: PhoneStore, daysBefore: number, now: number): void {
  const isLowered = store.configuration.retentionDays < daysBefore;
  store.state.earlierRetention = isLowered ? { days: daysBefore, until: now + patience } : null;
}
