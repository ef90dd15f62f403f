// SPDX-License-Identifier: GPL-3.0-only
// The store that needs no installation: PostgreSQL compiled to WebAssembly, in a directory of ours or in memory.
import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '@bluezone/protocol';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, sql } from 'kysely';
import { type DirectoryLock, lockDirectory } from './directory-lock.ts';
import { DurableFileSystem, durableStartParameters } from './durable-file-system.ts';
import { migrate } from './migrations.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import { type Store, storeOver } from './store.ts';

const int8 = 20;
const parsers = { [int8]: Number };

export interface EmbeddedStoreOptions {
  /** Where the rows live: made when missing; null keeps them in memory only. */
  readonly directory: string | null;
}

/** Tables whose rows come and go; the embedded engine has no autovacuum. */
const busyTables = [
  'exposure.reports',
  'exposure.published_keys',
  'exposure.exports',
  'exposure.indexes',
  'meetings.tags',
  'cases.codes',
  'cases.sessions',
  'registration.issued',
  'jobs.leases',
];

const readyName = 'postgres.ready';

/** A first start that was killed half-way left files that no engine can open, and nothing that was acknowledged. */
function removeHalfMade(directory: string): void {
  if (!existsSync(join(directory, readyName)))
    rmSync(join(directory, 'postgres'), { recursive: true, force: true });
}

function markReady(directory: string): void {
  const path = join(directory, readyName);
  if (existsSync(path)) return;
  closeSync(openSync(path, 'w', 0o600));
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

async function openEngine(directory: string | null): Promise<PGlite> {
  if (directory === null) return await PGlite.create({ parsers });
  const fs = new DurableFileSystem(join(directory, 'postgres'));
  return await PGlite.create({ fs, startParams: [...durableStartParameters], parsers });
}

/**
 * Opens the embedded store and brings its tables up to date. What it acknowledged is on the disk, so it survives
 * SIGKILL and loss of power.
 * @returns `store.locked` when another process uses the directory, `store.unavailable` when the engine cannot open it.
 */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<Result<Store>> {
  const { directory } = options;
  let lock: DirectoryLock | undefined;
  try {
    if (directory !== null) {
      const locked = lockDirectory(directory);
      if (!locked.ok) return locked;
      lock = locked.value;
      removeHalfMade(directory);
    }
    const db = new Kysely<unknown>({ dialect: pgliteDialect(await openEngine(directory)) });
    await migrate(db);
    if (directory !== null) markReady(directory);
    return ok(
      storeOver(db, {
        async maintain() {
          await sql.raw(`vacuum ${busyTables.join(', ')}`).execute(db);
        },
        async close() {
          await db.destroy();
          lock?.release();
        },
      }),
    );
  } catch (error) {
    lock?.release();
    const reason = error instanceof Error ? error.message : 'unknown reason';
    return fail('store.unavailable', `The store in ${directory ?? 'memory'} cannot be opened: ${reason}`);
  }
}
