// SPDX-License-Identifier: GPL-3.0-only
// Removes what is over: attempts with their second of expiry, and counts of days before.
import { utcDayAt } from '@bluezone/protocol';
import type { Store } from '../store/store.ts';

/** Whether anything waits to be removed. */
export async function hasOverdueRegistration(db: Store['registration'], now: number): Promise<boolean> {
  const attempt = await db
    .selectFrom('attempts')
    .select('expires')
    .where('expires', '<=', Math.floor(now))
    .limit(1)
    .executeTakeFirst();
  if (attempt !== undefined) return true;
  const count = await db
    .selectFrom('number_days')
    .select('day')
    .where('day', '<', utcDayAt(now))
    .limit(1)
    .executeTakeFirst();
  return count !== undefined;
}

/** Removes expired attempts and the counts of days that are over. */
export async function sweepRegistration(db: Store['registration'], now: number): Promise<void> {
  await db.deleteFrom('attempts').where('expires', '<=', Math.floor(now)).execute();
  await db.deleteFrom('number_days').where('day', '<', utcDayAt(now)).execute();
  await db.deleteFrom('sms_days').where('day', '<', utcDayAt(now)).execute();
}
