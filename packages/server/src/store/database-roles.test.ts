// SPDX-License-Identifier: GPL-3.0-only
// Each desk's role against a real PostgreSQL: what it may, and everything it may not.
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeLease } from '../jobs/lease.ts';
import {
  noPostgres,
  type PostgresAddresses,
  type PostgresCluster,
  startPostgres,
  whyNoPostgres,
} from '../testing/postgres.ts';
import { ownerOf } from '../testing/postgres-owner.ts';
import { roleOf } from './database-roles.ts';
import { migratePostgres } from './migrate-store.ts';
import { openPostgresStore, type StoreDesk, storeDesks } from './postgres-store.ts';
import type { Store } from './store.ts';
import { StatementError } from './store-error.ts';

let cluster: PostgresCluster;
let addresses: PostgresAddresses;

beforeAll(async () => {
  if (noPostgres) return;
  cluster = await startPostgres();
  addresses = await cluster.createMigratedDatabase('roles');
});
afterAll(async () => {
  if (!noPostgres) await cluster.remove();
});

const onPostgres = (title: string, run: () => Promise<void>) =>
  test.skipIf(noPostgres)(`${title}${whyNoPostgres}`, run);

interface Table {
  readonly schema: string;
  readonly name: string;
}

async function withOwner<T>(work: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const owner = ownerOf(addresses.owner);
  try {
    return await work(owner.db);
  } finally {
    await owner.close();
  }
}

/** Every table there is, so that one added later is held to the same. */
async function allTables(): Promise<Table[]> {
  return await withOwner(async (db) => {
    const { rows } = await sql<Table>`
      select schemaname::text as schema, tablename::text as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`.execute(db);
    return rows;
  });
}

/** SQLSTATE of a refusal; "done" when the statement was carried out. */
async function outcomeOf(db: Kysely<unknown>, text: string): Promise<string> {
  try {
    await sql.raw(text).execute(db);
    return 'done';
  } catch (error) {
    return error instanceof StatementError ? error.code : String(error);
  }
}

const refused = '42501';

/** Opens a session of a desk's role. */
async function asDesk<T>(desk: StoreDesk, work: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const session = ownerOf(addresses.desks[desk]);
  try {
    return await work(session.db);
  } finally {
    await session.close();
  }
}

onPostgres('no role can read or change a table of another desk', async () => {
  const tables = await allTables();
  expect(tables.length).toBeGreaterThan(15);
  let attempts = 0;
  for (const desk of storeDesks)
    await asDesk(desk, async (db) => {
      for (const { schema, name } of tables.filter(
        (table) => table.schema !== desk && table.schema !== 'jobs',
      )) {
        const place = `${schema}.${name}`;
        const isOwnRecord = desk === 'cases' && place === 'audit.acts_today';
        // The record of its staff is read there by those who audit it.
        const isRead = desk === 'cases' && schema === 'audit';
        const statements = [
          ...(isRead ? [] : [`select * from ${place}`, `select count(*) from ${place}`]),
          `update ${place} set ${await firstColumn(place)} = null`,
          `delete from ${place}`,
          `truncate ${place}`,
          ...(isOwnRecord ? [] : [`insert into ${place} default values`]),
        ];
        for (const statement of statements)
          expect(`${statement}: ${await outcomeOf(db, statement)}`).toBe(`${statement}: ${refused}`);
        attempts += statements.length;
      }
    });
  process.stdout.write(`Four roles were refused all of ${attempts} statements on tables of others.\n`);
});

async function firstColumn(place: string): Promise<string> {
  return await withOwner(async (db) => {
    const { rows } = await sql<{ name: string }>`
      select quote_ident(attname) as name from pg_attribute
      where attrelid = ${place}::regclass and attnum > 0 and attidentity = '' order by attnum limit 1`.execute(
      db,
    );
    return rows[0]?.name ?? '';
  });
}

onPostgres('every role can use all tables of its own desk', async () => {
  for (const { schema, name } of (await allTables()).filter((table) => table.schema in addresses.desks))
    await asDesk(schema as StoreDesk, async (db) => {
      expect(await outcomeOf(db, `select * from ${schema}.${name}`)).toBe('done');
      expect(await outcomeOf(db, `delete from ${schema}.${name} where false`)).toBe('done');
    });
});

onPostgres('no role can change, make or remove tables, take another role or more rights', async () => {
  for (const desk of storeDesks)
    await asDesk(desk, async (db) => {
      const own = (await allTables()).find(({ schema }) => schema === desk);
      const place = `${desk}.${own?.name}`;
      const other = roleOf(desk === 'cases' ? 'meetings' : 'cases');
      for (const statement of [
        `alter table ${place} add column extra integer`,
        `drop table ${place}`,
        `truncate ${place}`,
        `create index extra on ${place} (day)`,
        `create table ${desk}.extra (a integer)`,
        'create table public.extra (a integer)',
        'create temporary table extra (a integer)',
        'create schema extra',
        'create role extra',
        `alter role ${roleOf(desk)} superuser`,
        `set role ${other}`,
        'set session authorization owner',
        'alter table jobs.leases disable row level security',
        'drop policy own_leases on jobs.leases',
        "select pg_read_file('postgresql.conf')",
        `copy ${place} to '/tmp/bluezone-stolen'`,
        `copy ${place} to program 'cat'`,
        'select * from pg_authid',
      ])
        expect(`${statement}: ${await outcomeOf(db, statement)}`).toBe(`${statement}: ${refused}`);
      // PostgreSQL only warns that there was nothing to give.
      await outcomeOf(db, `grant select on ${place} to ${other}`);
      const given = sql<{ may: boolean }>`select has_table_privilege(${other}, ${place}, 'select') as may`;
      expect((await withOwner((owner) => given.execute(owner))).rows).toEqual([{ may: false }]);
    });
});

onPostgres(
  'the record of what staff did can be added to and read by the cases desk, and changed by none',
  async () => {
    const act = (table: string) =>
      `insert into audit.${table} (id, day, actor, act, subject) values ('\\x01', 1, 'a', 'kept', 'c')`;
    const keep = 'select audit.seal_days_before(2)';
    for (const desk of storeDesks)
      await asDesk(desk, async (db) => {
        const read = ['acts', 'acts_today', 'heads'].map((table) => `select * from audit.${table}`);
        for (const statement of [act('acts_today'), keep, ...read])
          expect(`${desk}: ${await outcomeOf(db, statement)}`).toBe(
            `${desk}: ${desk === 'cases' ? 'done' : refused}`,
          );
        for (const statement of [
          act('acts'),
          ...['acts', 'acts_today'].flatMap((table) => [
            `update audit.${table} set actor = 'somebody else'`,
            `delete from audit.${table}`,
            `truncate audit.${table}`,
            `${act(table)} on conflict (id) do update set actor = 'x'`,
          ]),
          "insert into audit.heads (province, seal, day, count, head) values ('', 9, 1, 1, '\\x00')",
          "update audit.heads set head = '\\x00'",
          'delete from audit.heads',
          'truncate audit.heads',
          "create or replace function audit.seal_days_before(today integer) returns bigint language sql as 'select 1'",
          'drop function audit.seal_days_before(integer)',
        ])
          expect(`${statement}: ${await outcomeOf(db, statement)}`).toBe(`${statement}: ${refused}`);
      });
    const kept = await withOwner(
      async (db) => (await sql`select actor from audit.acts where act = 'kept'`.execute(db)).rows,
    );
    expect(kept).toEqual([{ actor: 'a' }]);
  },
);

onPostgres('desks that run jobs of one name have leases of their own, and see no other', async () => {
  const stores: Store[] = [];
  for (const desk of storeDesks) {
    const opened = await openPostgresStore({ connections: { [desk]: addresses.desks[desk] } });
    if (!opened.ok) throw new Error(opened.detail);
    stores.push(opened.value);
  }
  for (const [i, { jobs }] of stores.entries()) {
    expect(await takeLease(jobs, 'retire', `holder-${i}`, 1000)).toBe(0);
    expect(await takeLease(jobs, 'retire', 'another', 1001)).toBeUndefined();
    expect(await jobs.selectFrom('leases').select('holder').execute()).toEqual([{ holder: `holder-${i}` }]);
    expect((await jobs.updateTable('leases').set({ until: 0 }).executeTakeFirst()).numUpdatedRows).toBe(1n);
  }
  await Promise.all(stores.map((store) => store.close()));
});

onPostgres('a process with one desk’s credentials has no handle to another’s rows', async () => {
  const opened = await openPostgresStore({ connections: { cases: addresses.desks.cases } });
  if (!opened.ok) throw new Error(opened.detail);
  const { cases, audit, meetings } = opened.value;
  expect(await cases.selectFrom('cases').selectAll().execute()).toEqual([]);
  await audit
    .insertInto('acts_today')
    .values({ id: Uint8Array.of(2), day: 1, actor: 'x', act: 'y', subject: '' })
    .execute();
  await expect(meetings.selectFrom('tags').selectAll().execute()).rejects.toThrow(
    'no access to the rows of the meetings desk',
  );
  await opened.value.close();
});

onPostgres('rights that were given by hand are gone after the next migration', async () => {
  await withOwner(async (db) => {
    await sql.raw('grant usage on schema cases to bluezone_meetings').execute(db);
    await sql.raw('grant select on cases.cases to bluezone_meetings').execute(db);
  });
  const look = async () => await asDesk('meetings', (db) => outcomeOf(db, 'select * from cases.cases'));
  expect(await look()).toBe('done');
  expect((await migratePostgres(addresses.owner)).ok).toBe(true);
  expect(await look()).toBe(refused);
});

onPostgres('a role with more power than a desk may have is refused by name', async () => {
  await withOwner(async (db) => await sql.raw('alter role bluezone_meetings createrole').execute(db));
  const migrated = await migratePostgres(addresses.owner);
  expect(migrated).toMatchObject({ ok: false, code: 'store.unavailable' });
  expect(migrated.ok ? '' : migrated.detail).toContain('bluezone_meetings');
  await withOwner(async (db) => await sql.raw('alter role bluezone_meetings nocreaterole').execute(db));
  expect((await migratePostgres(addresses.owner)).ok).toBe(true);
});

onPostgres('sessions of a role end by themselves what takes too long', async () => {
  await asDesk('exposure', async (db) => {
    for (const [name, value] of [
      ['statement_timeout', '1min'],
      ['lock_timeout', '15s'],
      ['idle_in_transaction_session_timeout', '1min'],
    ])
      expect((await sql.raw<Record<string, string>>(`show ${name}`).execute(db)).rows).toEqual([
        { [name as string]: value },
      ]);
  });
});
