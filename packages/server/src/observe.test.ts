// SPDX-License-Identifier: GPL-3.0-only
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { recordAct } from './audit/record-act.ts';
import { type Desk, deskTables, type ShownTable } from './observe.ts';
import { noon, testServer } from './testing/test-server.ts';

const desks: readonly Desk[] = ['registration', 'cases', 'exposure', 'meetings'];

const rowsOf = (tables: readonly ShownTable[], name: string) =>
  tables.find(({ table }) => table === name)?.rows ?? [];

test('every table that a desk has is shown, with every column', async () => {
  const t = await testServer();
  await t.server.runDueJobs();
  const shown: string[] = [];
  for (const desk of desks) for (const { table } of await deskTables(t.store, desk)) shown.push(table);
  const there = await sql<{ table_name: string }>`
    select table_name from information_schema.tables
    where table_schema in ('registration', 'cases', 'audit', 'exposure', 'meetings')
  `.execute(t.store.jobs);
  expect([...shown].sort()).toEqual(there.rows.map((row) => row.table_name).sort());
  const [index] = rowsOf(await deskTables(t.store, 'exposure'), 'indexes');
  expect(Object.keys(index ?? {}).sort()).toEqual(['content', 'hash', 'sequence', 'time']);
  expect(index?.content).toMatch(/^[0-9a-f]{200,}$/);
});

test('what came last stands first, as many rows as asked for; the other way round and all of them on request', async () => {
  const t = await testServer();
  const desk = { audit: t.store.audit, random: t.random };
  for (let i = 1; i <= 7; i++) {
    await recordAct(desk, 'somebody', 'case.create', `case ${i}`, noon + i * 86_400);
    await t.server.runDueJobs();
    t.now += 60;
  }
  const subjects = async (options: Parameters<typeof deskTables>[2]) =>
    rowsOf(await deskTables(t.store, 'cases', options), 'acts_today').map(({ subject }) => subject);
  expect(await subjects({ limit: 2 })).toEqual(['case 7', 'case 6']);
  expect(await subjects({ limit: 2, order: 'oldest' })).toEqual(['case 1', 'case 2']);
  expect((await subjects({ limit: Number.POSITIVE_INFINITY })).length).toBe(7);
  const times = rowsOf(await deskTables(t.store, 'exposure', { limit: 3 }), 'indexes').map(
    ({ time }) => time,
  );
  expect(times).toEqual([noon + 360, noon + 300, noon + 240]);
});
