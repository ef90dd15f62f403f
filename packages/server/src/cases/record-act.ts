// SPDX-License-Identifier: GPL-3.0-only
import { utcDayAt } from '@bluezone/protocol';
import type { CaseDesk } from './case-desk.ts';

/** Records who of the staff did what to which case, by UTC day, under a number that tells nothing of the order. */
export async function recordAct(
  desk: Pick<CaseDesk, 'audit' | 'random'>,
  actor: string,
  act: string,
  subject: string,
  now: number,
): Promise<void> {
  await desk.audit
    .insertInto('acts_today')
    .values({ id: desk.random(16), day: utcDayAt(now), actor, act, subject })
    .execute();
}
