// SPDX-License-Identifier: GPL-3.0-only
// A database keeps rows in the order in which they came, and a report tells to ten minutes when its owner consented: who
// reads both tables could match them. So the rows of days that ended are written anew in the order of their random keys.
import { utcDayAt } from '@bluezone/protocol';
import { type Kysely, sql } from 'kysely';
import { inTransaction } from '../store/in-transaction.ts';
import type { Store } from '../store/store.ts';
import type { CaseTables } from '../store/tables.ts';

/**
 * Locks cases and codes against changes until the transaction ends: whoever wants to change one waits, and finds its row
 * then. Codes first, as everybody does who changes both.
 */
export async function lockCases(transaction: Kysely<CaseTables>): Promise<void> {
  await sql`lock table cases.codes, cases.cases in exclusive mode`.execute(transaction);
}

/**
 * Takes their order from the rows of all UTC days before today: cases, codes, contact forms and acts. Each day is one
 * transaction, so that nobody waits long; a day that stands there already is done again, since codes change later.
 */
export async function forgetOrder(store: Pick<Store, 'cases' | 'audit'>, now: number): Promise<void> {
  const { cases, audit } = store;
  const today = utcDayAt(now);
  await sql`select audit.keep_days_before(${today}::integer)`.execute(audit);
  const daysOf = async (table: 'cases' | 'contact_forms') =>
    await cases.selectFrom(table).select('day').distinct().where('day', '<', today).orderBy('day').execute();
  for (const { day } of await daysOf('cases'))
    await inTransaction(cases, async (transaction) => {
      await lockCases(transaction);
      await sql`with gone as (delete from cases.cases where day = ${day} returning *)
        insert into cases.cases select * from gone order by id`.execute(transaction);
      await sql`with gone as (
          delete from cases.codes where case_id in (select id from cases.cases where day = ${day}) returning *
        )
        insert into cases.codes select * from gone order by link_hash`.execute(transaction);
    });
  for (const { day } of await daysOf('contact_forms'))
    await inTransaction(cases, async (transaction) => {
      await sql`lock table cases.contact_forms in exclusive mode`.execute(transaction);
      await sql`with gone as (delete from cases.contact_forms where day = ${day} returning *)
        insert into cases.contact_forms select * from gone order by number_hmac`.execute(transaction);
    });
}
