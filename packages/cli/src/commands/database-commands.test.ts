// SPDX-License-Identifier: GPL-3.0-only
// migrate, db move, backup and restore as typed, over an embedded store.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedStore } from '@bluezone/server';
import { afterEach, expect, it } from 'vitest';
import { commands } from '../command-table.ts';
import { runCommandLine } from '../run-command-line.ts';
import { type CapturedIo, capturedIo } from '../testing/captured-io.ts';
import { removeTemporaryFolders, temporaryFolder } from '../testing/temporary-folder.ts';

afterEach(removeTemporaryFolders);

const passphrase = 'correct horse battery';
const objectName = `exports/${'a'.repeat(64)}.zip`;

async function run(io: CapturedIo, ...args: string[]) {
  Object.assign(io.written, { stdout: '', stderr: '' });
  const code = await runCommandLine(args, commands, io);
  return { code, ...io.written };
}

/** A store with two keys, a published file and the row that names it. */
async function fillStore(directory: string): Promise<void> {
  const opened = await openEmbeddedStore({ directory });
  if (!opened.ok) throw new Error(opened.detail);
  const { exposure } = opened.value;
  await exposure
    .insertInto('published_keys')
    .values([
      { key: Uint8Array.of(1), day: 1 },
      { key: Uint8Array.of(2), day: 1 },
    ])
    .execute();
  const file = { hash: 'a'.repeat(64), from_time: 0, to_time: 1, bytes: 3, day: 1 };
  await exposure
    .insertInto('exports')
    .values({ ...file, key_count: 0, revised_count: 0, padding_count: 0 })
    .execute();
  await opened.value.close();
  mkdirSync(join(directory, 'objects', 'exports'), { recursive: true });
  writeFileSync(join(directory, 'objects', objectName), 'zip');
}

it('a store is made, backed up into a sealed private file, and restored elsewhere with its files', async () => {
  const io = capturedIo(temporaryFolder(), { BLUEZONE_PASSPHRASE: passphrase });
  const made = await run(io, 'migrate', '--data', 'town', '--json');
  expect(made.code).toBe(0);
  expect(JSON.parse(made.stdout).ran[0]).toBe('0001-four-desks');
  expect(await run(io, 'migrate', '--data', 'town')).toEqual({
    code: 0,
    stdout: 'up to date already\n',
    stderr: '',
  });
  await fillStore(join(io.cwd, 'town'));
  const backup = await run(io, 'backup', '--data', 'town', '--to', 'town.backup', '--json');
  expect(backup.code).toBe(0);
  expect(JSON.parse(backup.stdout)).toMatchObject({
    file: 'town.backup',
    files: 1,
    missingFiles: 0,
    tables: { 'exposure.published_keys': 2 },
  });
  expect(statSync(join(io.cwd, 'town.backup')).mode & 0o777).toBe(0o600);
  expect(readdirSync(io.cwd).sort()).toEqual(['town', 'town.backup']);
  expect(readFileSync(join(io.cwd, 'town.backup')).includes('exposure')).toBe(false);
  const again = await run(io, 'backup', '--data', 'town', '--to', 'town.backup');
  expect(again.stderr).toBe('file.exists: "town.backup" exists already, and is not overwritten\n');

  const damaged = readFileSync(join(io.cwd, 'town.backup'));
  damaged[damaged.length - 20] = (damaged[damaged.length - 20] ?? 0) ^ 1;
  writeFileSync(join(io.cwd, 'damaged.backup'), damaged);
  const refused = await run(io, 'restore', '--data', 'elsewhere', '--from', 'damaged.backup');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('store.backup: ');
  expect(existsSync(join(io.cwd, 'elsewhere', 'postgres.ready'))).toBe(false);

  const restored = await run(io, 'restore', '--data', 'elsewhere', '--from', 'town.backup', '--json');
  expect(restored.code).toBe(0);
  expect(JSON.parse(restored.stdout)).toMatchObject({
    files: 1,
    tables: { 'exposure.published_keys': 2, 'exposure.exports': 1 },
  });
  expect(readFileSync(join(io.cwd, 'elsewhere', 'objects', objectName), 'utf8')).toBe('zip');
  const full = await run(io, 'restore', '--data', 'elsewhere', '--from', 'town.backup');
  expect(full.stderr).toContain('store.not-empty: ');
}, 180_000);

it('a store that is in use, or is none, is told in words', async () => {
  const io = capturedIo(temporaryFolder());
  const none = await run(io, 'backup', '--data', 'nothing', '--to', 'b', '--unsealed');
  expect(none.stderr).toMatch(/^store\.unavailable: There is no store in /);
  expect(readdirSync(io.cwd)).toEqual([]);
  const opened = await openEmbeddedStore({ directory: join(io.cwd, 'town') });
  if (!opened.ok) throw new Error(opened.detail);
  const inUse = await run(io, 'backup', '--data', 'town', '--to', 'b', '--unsealed');
  expect(inUse.stderr).toMatch(/^store\.locked: /);
  expect(readdirSync(io.cwd)).toEqual(['town']);
  await opened.value.close();
  const unreachable = await run(
    io,
    'db',
    'move',
    '--data',
    'town',
    '--database',
    'postgresql://owner@127.0.0.1:1/x',
  );
  expect(unreachable.stderr).toMatch(/store\.unavailable: The database cannot be used: /);
  const missing = await run(io, 'restore', '--data', 'new', '--from', 'nothing', '--unsealed');
  expect(missing.stderr).toBe('file.missing: "nothing" does not exist\n');
}, 120_000);

it.each([
  [['migrate'], 'give either --data DIR, or a database'],
  [['migrate', '--data', 'a', '--database', 'postgresql://o@h/d'], 'give either --data DIR, or a database'],
  [['migrate', '--database', 'h/d'], '--database must be postgresql://owner@host/database'],
  [['migrate', '--database', 'postgresql://o:secret@h/d'], '--database must not hold a password'],
  [['migrate', '--database', 'postgresql://o:secret@/d?host=/run'], '--database must not hold a password'],
  [['migrate', '--database', 'postgresql://h/d?password=secret'], '--database must not hold a password'],
  [['migrate', '--database', 'postgresql://o@h/d', '--database-file', 'f'], 'not both'],
  [['migrate', '--data', 'a', '--desk-connections', 'p'], 'has no roles'],
  [['db', 'move', '--database', 'postgresql://o@h/d'], '--data DIR is missing'],
  [['db', 'move', '--data', 'a'], '--database URL is missing'],
  [['backup', '--data', 'a'], '--to FILE is missing'],
  [['backup', '--data', 'a', '--to', 'b', '--unsealed', '--desk', 'all'], '--desk must be one of'],
  [['backup', '--data', 'a', '--to', 'b', '--unsealed', '--passphrase-file', 'c'], 'not both'],
  [['restore', '--data', 'a'], '--from FILE is missing'],
])('%j is refused with what to do', async (args, said) => {
  const io = capturedIo(temporaryFolder());
  const refused = await run(io, ...args);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(said);
  expect(refused.stderr).not.toContain('secret');
  expect(readdirSync(io.cwd)).toEqual([]);
});

it('addresses for desks are made where they are missing, kept where they are, and refused when they are none', async () => {
  const io = capturedIo(temporaryFolder());
  mkdirSync(join(io.cwd, 'secrets'));
  const kept = 'postgresql://bluezone_cases:kept-as-it-is@pgbouncer:6432/x\n';
  writeFileSync(join(io.cwd, 'secrets', 'database-cases'), kept);
  const args = ['migrate', '--database', 'postgresql://owner@127.0.0.1:1/x', '--desk-connections', 'secrets'];
  expect((await run(io, ...args)).stderr).toMatch(/^store\.unavailable/);
  const desks = ['cases', 'exposure', 'meetings', 'registration'];
  expect(readdirSync(join(io.cwd, 'secrets')).sort()).toEqual(desks.map((desk) => `database-${desk}`));
  for (const desk of desks) {
    const text = readFileSync(join(io.cwd, 'secrets', `database-${desk}`), 'utf8');
    if (desk === 'cases') expect(text).toBe(kept);
    else
      expect(text).toMatch(new RegExp(`^postgresql://bluezone_${desk}:[\\w-]{32}@127\\.0\\.0\\.1:1/x\\n$`));
  }
  expect(statSync(join(io.cwd, 'secrets', 'database-exposure')).mode & 0o777).toBe(0o600);
  for (const wrong of [
    'postgresql://owner:secret-word@h/x',
    'postgresql://bluezone_cases@h/x',
    'secret-word',
  ]) {
    writeFileSync(join(io.cwd, 'secrets', 'database-cases'), wrong);
    const refused = await run(io, ...args);
    expect(refused.stderr).toMatch(/^file\.unreadable: .*must hold postgresql:/);
    expect(refused.stderr).not.toContain('secret-word');
  }
});

it('a connection comes from a file with its password, which no message repeats', async () => {
  const io = capturedIo(temporaryFolder());
  writeFileSync(join(io.cwd, 'url'), 'postgresql://owner:secret@127.0.0.1:1/x\n');
  const unreachable = await run(io, 'migrate', '--database-file', 'url');
  expect(unreachable.code).toBe(1);
  expect(unreachable.stderr).toMatch(/^store\.unavailable/);
  writeFileSync(join(io.cwd, 'url'), 'host=127.0.0.1 password=secret');
  const wrong = await run(io, 'migrate', '--database-file', 'url');
  expect(wrong.stderr).toMatch(/^file\.unreadable/);
  expect(unreachable.stderr + wrong.stderr).not.toContain('secret');
});
