// SPDX-License-Identifier: GPL-3.0-only
// What `bluezone migrate` does: tables up to date, and on PostgreSQL the roles of the desks.
import { fail, ok, type Result } from '@bluezone/protocol';
import type { Kysely } from 'kysely';
import { type RolePasswords, setRoles } from './database-roles.ts';
import { withEmbedded } from './embedded-store.ts';
import { migrate } from './migrations.ts';
import { databaseOver, openPool } from './postgres-store.ts';
import { StatementError, StoreUnavailableError } from './store-error.ts';

/** Migrations of very large tables take their time. */
const patience = { connectionLimit: 1, answerWithinMs: 24 * 3_600_000 };

/** Runs work over PostgreSQL as the tables' owner; `store.unavailable` when the database refuses or cannot be reached. */
export async function withOwner<T>(
  connection: string,
  work: (db: Kysely<unknown>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const pool = openPool(connection, patience);
  try {
    return await work(databaseOver(pool, patience));
  } catch (error) {
    if (error instanceof StatementError || error instanceof StoreUnavailableError)
      return fail('store.unavailable', `The database cannot be used: ${error.message}`);
    throw error;
  } finally {
    await pool.end();
  }
}

/** Sets the desks' roles and rights over tables that are up to date. */
export async function setDeskRoles(db: Kysely<unknown>, passwords: RolePasswords): Promise<Result<void>> {
  const mighty = await setRoles(db, passwords).catch((error: unknown) => {
    if (error instanceof StatementError && error.code === '42501') return undefined;
    throw error;
  });
  if (mighty === undefined)
    return fail(
      'store.unavailable',
      'The tables are up to date, but this user may not make the desks’ roles: it must own the database and have CREATEROLE.',
    );
  if (mighty.length === 0) return ok(undefined);
  return fail(
    'store.unavailable',
    `A desk's role may be neither superuser nor a member of another role, nor make roles or replicate: ${mighty.join(', ')}`,
  );
}

/**
 * Brings the tables of a PostgreSQL database up to date and sets the desks' roles and rights. Several at once do no harm.
 * @param connection as their owner, who may make roles
 * @returns names of the migrations that ran now
 */
export async function migratePostgres(
  connection: string,
  passwords: RolePasswords = {},
): Promise<Result<readonly string[]>> {
  return await withOwner(connection, async (db) => {
    const ran = await migrate(db);
    const roles = await setDeskRoles(db, passwords);
    return roles.ok ? ok(ran) : roles;
  });
}

/** Brings the embedded store of a directory up to date, and makes it where there is none; names of the migrations that ran. */
export async function migrateEmbedded(directory: string): Promise<Result<readonly string[]>> {
  return await withEmbedded(directory, 'maybe-new', async (db) => ok(await migrate(db)));
}
