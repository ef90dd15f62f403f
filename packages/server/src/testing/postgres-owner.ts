// SPDX-License-Identifier: GPL-3.0-only
import type { Kysely } from 'kysely';
import { databaseOver, openPool } from '../store/postgres-store.ts';

/** A database as the owner of its tables. For tests only. */
export function ownerOf(connection: string): { db: Kysely<unknown>; close(): Promise<void> } {
  const pool = openPool(connection, { connectionLimit: 2 });
  return { db: databaseOver(pool, {}), close: () => pool.end() };
}
