// SPDX-License-Identifier: GPL-3.0-only
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bluezone-fingerprint-'));
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  writeFileSync(join(root, 'src/deep/a.ts'), 'one');
  writeFileSync(join(root, 'lock.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

const take = () => fingerprint(root, ['src', 'lock.json', 'not-there']);

it.each<[string, () => void]>([
  ['a file grows', () => writeFileSync(join(root, 'src/deep/a.ts'), 'longer')],
  ['a file is touched', () => utimesSync(join(root, 'src/deep/a.ts'), 1, 1)],
  ['a file is added', () => writeFileSync(join(root, 'src/b.ts'), '')],
  ['a file is renamed', () => renameSync(join(root, 'src/deep/a.ts'), join(root, 'src/deep/b.ts'))],
  ['a file is removed', () => rmSync(join(root, 'lock.json'))],
  ['a path that was not there appears', () => writeFileSync(join(root, 'not-there'), '')],
])('it changes when %s', (_, change) => {
  const before = take();
  change();
  expect(take()).not.toBe(before);
});

it('it does not change when nothing does, nor when a test is added', () => {
  const before = take();
  writeFileSync(join(root, 'src/deep/a.test.ts'), 'a test');
  mkdirSync(join(root, 'src/play-through'));
  writeFileSync(join(root, 'src/play-through/browser.ts'), 'for tests');
  expect(take()).toBe(before);
});

it('it changes with what is built into the app, and with no other setting', () => {
  const built = (settings: Record<string, string | undefined>) => fingerprint(root, ['src'], settings);
  const plain = built({ LANG: 'vi' });
  expect(built({ LANG: 'en', BLUEZONE_APP_HOTLINE: undefined })).toBe(plain);
  const one = built({ BLUEZONE_APP_HOTLINE: '115' });
  expect(new Set([plain, one, built({ BLUEZONE_APP_HOTLINE: '113' })]).size).toBe(3);
});
