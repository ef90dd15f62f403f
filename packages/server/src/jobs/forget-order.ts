// SPDX-License-Identifier: GPL-3.0-only
// A database keeps rows in the order in which they came, and a report tells to ten minutes when its owner consented: who
// reads both tables could match them. So the rows of days that ended are written anew in the order of their random keys.
import { utcDayAt } from '@bluezone/protocol';
import { type Kysely, type RawBuilder, sql } from 'kysely';
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

/** Takes rows of a table out and puts them back in the order of their keys, in one statement. */
async function writeAnew(
  transaction: Kysely<CaseTables>,
  table: string,
  rows: RawBuilder<unknown>,
  keys: string,
): Promise<void> {
  const name = sql.raw(`cases.${table}`);
  await sql`with gone as (delete from ${name} where ${rows} returning *)
    insert into ${name} select * from gone order by ${sql.raw(keys)}`.execute(transaction);
}

async function lockOne(transaction: Kysely<CaseTables>, table: string): Promise<void> {
  await sql`lock table ${sql.raw(`cases.${table}`)} in exclusive mode`.execute(transaction);
}

/**
 * Takes their order from the rows of all UTC days before today: cases, codes, contact forms, people, links and acts. Each transaction is
 * a part of a day, so that nobody waits long; days that were done already are done again, since codes change later.
 */
export async function forgetOrder(store: Pick<Store, 'cases' | 'audit'>, now: number): Promise<void> {
  const { cases, audit } = store;
  const today = utcDayAt(now);
  await sealActs(audit, now);
  /** Does something with each part of each day of a table before today. */
  const eachPart = async (
    table: DayTable,
    key: string,
    work: (transaction: Kysely<CaseTables>, ofPart: RawBuilder<unknown>) => Promise<void>,
  ) => {
    const days = await cases
      .selectFrom(table)
      .select('day')
      .distinct()
      .where('day', '<', today)
      .orderBy('day')
      .execute();
    for (const { day } of days)
      for (const part of await partsOf(cases, table, key, day))
        await inTransaction(cases, (transaction) => work(transaction, within(key, day, part)));
  };
  await eachPart('cases', 'id', async (transaction, ofPart) => {
    await lockCases(transaction);
    await writeAnew(transaction, 'cases', ofPart, 'id');
    const theirs = sql`case_id in (select id from cases.cases where ${ofPart})`;
    await writeAnew(transaction, 'codes', theirs, 'link_hash');
  });
  await eachPart('people', 'id', async (transaction, ofPart) => {
    await lockPeople(transaction);
    await writeAnew(transaction, 'people', ofPart, 'id');
    const theirs = sql`person_id in (select id from cases.people where ${ofPart})`;
    await writeAnew(transaction, 'follow_ups', theirs, 'id');
  });
  for (const [table, key] of [
    ['links', 'id'],
    ['contact_forms', 'number_hmac'],
  ] as const)
    await eachPart(table, key, async (transaction, ofPart) => {
      await lockOne(transaction, table);
      await writeAnew(transaction, table, ofPart, key);
    });
  for (const [table, day, keys] of [
    ['refused_suggestions', 'day', 'source_id, target_id'],
    ['code_days', 'redeemed_day', 'issued_day, redeemed_day'],
    ['repeats', 'day', 'key_hash'],
  ] as const)
    await inTransaction(cases, async (transaction) => {
      await lockOne(transaction, table);
      await writeAnew(transaction, table, sql`${sql.ref(day)} < ${today}::integer`, keys);
    });
}
