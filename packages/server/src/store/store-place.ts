// SPDX-License-Identifier: GPL-3.0-only
// What an operator does with a whole database, wherever it is: bring it up to date, move it, back it up, restore it.
import { ok, type Result } from '@bluezone/protocol';
import type { Kysely } from 'kysely';
import type { ByteSink } from './backup/backup-chunks.ts';
import { type BackupOptions, type BackupSummary, backupStore } from './backup/backup-store.ts';
import { type MoveSummary, moveStore } from './backup/move-store.ts';
import {
  type BackupSource,
  type RestoreOptions,
  type RestoreSummary,
  restoreStore,
} from './backup/restore-store.ts';
import type { RolePasswords } from './database-roles.ts';
import { withEmbedded } from './embedded-store.ts';
import { migrateEmbedded, migratePostgres, setDeskRoles, withOwner } from './migrate-store.ts';

export type StorePlace =
  /** An embedded store's directory; nobody else may use it meanwhile. */
  | { readonly kind: 'embedded'; readonly directory: string }
  /** PostgreSQL as the owner of its tables; desks may go on, except while it is filled. */
  | { readonly kind: 'postgres'; readonly connection: string };

async function within<T>(
  place: StorePlace,
  what: 'existing' | 'maybe-new',
  work: (db: Kysely<unknown>) => Promise<Result<T>>,
): Promise<Result<T>> {
  return place.kind === 'embedded'
    ? await withEmbedded(place.directory, what, work)
    : await withOwner(place.connection, work);
}

/** Brings tables, and on PostgreSQL roles and rights, up to date; names of the migrations that ran now. */
export async function migrateStore(
  place: StorePlace,
  passwords: RolePasswords = {},
): Promise<Result<readonly string[]>> {
  return place.kind === 'embedded'
    ? await migrateEmbedded(place.directory)
    : await migratePostgres(place.connection, passwords);
}

/** Backs a database up as of one moment; see `backupStore`. */
export async function backupFrom(
  place: StorePlace,
  sink: ByteSink,
  options: BackupOptions,
): Promise<Result<BackupSummary>> {
  return await within(place, 'existing', (db) => backupStore(db, sink, options));
}

/** Restores a backup into an empty database, which may be none yet; see `restoreStore`. On PostgreSQL roles are made too. */
export async function restoreInto(
  place: StorePlace,
  source: BackupSource,
  options: RestoreOptions,
  passwords: RolePasswords = {},
): Promise<Result<RestoreSummary>> {
  return await within(place, 'maybe-new', async (db) => {
    const restored = await restoreStore(db, source, options);
    if (!restored.ok || place.kind === 'embedded') return restored;
    const roles = await setDeskRoles(db, passwords);
    return roles.ok ? restored : roles;
  });
}

/** Moves an embedded store's rows into an empty PostgreSQL database; the directory stays as it is. See `moveStore`. */
export async function moveToPostgres(
  directory: string,
  connection: string,
  passwords: RolePasswords = {},
  onProgress?: (rows: number) => void,
): Promise<Result<MoveSummary>> {
  return await withEmbedded(directory, 'existing', (source) =>
    withOwner(connection, async (target) => {
      const moved = await moveStore(source, target, onProgress);
      if (!moved.ok) return moved;
      const roles = await setDeskRoles(target, passwords);
      return roles.ok ? ok(moved.value) : roles;
    }),
  );
}
