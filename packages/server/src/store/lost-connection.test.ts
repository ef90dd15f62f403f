// SPDX-License-Identifier: GPL-3.0-only
// PostgreSQL that cannot be reached, goes away or answers too late: clear failures, nothing half done, and it goes on.
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  noPostgres,
  type PostgresAddresses,
  type PostgresCluster,
  startPostgres,
  whyNoPostgres,
} from '../testing/postgres.ts';
import { ownerOf } from '../testing/postgres-owner.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { openPostgresStore, type PostgresStoreOptions } from './postgres-store.ts';
import type { Store } from './store.ts';
import { StoreUnavailableError } from './store-error.ts';

let cluster: PostgresCluster;
let addresses: PostgresAddresses;
const random = seededRandom('lost-connection');

beforeAll(async () => {
  if (noPostgres) return;
  cluster = await startPostgres();
  addresses = await cluster.createMigratedDatabase('lost');
});
afterAll(async () => {
  if (!noPostgres) await cluster.remove();
});

const onPostgres = (title: string, run: () => Promise<void>) =>
  test.skipIf(noPostgres)(`${title}${whyNoPostgres}`, run);

async function withStore(work: (store: Store) => Promise<void>, options: Partial<PostgresStoreOptions> = {}) {
  const opened = await openPostgresStore({ connections: addresses.desks, ...options });
  if (!opened.ok) throw new Error(opened.detail);
  try {
    await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

const insert = (db: Store['exposure'], key: Uint8Array) =>
  db.insertInto('published_keys').values({ key, day: 1 }).execute();

async function isThere({ exposure }: Store, key: Uint8Array): Promise<boolean> {
  return (
    (await exposure.selectFrom('published_keys').select('day').where('key', '=', key).execute()).length === 1
  );
}

async function terminate(db: Kysely<unknown>, process: number): Promise<void> {
  await sql`select pg_terminate_backend(${process}::int)`.execute(db);
}

/** Tries until the store answers again; every failure on the way must be the one for a lost connection. */
async function untilAnswered(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      await work();
      return;
    } catch (error) {
      expect(error).toBeInstanceOf(StoreUnavailableError);
      if (tries === 50) throw error;
    }
}

onPostgres('a database that cannot be reached or refuses is told in words, without a password', async () => {
  const wrong = addresses.desks.cases.replace('cases-password', 'secret-word');
  for (const connections of [
    'postgresql://cases:secret-word@127.0.0.1:1/nowhere',
    wrong,
    'http://[secret-word',
  ]) {
    const opened = await openPostgresStore({ connections });
    expect(opened).toMatchObject({ ok: false, code: 'store.unavailable' });
    expect(opened.ok ? '' : opened.detail).toMatch(/^The database cannot be used: ./);
    expect(opened.ok ? '' : opened.detail).not.toContain('secret-word');
  }
  expect(await openPostgresStore({ connections: {} })).toMatchObject({
    ok: false,
    code: 'store.unavailable',
  });
});

onPostgres(
  'a connection killed in a transaction leaves nothing half done, and the next one works',
  async () => {
    await withStore(async (store) => {
      const owner = ownerOf(addresses.owner);
      for (const killAfter of [1, 2, 3]) {
        const keys = [random(16), random(16), random(16)];
        const half = store.exposure.transaction().execute(async (transaction) => {
          for (const [i, key] of keys.entries()) {
            await insert(transaction, key);
            if (i + 1 !== killAfter) continue;
            const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
            await terminate(owner.db, rows[0]?.pid ?? 0);
          }
        });
        await expect(half).rejects.toBeInstanceOf(StoreUnavailableError);
        for (const key of keys) expect(await isThere(store, key)).toBe(false);
        const whole = random(16);
        await insert(store.exposure, whole);
        expect(await isThere(store, whole)).toBe(true);
      }
      await owner.close();
    });
  },
);

onPostgres('connections that are all lost while nobody uses them are replaced', async () => {
  await withStore(async (store) => {
    await Promise.all(Array.from({ length: 20 }, () => insert(store.exposure, random(16))));
    const owner = ownerOf(addresses.owner);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'bluezone_exposure'`.execute(
      owner.db,
    );
    await owner.close();
    await untilAnswered(() => insert(store.exposure, random(16)));
  });
});

onPostgres('a statement that takes too long is given up, and its connection with it', async () => {
  await withStore(
    async (store) => {
      const slow = sql`select pg_sleep(30)`.execute(store.meetings);
      await expect(slow).rejects.toThrow('the database gave no answer in time');
      expect(await store.meetings.selectFrom('tags').selectAll().execute()).toEqual([]);
    },
    { answerWithinMs: 300 },
  );
});

onPostgres(
  'what was acknowledged is there after the server died, and the store goes on by itself',
  async () => {
    await withStore(async (store) => {
      const acknowledged: Uint8Array[] = [];
      let isDown = false;
      const write = async () => {
        while (!isDown) {
          const key = random(16);
          await insert(store.exposure, key);
          acknowledged.push(key);
        }
      };
      const writers = Array.from({ length: 8 }, () => write().catch((error: unknown) => error));
      while (acknowledged.length < 100) await insert(store.exposure, random(16));
      await cluster.crash();
      isDown = true;
      for (const outcome of await Promise.all(writers))
        if (outcome !== undefined) expect(outcome).toBeInstanceOf(StoreUnavailableError);
      await expect(insert(store.exposure, random(16))).rejects.toBeInstanceOf(StoreUnavailableError);
      await cluster.restart();
      await untilAnswered(() => insert(store.exposure, random(16)));
      const { rows } = await sql<{ found: number }>`
      select count(*) as found from exposure.published_keys where key = any(${acknowledged}::bytea[])`.execute(
        store.exposure,
      );
      expect(rows).toEqual([{ found: acknowledged.length }]);
      process.stdout.write(
        `PostgreSQL died: ${acknowledged.length} acknowledged, ${rows[0]?.found} found.\n`,
      );
    });
  },
);
