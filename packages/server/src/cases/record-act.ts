// SPDX-License-Identifier: GPL-3.0-only
import { utcDayAt } from '@bluezone/protocol';
import type { Store } from '../store/store.ts';

/** Records who of the staff did what to which case, by UTC day. */
export async function recordAct(
  audit: Store['audit'],
  actor: string,
  act: string,
  subject: string,
  now: number,
): Promise<void> {
  await audit
    .insertInto('acts')
    .values({ day: utcDayAt(now), actor, act, subject })
    .execute();
}
