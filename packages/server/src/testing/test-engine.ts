// SPDX-License-Identifier: GPL-3.0-only
// The store of a test file: an embedded one in memory unless the file chose another before its first test. One engine
// per file (it takes seconds to start), emptied for each test. For tests only.
import { type Kysely, sql } from 'kysely';
import { openEmbeddedStore } from '../store/embedded-store.ts';
import { openPostgresStore } from '../store/postgres-store.ts';
import type { Store } from '../store/store.ts';
import type { PostgresAddresses } from './postgres.ts';
import { ownerOf } from './postgres-owner.ts';

export interface TestEngine {
  readonly store: Store;
  /** As the owner of the tables, who may empty them all. */
  readonly owner: Kysely<unknown>;
  close(): Promise<void>;
}

let choice: () => Promise<TestEngine> = () => embeddedEngine(null);
let engine: Promise<TestEngine> | undefined;

/** Chooses the engine of this test file. */
export function chooseEngine(open: () => Promise<TestEngine>): void {
  choice = open;
}

/** Closes the engine of this file; a test after it opens another one. */
export async function closeEngine(): Promise<void> {
  const open = engine;
  engine = undefined;
  await (await open)?.close();
}

/** PGlite in a directory, or in memory when it is null. */
export async function embeddedEngine(directory: string | null): Promise<TestEngine> {
  const opened = await openEmbeddedStore({ directory });
  if (!opened.ok) throw new Error(opened.detail);
  const store = opened.value;
  return { store, owner: store.jobs as unknown as Kysely<unknown>, close: () => store.close() };
}

/** PostgreSQL, with each desk's own role, as in production; only the record of what staff did can be read as well. */
export async function postgresEngine(addresses: PostgresAddresses): Promise<TestEngine> {
  const opened = await openPostgresStore({ connections: addresses.desks });
  if (!opened.ok) throw new Error(opened.detail);
  const owner = ownerOf(addresses.owner);
  const audit = owner.db.withSchema('audit') as unknown as Store['audit'];
  return {
    store: { ...opened.value, audit },
    owner: owner.db,
    async close() {
      await opened.value.close();
      await owner.close();
    },
  };
}

/** The store of this file, empty. */
export async function emptyStore(): Promise<Store> {
  engine ??= choice();
  const { store, owner } = await engine;
  await emptyTables(owner);
  return store;
}

const schemas = ['registration', 'cases', 'audit', 'exposure', 'meetings', 'jobs'];

/** Rows are deleted: to truncate two dozen tables takes PostgreSQL a hundred times as long. */
async function emptyTables(owner: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname = any(${schemas}::text[]) and tablename <> 'migrations'`.execute(owner);
  await owner.transaction().execute(async (transaction) => {
    for (const { name } of rows) await sql.raw(`delete from ${name}`).execute(transaction);
  });
}
