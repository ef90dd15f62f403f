// SPDX-License-Identifier: GPL-3.0-only
// Brings the tables up to date, on every engine, whoever else tries at the same time.
import { type Kysely, sql, type Transaction } from 'kysely';
import { fourDesks } from './migrations/0001-four-desks.ts';
import { registrationByMessage } from './migrations/0002-registration.ts';
import { staffAndAudit } from './migrations/0003-staff-and-audit.ts';
import { casesAndPeople } from './migrations/0004-cases-and-people.ts';
import type { Migration } from './migrations/migration.ts';
import type { JobTables } from './tables.ts';

/** Every change of the tables, oldest first. */
const migrations: readonly Migration[] = [fourDesks, registrationByMessage, staffAndAudit, casesAndPeople];

/** Names of all migrations of this program, oldest first. */
export const migrationNames: readonly string[] = migrations.map(({ name }) => name);

/** A row among the names of migrations, of the place where they are kept: locked by whoever migrates. */
const turn = '0000-migrations';

const prelude = [
  'create schema if not exists jobs',
  'create table if not exists jobs.migrations (name text primary key)',
  `insert into jobs.migrations (name) values ('${turn}') on conflict do nothing`,
];

/** "if not exists" still fails where another process makes the same thing at the same moment; again, it exists. */
async function runPrelude<T>(db: Kysely<T>): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      for (const statement of prelude) await sql.raw(statement).execute(db);
      return;
    } catch (error) {
      if (attempt === 5) throw error;
    }
}

const jobsOf = <T>(db: Kysely<T>) => db.withSchema('jobs') as unknown as Kysely<JobTables>;

async function namesRun(db: Kysely<JobTables>): Promise<string[]> {
  const rows = await db.selectFrom('migrations').select('name').where('name', '!=', turn).execute();
  return rows.map(({ name }) => name).sort();
}

/** Names of the migrations that a database has seen, oldest first; none where there is no table of them. */
export async function appliedMigrations<T>(db: Kysely<T>): Promise<string[]> {
  const found = await sql<{
    place: string | null;
  }>`select to_regclass('jobs.migrations')::text as place`.execute(db);
  return found.rows[0]?.place == null ? [] : await namesRun(jobsOf(db));
}

/** Runs the first of the wanted migrations that was not run, under the lock; its name, or null when none is left. */
async function runNext(jobs: Kysely<JobTables>, wanted: readonly Migration[]): Promise<string | null> {
  return await jobs.transaction().execute(async (transaction: Transaction<JobTables>) => {
    await transaction.selectFrom('migrations').select('name').where('name', '=', turn).forUpdate().execute();
    const done = new Set(await namesRun(transaction));
    const next = wanted.find(({ name }) => !done.has(name));
    if (next === undefined) return null;
    await transaction.insertInto('migrations').values({ name: next.name }).execute();
    for (const statement of next.up) await sql.raw(statement).execute(transaction);
    return next.name;
  });
}

/**
 * Brings the tables up to date; each migration runs once, whole or not at all. Of several processes that try at once
 * one does it and the others wait. Gives the names of those run now.
 * @param through the last migration to run; all when left out
 */
export async function migrate<T>(db: Kysely<T>, through?: string): Promise<string[]> {
  const end = through === undefined ? migrations.length : migrationNames.indexOf(through) + 1;
  await runPrelude(db);
  const ran: string[] = [];
  for (;;) {
    const name = await runNext(jobsOf(db), migrations.slice(0, end));
    if (name === null) return ran;
    ran.push(name);
  }
}
