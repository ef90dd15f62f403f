// SPDX-License-Identifier: GPL-3.0-only
// A database keeps rows in the order in which they came, and a report tells to ten minutes when its owner consented: who
// reads both tables could match them. So the rows of days that ended are written anew in the order of their random keys.
import { utcDayAt } from '@bluezone/protocol';
import { type Kysely, sql } from 'kysely';
import { sealActs } from '../audit/seal-acts.ts';
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

/** Rows that are written anew in one transaction at most: others wait for about a second. */
const rowsAtOnce = 5000;

/** Locks people and their follow-ups in the same way: people first, as everybody does who changes both. */
export async function lockPeople(transaction: Kysely<CaseTables>): Promise<void> {
  await sql`lock table cases.people, cases.follow_ups in exclusive mode`.execute(transaction);
}

type DayTable = 'cases' | 'contact_forms' | 'people' | 'links';
interface Part {
  /** Null for the first and the last. */
  readonly from: string | Uint8Array | null;
  readonly to: string | Uint8Array | null;
}

/** Keys at which a day's rows are cut into parts, from the first. */
async function partsOf(cases: Store['cases'], table: DayTable, key: string, day: number): Promise<Part[]> {
  const { rows } = await sql<{ key: string | Uint8Array }>`
    select key from (
      select ${sql.ref(key)} as key, row_number() over (order by ${sql.ref(key)}) as number
      from ${sql.table(`cases.${table}`)} where day = ${day}
    ) numbered where number % ${sql.lit(rowsAtOnce)} = 1 order by key`.execute(cases);
  return rows.map(({ key: from }, i) => ({ from: i === 0 ? null : from, to: rows[i + 1]?.key ?? null }));
}

const within = (key: string, day: number, { from, to }: Part) => sql`day = ${day}
  and ${from === null ? sql`true` : sql`${sql.ref(key)} >= ${from}`}
  and ${to === null ? sql`true` : sql`${sql.ref(key)} < ${to}`}`;

/**
 * Takes their order from the rows of all UTC days before today: cases, codes, contact forms, people, links and acts. Each transaction is
 * a part of a day, so that nobody waits long; days that were done already are done again, since codes change later.
 */
export async function forgetOrder(store: Pick<Store, 'cases' | 'audit'>, now: number): Promise<void> {
  const { cases, audit } = store;
  const today = utcDayAt(now);
  await sealActs(audit, now);
  const daysOf = async (table: DayTable) =>
    await cases.selectFrom(table).select('day').distinct().where('day', '<', today).orderBy('day').execute();
  for (const { day } of await daysOf('cases'))
    for (const part of await partsOf(cases, 'cases', 'id', day)) {
      const ofPart = within('id', day, part);
      await inTransaction(cases, async (transaction) => {
        await lockCases(transaction);
        await sql`with gone as (delete from cases.cases where ${ofPart} returning *)
          insert into cases.cases select * from gone order by id`.execute(transaction);
        await sql`with gone as (
            delete from cases.codes where case_id in (select id from cases.cases where ${ofPart}) returning *
          )
          insert into cases.codes select * from gone order by link_hash`.execute(transaction);
      });
    }
  for (const { day } of await daysOf('people'))
    for (const part of await partsOf(cases, 'people', 'id', day)) {
      const ofPart = within('id', day, part);
      await inTransaction(cases, async (transaction) => {
        await lockPeople(transaction);
        await sql`with gone as (delete from cases.people where ${ofPart} returning *)
          insert into cases.people select * from gone order by id`.execute(transaction);
        await sql`with gone as (
            delete from cases.follow_ups where person_id in (select id from cases.people where ${ofPart}) returning *
          )
          insert into cases.follow_ups select * from gone order by id`.execute(transaction);
      });
    }
  for (const { day } of await daysOf('links'))
    for (const part of await partsOf(cases, 'links', 'id', day))
      await inTransaction(cases, async (transaction) => {
        await sql`lock table cases.links in exclusive mode`.execute(transaction);
        await sql`with gone as (delete from cases.links where ${within('id', day, part)} returning *)
          insert into cases.links select * from gone order by id`.execute(transaction);
      });
  for (const [table, day, key] of [
    ['refused_suggestions', 'day', 'source_id, target_id'],
    ['code_days', 'redeemed_day', 'issued_day, redeemed_day'],
    ['repeats', 'day', 'key_hash'],
  ] as const)
    await inTransaction(cases, async (transaction) => {
      const name = sql.raw(`cases.${table}`);
      await sql`lock table ${name} in exclusive mode`.execute(transaction);
      await sql`with gone as (delete from ${name} where ${sql.ref(day)} < ${today}::integer returning *)
        insert into ${name} select * from gone order by ${sql.raw(key)}`.execute(transaction);
    });
  for (const { day } of await daysOf('contact_forms'))
    for (const part of await partsOf(cases, 'contact_forms', 'number_hmac', day))
      await inTransaction(cases, async (transaction) => {
        await sql`lock table cases.contact_forms in exclusive mode`.execute(transaction);
        await sql`with gone as (delete from cases.contact_forms where ${within('number_hmac', day, part)} returning *)
          insert into cases.contact_forms select * from gone order by number_hmac`.execute(transaction);
      });
}
