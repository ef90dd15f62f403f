// SPDX-License-Identifier: GPL-3.0-only
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publishBuild } from './publish-build.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bluezone-publish-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): string {
  const full = join(root, path);
  mkdirSync(join(full, '..'), { recursive: true });
  writeFileSync(full, text);
  return full;
}

it('replaces the entry, keeps the parts a running command may still load, and drops those of days ago', () => {
  write('used/main.mjs', 'old');
  write('used/chunks/recent.mjs', '');
  utimesSync(write('used/chunks/ancient.mjs', ''), 1, 1);
  write('built/main.mjs', 'new');
  write('built/chunks/new.mjs', '');

  publishBuild(join(root, 'built'), join(root, 'used'), 'main.mjs');

  expect(readFileSync(join(root, 'used/main.mjs'), 'utf8')).toBe('new');
  expect(readdirSync(join(root, 'used/chunks')).sort()).toEqual(['new.mjs', 'recent.mjs']);
});

it('leaves the old entry in place when the build has none', () => {
  write('used/main.mjs', 'old');
  write('built/chunks/new.mjs', '');
  expect(() => publishBuild(join(root, 'built'), join(root, 'used'), 'main.mjs')).toThrow('main.mjs');
  expect(existsSync(join(root, 'used/main.mjs'))).toBe(true);
});
