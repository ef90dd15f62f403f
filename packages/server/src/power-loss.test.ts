// SPDX-License-Identifier: GPL-3.0-only
// What was acknowledged survives a loss of power: a disk that keeps only what was synced, and nothing else that was
// written, still holds every acknowledged report. PGlite as published is the control: it keeps none.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultConfiguration, toHex, tokenHash } from '@bluezone/protocol';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { createKeyring, type Keyring } from './keys/keyring.ts';
import { memoryObjectStore } from './objects/memory-object-store.ts';
import { createServer } from './server.ts';
import { demoSettings } from './settings.ts';
import { openEmbeddedStore } from './store/embedded-store.ts';
import { migrate } from './store/migrations.ts';
import { pgliteDialect } from './store/pglite-dialect.ts';
import { type Store, storeOver } from './store/store.ts';
import { DiskJournal, JournalledFileSystem, StockFileSystem, type Survives } from './testing/disk-journal.ts';
import { codeOf, makeReport, send } from './testing/messages.ts';
import { seededRandom } from './testing/seeded-random.ts';
import { noon, type TestServer } from './testing/test-server.ts';

const work = mkdtempSync(join(tmpdir(), 'bluezone-power-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const random = seededRandom('power-loss');
const keys: Keyring = createKeyring(random);

interface Acknowledged {
  readonly hash: string;
  /** How much had happened on the disk by then. */
  readonly moment: number;
}

function serverOver(store: Store): TestServer {
  const created = createServer({
    store,
    objects: memoryObjectStore(),
    keys,
    configuration: defaultConfiguration,
    settings: demoSettings(),
    clock: () => noon,
    random,
  });
  if (!created.ok) throw new Error(created.detail);
  return { server: created.value, store, keys, random, now: noon } as TestServer;
}

/** Sends reports, several at once; gives those that were acknowledged, and when. */
async function post(t: TestServer, count: number, journal: DiskJournal): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  const one = async () => {
    const { report, body } = makeReport(t);
    if ((await codeOf(send(t, 'report', body))) !== 'ok') return;
    acknowledged.push({ hash: toHex(tokenHash(report.token)), moment: journal.length });
  };
  for (let sent = 0; sent < count; sent += 10) await Promise.all(Array.from({ length: 10 }, one));
  return acknowledged;
}

/** Hashes of the tokens of all reports in a directory; null when the engine cannot even open it. */
async function reportsIn(directory: string): Promise<Set<string> | null> {
  const opened = await openEmbeddedStore({ directory });
  if (!opened.ok) return null;
  const rows = await opened.value.exposure.selectFrom('reports').select(['token_hash', 'keys']).execute();
  await opened.value.close();
  expect(rows.every((row) => row.keys.length === 63)).toBe(true);
  return new Set(rows.map(({ token_hash }) => toHex(token_hash)));
}

let restored = 0;

/** Takes the power at a moment and starts again; counts what had been acknowledged and what of it is there. */
async function losePower(
  journal: DiskJournal,
  moment: number,
  all: readonly Acknowledged[],
  options: { survives?: Survives; granted?: number } = {},
): Promise<{ acknowledged: number; found: number }> {
  const directory = join(work, `after-${restored++}`);
  journal.restore(join(directory, 'postgres'), moment, options.survives, options.granted);
  writeFileSync(join(directory, 'postgres.ready'), '');
  const there = await reportsIn(directory);
  const before = all.filter((report) => report.moment <= moment);
  rmSync(directory, { recursive: true });
  return { acknowledged: before.length, found: before.filter(({ hash }) => there?.has(hash)).length };
}

const tell = (what: string, { acknowledged, found }: { acknowledged: number; found: number }) =>
  process.stdout.write(`Power lost ${what}: ${acknowledged} acknowledged, ${found} found.\n`);

test('every acknowledged report is there after a loss of power, whatever else was written', async () => {
  const directory = join(work, 'durable');
  const journal = new DiskJournal(join(directory, 'postgres'));
  const fileSystem = (path: string) => new JournalledFileSystem(path, journal);
  const opened = await openEmbeddedStore({ directory, fileSystem });
  if (!opened.ok) throw new Error(opened.detail);
  const t = serverOver(opened.value);
  const first = await post(t, 100, journal);
  await sql`checkpoint`.execute(opened.value.jobs);
  const all = [...first, ...(await post(t, 100, journal))];
  expect(all.length).toBe(200);
  const bit = () => (random(1)[0] ?? 0) > 127;
  for (const [what, moment, survives] of [
    ['after the first report', all[0]?.moment ?? 0, undefined],
    ['at the end', journal.length, undefined],
    ['at the end, half of the unsynced writes kept', journal.length, bit],
  ] as const) {
    const outcome = await losePower(journal, moment, all, survives === undefined ? {} : { survives });
    tell(what, outcome);
    expect(outcome.found).toBe(outcome.acknowledged);
    expect(outcome.acknowledged).toBeGreaterThan(0);
  }
  await opened.value.close();
}, 240_000);

test('PGlite as published loses what it acknowledged', async () => {
  const directory = join(work, 'stock');
  mkdirSync(directory);
  const journal = new DiskJournal(join(directory, 'postgres'));
  const engine = await PGlite.create({ fs: new StockFileSystem(join(directory, 'postgres'), journal) });
  const db = new Kysely<unknown>({ dialect: pgliteDialect(engine) });
  await migrate(db);
  const granted = journal.length;
  const t = serverOver(storeOver(db, { maintain: async () => {}, close: async () => {} }));
  const all = await post(t, 100, journal);
  const outcome = await losePower(journal, journal.length, all, { granted });
  tell('with PGlite as published, its first files granted', outcome);
  expect(outcome).toEqual({ acknowledged: 100, found: 0 });
  await db.destroy();
}, 240_000);
