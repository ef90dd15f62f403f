// SPDX-License-Identifier: GPL-3.0-only
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { noPostgres, type PostgresCluster, startPostgres, whyNoPostgres } from '../testing/postgres.ts';
import { ownerOf } from '../testing/postgres-owner.ts';
import { emptyStore } from '../testing/test-engine.ts';
import { migratePostgres } from './migrate-store.ts';
import { appliedMigrations, migrate, migrationNames } from './migrations.ts';
import { openPostgresStore } from './postgres-store.ts';

// Starting an embedded engine takes long on a machine with other work.
vi.setConfig({ testTimeout: 240_000 });

let cluster: PostgresCluster;

beforeAll(async () => {
  if (!noPostgres) cluster = await startPostgres();
});
afterAll(async () => {
  if (!noPostgres) await cluster.remove();
});

test('migrations are named in the order in which they run', () => {
  expect([...migrationNames].sort()).toEqual(migrationNames);
  migrationNames.forEach((name, i) => {
    expect(name).toMatch(new RegExp(`^${String(i + 1).padStart(4, '0')}-[a-z0-9-]+$`));
  });
});

test('migrations that ran once do not run again', async () => {
  const store = await emptyStore();
  expect(await migrate(store.jobs)).toEqual([]);
  expect(await appliedMigrations(store.jobs)).toEqual(migrationNames);
});

test.skipIf(noPostgres)(`of several processes that migrate at once one does it${whyNoPostgres}`, async () => {
  const { owner } = await cluster.createDatabase('crowd');
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => migratePostgres(owner)));
  const ran = outcomes.flatMap((outcome) => {
    if (!outcome.ok) throw new Error(outcome.detail);
    return outcome.value;
  });
  expect(ran.sort()).toEqual(migrationNames);
});

test.skipIf(noPostgres)(
  `a migration that fails leaves nothing, and a store that lacks one is not opened${whyNoPostgres}`,
  async () => {
    const { owner, desks } = await cluster.createDatabase('broken');
    const { db, close } = ownerOf(owner);
    await sql.raw('create schema cases').execute(db);
    const failed = await migratePostgres(owner);
    expect(failed).toMatchObject({ ok: false, code: 'store.unavailable' });
    expect(await appliedMigrations(db)).toEqual([]);
    const { rows } =
      await sql`select 1 from pg_tables where schemaname in ('registration', 'exposure')`.execute(db);
    expect(rows).toEqual([]);
    const opened = await openPostgresStore({ connections: owner });
    expect(opened.ok ? '' : opened.detail).toContain('bluezone migrate');
    await sql.raw('drop schema cases').execute(db);
    expect((await migratePostgres(owner, { cases: 'cases-password' })).ok).toBe(true);
    const again = await openPostgresStore({ connections: { cases: desks.cases } });
    if (!again.ok) throw new Error(again.detail);
    await again.value.close();
    await close();
  },
);

test.skipIf(noPostgres)(
  `an owner who may make roles is enough, one who may not is told so${whyNoPostgres}`,
  async () => {
    for (const [name, right, isEnough] of [
      ['maker', 'createrole', true],
      ['other', 'nocreaterole', false],
    ] as const) {
      const { owner } = await cluster.createDatabase(name);
      const { db, close } = ownerOf(owner);
      await sql.raw(`create role ${name} login ${right} password 'a-password'`).execute(db);
      await sql.raw(`alter database ${name} owner to ${name}`).execute(db);
      await close();
      const migrated = await migratePostgres(owner.replace(/\/\/owner:[^@]*@/, `//${name}:a-password@`));
      expect(migrated.ok).toBe(isEnough);
      if (!migrated.ok) expect(migrated.detail).toContain('CREATEROLE');
    }
  },
);
