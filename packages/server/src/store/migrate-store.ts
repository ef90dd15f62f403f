// SPDX-License-Identifier: GPL-3.0-only
// What `bluezone migrate` does: tables up to date, and on PostgreSQL the roles of the desks.
import { fail, ok, type Result } from '@bluezone/protocol';
import type { Kysely } from 'kysely';
import { type RolePasswords, setRoles } from './database-roles.ts';
import { migrate } from './migrations.ts';
import { databaseOver, openPool } from './postgres-store.ts';

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
    const reason = error instanceof Error ? error.message : 'unknown reason';
    return fail('store.unavailable', `The database cannot be used: ${reason}`);
  } finally {
    await pool.end();
  }
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
    const mighty = await setRoles(db, passwords);
    if (mighty.length > 0)
      return fail(
        'store.unavailable',
        `A desk's role may be neither superuser nor a member of another role, nor make roles or replicate: ${mighty.join(', ')}`,
      );
    return ok(ran);
  });
}
