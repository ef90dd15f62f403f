// SPDX-License-Identifier: GPL-3.0-only
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './with-lock.mjs';

let folder = '';
let lock = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bluezone-lock-'));
  lock = join(folder, 'new', 'install.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('one holder finishes before the next begins', async () => {
  const events: string[] = [];
  const hold = (name: string) =>
    withLock(lock, async () => {
      events.push(`${name} begins`);
      await new Promise(setImmediate);
      events.push(`${name} ends`);
    });
  await Promise.all([hold('first'), hold('second')]);
  expect(events).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

it('the lock names its holder, and is gone when the work fails', async () => {
  const work = withLock(lock, async () => {
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
    throw new Error('the work failed');
  });
  await expect(work).rejects.toThrow('the work failed');
  expect(existsSync(lock)).toBe(false);
});

it('a lock left by a process that is gone is taken over', async () => {
  const gone = spawnSync(process.execPath, ['--version']).pid;
  const left = join(folder, 'left.lock');
  writeFileSync(left, String(gone));
  await expect(withLock(left, async () => 'done')).resolves.toBe('done');
});
