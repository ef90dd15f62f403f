// SPDX-License-Identifier: GPL-3.0-only
import { civilDayAt } from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import type { Alert } from '../store/phone-state.ts';

/** Days after the day of a contact for which its person should watch their health. */
export const watchDays = 14;

export interface Warning extends Alert {
  /** Last civil day of the watch period. */
  readonly lastWatchDay: number;
  /** Days left after today; 0 on the last day and later. */
  readonly daysLeft: number;
}

export interface Warnings {
  /** In force, latest day first. */
  readonly current: readonly Warning[];
  /** Withdrawn, or their watch period is over. */
  readonly past: readonly Warning[];
}

/** The warnings that are still kept, apart by whether they hold. */
export function warningsNow({ store, now }: Pick<PhoneContext, 'store' | 'now'>): Warnings {
  const today = civilDayAt(now, store.configuration.zone.utcOffsetMinutes);
  const all = store.state.alerts
    .map((alert): Warning => {
      const lastWatchDay = alert.day + watchDays;
      return { ...alert, lastWatchDay, daysLeft: Math.max(0, lastWatchDay - today) };
    })
    .sort((a, b) => b.day - a.day || (a.degree < b.degree ? -1 : 1));
  const isCurrent = ({ withdrawnAt, lastWatchDay }: Warning) => withdrawnAt === null && today <= lastWatchDay;
  return { current: all.filter(isCurrent), past: all.filter((each) => !isCurrent(each)) };
}
