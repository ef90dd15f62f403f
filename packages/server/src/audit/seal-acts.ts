// SPDX-License-Identifier: GPL-3.0-only
import { utcDayAt } from '@bluezone/protocol';
import { sql } from 'kysely';
import type { Store } from '../store/store.ts';

/** Requests that began before midnight have ended by then, so that their acts are sealed with those of their day. */
const graceSeconds = 600;

/**
 * Seals the acts of every UTC day that ended: by province and day, in the order of their random ids, each hash over the one
 * before it. Gives how many were sealed.
 */
export async function sealActs(audit: Store['audit'], now: number): Promise<number> {
  const today = utcDayAt(now - graceSeconds);
  const { rows } = await sql<{
    sealed: string | number;
  }>`select audit.seal_days_before(${today}::integer) as sealed`.execute(audit);
  return Number(rows[0]?.sealed ?? 0);
}
