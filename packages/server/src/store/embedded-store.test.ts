// SPDX-License-Identifier: GPL-3.0-only
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { chooseEngine, closeEngine, embeddedEngine } from '../testing/test-engine.ts';
import { openEmbeddedStore } from './embedded-store.ts';
import type { Store } from './store.ts';
import { storeContract } from './store-contract.ts';

// Starting an embedded engine takes long on a machine with other work.
vi.setConfig({ testTimeout: 240_000 });

const contractDirectory = mkdtempSync(join(tmpdir(), 'bluezone-store-'));
beforeAll(() => chooseEngine(() => embeddedEngine(contractDirectory)));
afterAll(async () => {
  await closeEngine();
  rmSync(contractDirectory, { recursive: true, force: true });
});

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'bluezone-store-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function open(): Promise<Store> {
  const store = await openEmbeddedStore({ directory });
  if (!store.ok) throw new Error(store.detail);
  return store.value;
}

test('rows are found again after a restart, a second opener is refused meanwhile, and fsync is on', async () => {
  const first = await open();
  expect((await sql<{ fsync: string }>`show fsync`.execute(first.jobs)).rows).toEqual([{ fsync: 'on' }]);
  expect(await openEmbeddedStore({ directory })).toMatchObject({ ok: false, code: 'store.locked' });
  const row = { key: Uint8Array.of(1, 2, 3), day: 18_000 };
  await first.exposure.insertInto('published_keys').values(row).execute();
  await first.close();
  const second = await open();
  expect(await second.exposure.selectFrom('published_keys').selectAll().execute()).toEqual([row]);
  await second.close();
});

test('a first start that was killed half-way is begun again', async () => {
  mkdirSync(join(directory, 'postgres', 'base'), { recursive: true });
  writeFileSync(join(directory, 'postgres', 'PG_VERSION'), '18\n');
  writeFileSync(join(directory, 'postgres.unready'), '');
  const store = await open();
  expect(await store.meetings.selectFrom('tags').selectAll().execute()).toEqual([]);
  await store.close();
  expect(readdirSync(directory).sort()).toEqual(['postgres', 'postgres.ready']);
});

test('a folder of somebody else is neither opened nor removed', async () => {
  mkdirSync(join(directory, 'postgres'));
  writeFileSync(join(directory, 'postgres', 'mine.txt'), 'years of work');
  expect(await openEmbeddedStore({ directory })).toMatchObject({ ok: false, code: 'store.unavailable' });
  expect(readdirSync(directory)).toEqual(['postgres']);
  expect(readFileSync(join(directory, 'postgres', 'mine.txt'), 'utf8')).toBe('years of work');
});

storeContract({ name: 'PGlite in a directory', isLeftOut: false });
