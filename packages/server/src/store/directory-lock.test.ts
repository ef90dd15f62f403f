// SPDX-License-Identifier: GPL-3.0-only
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDirectory } from './directory-lock.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'bluezone-lock-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('a second holder is refused with a message that names the directory', () => {
  const first = lockDirectory(directory);
  expect(first.ok).toBe(true);
  const second = lockDirectory(directory);
  expect(second).toMatchObject({ ok: false, code: 'store.locked' });
  expect(second.ok ? '' : second.detail).toContain(directory);
});

test('a released lock is free and leaves no file', () => {
  const first = lockDirectory(directory);
  if (first.ok) first.value.release();
  expect(readdirSync(directory)).toEqual([]);
  expect(lockDirectory(directory).ok).toBe(true);
});

test('the lock of a process that is gone is taken over', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  writeFileSync(join(directory, 'bluezone.lock'), JSON.stringify({ pid: child.pid, started: '1' }));
  expect(lockDirectory(directory).ok).toBe(true);
});

test('a lock whose process id now belongs to another process is taken over', () => {
  writeFileSync(join(directory, 'bluezone.lock'), JSON.stringify({ pid: process.pid, started: '1' }));
  expect(lockDirectory(directory).ok).toBe(true);
});

test('a damaged lock is taken over', () => {
  writeFileSync(join(directory, 'bluezone.lock'), 'garbage');
  expect(lockDirectory(directory).ok).toBe(true);
});
