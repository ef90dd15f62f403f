// SPDX-License-Identifier: GPL-3.0-only
import { utcDayAt } from '@bluezone/protocol';
import type { Kysely } from 'kysely';
import type { Random } from '../keys/keyring.ts';
import type { Store } from '../store/store.ts';
import type { AuditTables, CaseTables } from '../store/tables.ts';

/** Where acts are recorded. */
export interface ActRecord {
  readonly audit: Store['audit'];
  readonly random: Random;
}

/**
 * Records who of the staff did what to what, by UTC day, under a number that tells nothing of the order.
 * @param subject ids with a space between two, at most 200; never a name, a number or a code
 * @param province two digits; '' where it concerns none
 */
export async function recordAct(
  { audit, random }: ActRecord,
  actor: string,
  act: string,
  subject: string,
  now: number,
  province = '',
): Promise<void> {
  await audit
    .insertInto('acts_today')
    .values({ id: random(16), day: utcDayAt(now), province, actor, act, subject })
    .execute();
}

/** The record within a transaction of the cases desk: what is done and that it was done stand together, or neither. */
export function actRecordWithin(transaction: Kysely<CaseTables>, random: Random): ActRecord {
  return { audit: transaction.withSchema('audit') as unknown as Kysely<AuditTables>, random };
}
