// SPDX-License-Identifier: GPL-3.0-only
// The drill: a backup while the server works, restored elsewhere, compared; and everything that must be refused.
import { toHex, tokenHash } from '@bluezone/protocol';
import type { Kysely } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { unpackKeys } from '../../exposure/packed-keys.ts';
import { memoryObjectStore } from '../../objects/memory-object-store.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { createServer } from '../../server.ts';
import { demoSettings } from '../../settings.ts';
import { codeOf, makeReport, send } from '../../testing/messages.ts';
import { noPostgres, type PostgresCluster, startPostgres, whyNoPostgres } from '../../testing/postgres.ts';
import { ownerOf } from '../../testing/postgres-owner.ts';
import { fetchExports } from '../../testing/published-keys.ts';
import { enrolledAccount } from '../../testing/staff-session.ts';
import {
  chooseEngine,
  closeEngine,
  embeddedEngine,
  postgresEngine,
  type TestEngine,
} from '../../testing/test-engine.ts';
import { type TestServer, testServer } from '../../testing/test-server.ts';
import { migratePostgres } from '../migrate-store.ts';
import { appliedMigrations } from '../migrations.ts';
import { ChunkWriter } from './backup-chunks.ts';
import { encodeJsonFrame, frameTypes } from './backup-frames.ts';
import { type BackupOptions, backupStore } from './backup-store.ts';
import { sumRows } from './copy-rows.ts';
import { moveStore } from './move-store.ts';
import { type RestoreOptions, restoreStore } from './restore-store.ts';
import { readShapes } from './table-shape.ts';

// Starting an embedded engine takes long on a machine with other work.
vi.setConfig({ testTimeout: 240_000 });

let cluster: PostgresCluster;
beforeAll(async () => {
  if (!noPostgres) cluster = await startPostgres({ waitsForDisk: false });
});
afterEach(closeEngine);
afterAll(async () => {
  if (!noPostgres) await cluster.remove();
});

const open: BackupOptions & RestoreOptions = { passphrase: null };

async function backup(db: Kysely<unknown>, options: BackupOptions = open): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const made = await backupStore(db, async (bytes) => void parts.push(Buffer.from(bytes)), options);
  if (!made.ok) throw new Error(made.detail);
  return Buffer.concat(parts);
}

const restore = (db: Kysely<unknown>, file: Uint8Array, options: RestoreOptions = open) =>
  restoreStore(
    db,
    async function* () {
      yield file;
    },
    options,
  );

/** "schema.table" → count and sum of its rows. */
async function sums(db: Kysely<unknown>): Promise<Record<string, string>> {
  return await db.transaction().execute(async (transaction) => {
    const found: Record<string, string> = {};
    for (const shape of await readShapes(transaction))
      found[`${shape.schema}.${shape.name}`] = (await sumRows(transaction, shape)).text();
    return found;
  });
}

/** Rows in every desk, and files published. */
async function fill(t: TestServer): Promise<void> {
  await enrolledAccount(t, { username: 'a' });
  for (let i = 0; i < 10; i++) expect(await codeOf(send(t, 'report', makeReport(t).body))).toBe('ok');
  await t.server.runDueJobs();
  t.now += 7200;
  await t.server.runDueJobs();
}

/** Posts and publishes until told to stop; gives the reports that were acknowledged, in order. */
function work(t: TestServer): { acknowledged: string[]; stop(): Promise<void> } {
  const acknowledged: string[] = [];
  let isOver = false;
  const posting = async () => {
    while (!isOver) {
      const { report, body } = makeReport(t);
      if ((await codeOf(send(t, 'report', body))) === 'ok') acknowledged.push(toHex(tokenHash(report.token)));
    }
  };
  const publishing = async () => {
    while (!isOver) {
      t.now += 60;
      await t.server.runDueJobs();
    }
  };
  const all = Promise.all([posting(), posting(), publishing()]);
  return {
    acknowledged,
    async stop() {
      isOver = true;
      await all;
    },
  };
}

/** A published key is in both tables or in none, and each published file is there. */
async function expectOneMoment({ store }: TestEngine, objects: ObjectStore): Promise<void> {
  const known = new Set(
    (await store.exposure.selectFrom('published_keys').select('key').execute()).map(({ key }) => toHex(key)),
  );
  for (const { keys, published } of await store.exposure
    .selectFrom('reports')
    .select(['keys', 'published'])
    .execute())
    unpackKeys(keys).forEach(({ key }, i) => {
      expect(known.has(toHex(key))).toBe((published & (1 << i)) !== 0);
    });
  for (const { hash } of await store.exposure.selectFrom('exports').select('hash').execute())
    expect(await objects.get(`exports/${hash}.zip`)).toBeDefined();
}

/** The same server over other rows and files. */
function serverAt(t: TestServer, { store }: TestEngine, objects: ObjectStore): TestServer {
  const created = createServer({
    store,
    objects,
    keys: t.keys,
    configuration: t.server.configuration(),
    settings: demoSettings(),
    clock: () => t.now,
    random: t.random,
  });
  if (!created.ok) throw new Error(created.detail);
  return { ...t, server: created.value, store, objects };
}

async function drill(source: TestEngine, target: TestEngine, passphrase: string | null): Promise<string> {
  chooseEngine(async () => source);
  const t = await testServer();
  await fill(t);
  const load = work(t);
  while (load.acknowledged.length < 10) await t.store.exposure.selectFrom('turns').selectAll().execute();
  const before = [...load.acknowledged];
  const file = await backup(source.owner, { passphrase, objects: t.objects });
  const during = load.acknowledged.length - before.length;
  await load.stop();
  const objects = memoryObjectStore();
  const restored = await restore(target.owner, file, { passphrase, objects });
  if (!restored.ok) throw new Error(restored.detail);
  const rows = await target.store.exposure.selectFrom('reports').select('token_hash').execute();
  const found = new Set(rows.map(({ token_hash }) => toHex(token_hash)));
  expect(before.filter((hash) => !found.has(hash))).toEqual([]);
  expect(rows.length).toBe(restored.value.tables['exposure.reports']);
  await expectOneMoment(target, objects);
  const again = serverAt(t, target, objects);
  expect((await fetchExports(again)).length).toBeGreaterThan(0);
  await again.server.runDueJobs();
  expect(await codeOf(send(again, 'report', makeReport(again).body))).toBe('ok');
  return `${before.length} acknowledged before, all found; ${during} more while it was made; ${file.length} bytes`;
}

test('an embedded store is backed up under load, sealed, and works elsewhere', async () => {
  const [source, target] = [await embeddedEngine(null), await embeddedEngine(null)];
  process.stdout.write(`Backup, embedded: ${await drill(source, target, 'correct horse battery')}.\n`);
  await target.close();
});

test.skipIf(noPostgres)(
  `PostgreSQL is backed up under load and works elsewhere${whyNoPostgres}`,
  async () => {
    const source = await postgresEngine(await cluster.createMigratedDatabase('drill_source'));
    const target = await postgresEngine(await cluster.createMigratedDatabase('drill_target'));
    process.stdout.write(`Backup, PostgreSQL: ${await drill(source, target, null)}.\n`);
    await target.close();
  },
);

test.skipIf(noPostgres)(
  `rows go from engine to engine as they are, numbers go on, and a full target is left as it is${whyNoPostgres}`,
  async () => {
    const source = await embeddedEngine(null);
    chooseEngine(async () => source);
    const t = await testServer();
    await fill(t);
    const addresses = await cluster.createDatabase('moved');
    const owner = ownerOf(addresses.owner);
    const before = await sums(source.owner);
    const moved = await moveStore(source.owner, owner.db);
    if (!moved.ok) throw new Error(moved.detail);
    expect(moved.value.tables['exposure.reports']).toBe(10);
    expect(await sums(owner.db)).toEqual(before);
    expect(await sums(source.owner)).toEqual(before);
    expect(await moveStore(source.owner, owner.db)).toMatchObject({ ok: false, code: 'store.not-empty' });
    expect(await restore(owner.db, await backup(source.owner))).toMatchObject({
      ok: false,
      code: 'store.not-empty',
    });
    expect(await sums(owner.db)).toEqual(before);
    expect(
      (
        await migratePostgres(addresses.owner, {
          exposure: 'exposure-password',
          cases: 'cases-password',
          registration: 'registration-password',
          meetings: 'meetings-password',
        })
      ).ok,
    ).toBe(true);
    const target = await postgresEngine(addresses);
    await enrolledAccount({ ...t, store: target.store }, { username: 'b' });
    const acts = await target.store.audit.selectFrom('acts_today').select('subject').execute();
    expect(acts.map(({ subject }) => subject).sort()).toEqual(['a', 'b']);
    const { report } = makeReport(t);
    const there = serverAt(t, target, t.objects);
    expect(await codeOf(send(there, 'report', makeReport(t, { token: report.token }).body))).toBe('ok');
    expect(await codeOf(send(there, 'report', makeReport(t, { token: report.token }).body))).toBe(
      'token.spent',
    );
    const back = await embeddedEngine(null);
    expect(await restore(back.owner, await backup(owner.db))).toMatchObject({ ok: true });
    expect(await sums(back.owner)).toEqual(await sums(owner.db));
    await back.close();
    await target.close();
    await owner.close();
  },
);

test('a damaged, cut off, foreign or newer file is refused and leaves the target as it was', async () => {
  const source = await embeddedEngine(null);
  chooseEngine(async () => source);
  const t = await testServer();
  await fill(t);
  const file = await backup(source.owner, { passphrase: null, objects: t.objects });
  const target = await embeddedEngine(null);
  const empty = await sums(target.owner);
  const damaged = Buffer.from(file);
  damaged[file.length >> 1] = (damaged[file.length >> 1] ?? 0) ^ 1;
  const newer: Uint8Array[] = [];
  const writer = ChunkWriter.make(async (bytes) => void newer.push(bytes), null);
  if (!writer.ok) throw new Error(writer.detail);
  const migrations = [...(await appliedMigrations(source.owner)), '9999-from-the-future'];
  await writer.value.write(encodeJsonFrame(frameTypes.contents, { format: 1, migrations, tables: [] }));
  await writer.value.write(encodeJsonFrame(frameTypes.end, { files: 0 }));
  await writer.value.end();
  for (const [bytes, said] of [
    [damaged, 'damaged'],
    [file.subarray(0, file.length - 1), 'cut off'],
    [file.subarray(0, file.length >> 1), 'cut off'],
    [new Uint8Array(100), 'not a backup'],
    [new Uint8Array(0), 'not a backup'],
    [Buffer.concat(newer), '9999-from-the-future'],
  ] as const) {
    const refused = await restore(target.owner, bytes);
    expect(refused).toMatchObject({ ok: false, code: 'store.backup' });
    expect(refused.ok ? '' : refused.detail).toContain(said);
    expect(await sums(target.owner)).toEqual(empty);
  }
  const objects = memoryObjectStore();
  expect(await restore(target.owner, file, { passphrase: null, objects })).toMatchObject({ ok: true });
  expect(await sums(target.owner)).toEqual(await sums(source.owner));
  expect(await objects.list('exports')).toEqual(await t.objects.list('exports'));
  await target.close();
  await expectOneDesk(source);
});

/** A backup of one desk holds no row of another. */
async function expectOneDesk(source: TestEngine): Promise<void> {
  const made = await backupStore(source.owner, async () => {}, { passphrase: null, desk: 'cases' });
  if (!made.ok) throw new Error(made.detail);
  const names = Object.keys(made.value.tables);
  expect(names.filter((name) => !/^(cases|audit)\./.test(name))).toEqual([]);
  expect(made.value.tables).toMatchObject({ 'cases.staff': 1, 'audit.acts_today': 1 });
}
