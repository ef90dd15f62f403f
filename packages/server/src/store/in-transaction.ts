// SPDX-License-Identifier: GPL-3.0-only
import type { Kysely, Transaction } from 'kysely';
import { isConflict } from './store-error.ts';

const tries = 5;

/**
 * Runs work in a transaction, and again from the beginning when it and another one stood in each other's way: the database
 * then carried out nothing of it. So the work may do nothing outside the database.
 */
export async function inTransaction<T, R>(
  db: Kysely<T>,
  work: (transaction: Transaction<T>) => Promise<R>,
): Promise<R> {
  for (let attempt = 1; ; attempt++)
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (!isConflict(error) || attempt === tries) throw error;
    }
}
