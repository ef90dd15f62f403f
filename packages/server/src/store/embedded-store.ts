// SPDX-License-Identifier: GPL-3.0-only
// The store that needs no installation: PostgreSQL compiled to WebAssembly, in a directory of ours or in memory.
import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure, fail, ok, type Result } from '@bluezone/protocol';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, sql } from 'kysely';
import { embeddedParsers as parsers } from './column-types.ts';
import { type DirectoryLock, lockDirectory } from './directory-lock.ts';
import { DurableFileSystem, durableStartParameters } from './durable-file-system.ts';
import { migrate } from './migrations.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import { type Store, storeOver } from './store.ts';
import { StatementError, StoreUnavailableError } from './store-error.ts';

export interface EmbeddedStoreOptions {
  /** Where the rows live: made when missing; null keeps them in memory only. */
  readonly directory: string | null;
  /** Another way to the files below `directory`, to test what a loss of power leaves. */
  readonly fileSystem?: (path: string) => DurableFileSystem;
}

const engineName = 'postgres';
const readyName = 'postgres.ready';
const unreadyName = 'postgres.unready';

function syncPath(path: string, flags: 'r' | 'w'): void {
  const descriptor = openSync(path, flags, 0o600);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A first start that was killed half-way left files that no engine can open, and nothing that was acknowledged: they
 * are removed. It says so itself, before its first file: a folder that nobody declared is somebody else's and stays.
 * @returns true when the directory is ready, or free for a first start, which this declares.
 */
function prepare(directory: string): boolean {
  if (existsSync(join(directory, readyName))) return true;
  const engine = join(directory, engineName);
  const declared = join(directory, unreadyName);
  if (existsSync(declared)) rmSync(engine, { recursive: true, force: true });
  else if (existsSync(engine)) return false;
  syncPath(declared, 'w');
  syncPath(directory, 'r');
  return true;
}

/** Whatever is acknowledged from now on stands on files that are on the disk. */
function markReady(directory: string, syncAll: () => void): void {
  if (existsSync(join(directory, readyName))) return;
  syncAll();
  syncPath(join(directory, readyName), 'w');
  syncPath(directory, 'r');
  rmSync(join(directory, unreadyName), { force: true });
}

interface OpenedEngine {
  readonly engine: PGlite;
  readonly syncAll: () => void;
}

async function openEngine({ directory, fileSystem }: EmbeddedStoreOptions): Promise<OpenedEngine> {
  if (directory === null) return { engine: await PGlite.create({ parsers }), syncAll: () => undefined };
  const path = join(directory, engineName);
  const fs = fileSystem?.(path) ?? new DurableFileSystem(path);
  const engine = await PGlite.create({ fs, startParams: [...durableStartParameters], parsers });
  return { engine, syncAll: () => fs.syncAll() };
}

/** Gives space of deleted rows back: the embedded engine has no autovacuum. */
async function vacuum(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
  await sql.raw(`vacuum ${rows.map(({ name }) => name).join(', ')}`).execute(db);
}

/** An embedded database as it is found, its tables not brought up to date. */
interface EmbeddedDatabase {
  readonly db: Kysely<unknown>;
  /** Says that what is acknowledged from now on must survive. */
  markReady(): void;
  close(): Promise<void>;
}

async function openDatabase(options: EmbeddedStoreOptions): Promise<Result<EmbeddedDatabase>> {
  const { directory } = options;
  let lock: DirectoryLock | undefined;
  try {
    if (directory !== null) {
      const locked = lockDirectory(directory);
      if (!locked.ok) return locked;
      lock = locked.value;
      if (!prepare(directory)) {
        lock.release();
        return fail(
          'store.unavailable',
          `${join(directory, engineName)} was not made by this program and is left alone. Choose another directory.`,
        );
      }
    }
    const { engine, syncAll } = await openEngine(options);
    const db = new Kysely<unknown>({ dialect: pgliteDialect(engine) });
    return ok({
      db,
      markReady: () => {
        if (directory !== null) markReady(directory, syncAll);
      },
      async close() {
        await db.destroy();
        lock?.release();
      },
    });
  } catch (error) {
    lock?.release();
    return cannotOpen(directory, error);
  }
}

function cannotOpen(directory: string | null, error: unknown): Failure {
  const reason = error instanceof Error ? error.message : 'unknown reason';
  return fail('store.unavailable', `The store in ${directory ?? 'memory'} cannot be opened: ${reason}`);
}

/**
 * Opens the embedded store and brings its tables up to date. What it acknowledged is on the disk, so it survives
 * SIGKILL and loss of power.
 * @returns `store.locked` when another process uses the directory, `store.unavailable` when the engine cannot open it.
 */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<Result<Store>> {
  const opened = await openDatabase(options);
  if (!opened.ok) return opened;
  const { db, close } = opened.value;
  try {
    await migrate(db);
    opened.value.markReady();
    return ok(storeOver(db, { maintain: () => vacuum(db), close }));
  } catch (error) {
    await close();
    return cannotOpen(options.directory, error);
  }
}

/** Whether a directory holds an embedded store that was made to its end. */
const holdsEmbeddedStore = (directory: string): boolean => existsSync(join(directory, readyName));

/**
 * Runs work over the embedded database of a directory as it is found, and lets go of it; nobody else can use it
 * meanwhile. A new one, where there was none, counts only when the work succeeds.
 * @param what whether the store must be there, or may be made
 */
export async function withEmbedded<T>(
  directory: string,
  what: 'existing' | 'maybe-new',
  work: (db: Kysely<unknown>) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (what === 'existing' && !holdsEmbeddedStore(directory))
    return fail('store.unavailable', `There is no store in ${directory}.`);
  const opened = await openDatabase({ directory });
  if (!opened.ok) return opened;
  try {
    const outcome = await work(opened.value.db);
    if (outcome.ok) opened.value.markReady();
    return outcome;
  } catch (error) {
    if (error instanceof StatementError || error instanceof StoreUnavailableError)
      return cannotOpen(directory, error);
    throw error;
  } finally {
    await opened.value.close();
  }
}
