// SPDX-License-Identifier: GPL-3.0-only
// What an operator does, from an embedded store in a directory to PostgreSQL and back again.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { noPostgres, type PostgresCluster, startPostgres, whyNoPostgres } from '../testing/postgres.ts';
import { openEmbeddedStore } from './embedded-store.ts';
import { openPostgresStore } from './postgres-store.ts';
import { backupFrom, migrateStore, moveToPostgres, restoreInto, type StorePlace } from './store-place.ts';

// Starting an embedded engine takes long on a machine with other work.
vi.setConfig({ testTimeout: 240_000 });

let cluster: PostgresCluster;
const work = mkdtempSync(join(tmpdir(), 'bluezone-place-'));

beforeAll(async () => {
  if (!noPostgres) cluster = await startPostgres({ waitsForDisk: false });
});
afterAll(async () => {
  rmSync(work, { recursive: true, force: true });
  if (!noPostgres) await cluster.remove();
});

const passwords = { exposure: 'exposure-password' };
const row = { key: Uint8Array.of(1, 2, 3), day: 7 };

async function keysIn(directory: string): Promise<unknown> {
  const opened = await openEmbeddedStore({ directory });
  if (!opened.ok) throw new Error(opened.detail);
  const rows = await opened.value.exposure.selectFrom('published_keys').selectAll().execute();
  await opened.value.close();
  return rows;
}

test.skipIf(noPostgres)(
  `a directory moves to PostgreSQL while nobody else uses it, and comes back as a backup${whyNoPostgres}`,
  async () => {
    const directory = join(work, 'town');
    const opened = await openEmbeddedStore({ directory });
    if (!opened.ok) throw new Error(opened.detail);
    await opened.value.exposure.insertInto('published_keys').values(row).execute();
    const { owner: connection, desks } = await cluster.createDatabase('place');
    expect(await moveToPostgres(directory, connection)).toMatchObject({ ok: false, code: 'store.locked' });
    await opened.value.close();

    const moving = moveToPostgres(directory, connection, passwords);
    expect(await openEmbeddedStore({ directory })).toMatchObject({ ok: false, code: 'store.locked' });
    expect(await moving).toMatchObject({ ok: true, value: { tables: { 'exposure.published_keys': 1 } } });
    expect(await keysIn(directory)).toEqual([row]);
    const store = await openPostgresStore({ connections: { exposure: desks.exposure } });
    if (!store.ok) throw new Error(store.detail);
    expect(await store.value.exposure.selectFrom('published_keys').selectAll().execute()).toEqual([row]);
    await store.value.close();
    expect(await moveToPostgres(directory, connection)).toMatchObject({ ok: false, code: 'store.not-empty' });

    const postgres: StorePlace = { kind: 'postgres', connection };
    const parts: Uint8Array[] = [];
    const made = await backupFrom(postgres, async (bytes) => void parts.push(bytes), { passphrase: null });
    expect(made).toMatchObject({ ok: true, value: { tables: { 'exposure.published_keys': 1 } } });
    const back: StorePlace = { kind: 'embedded', directory: join(work, 'back') };
    const source = async function* () {
      yield* parts;
    };
    expect(await restoreInto(back, source, { passphrase: null })).toMatchObject({ ok: true });
    expect(await keysIn(join(work, 'back'))).toEqual([row]);
    expect(await migrateStore(back)).toEqual({ ok: true, value: [] });
    expect(await migrateStore(postgres)).toEqual({ ok: true, value: [] });
  },
);

test('what cannot be moved or backed up makes nothing', async () => {
  const directory = join(work, 'nothing');
  expect(await moveToPostgres(directory, 'postgresql://a@127.0.0.1:1/b')).toMatchObject({
    ok: false,
    code: 'store.unavailable',
  });
  const place: StorePlace = { kind: 'embedded', directory };
  expect(await backupFrom(place, async () => {}, { passphrase: null })).toMatchObject({
    ok: false,
    code: 'store.unavailable',
  });
  expect(readdirSync(work)).not.toContain('nothing');
});
