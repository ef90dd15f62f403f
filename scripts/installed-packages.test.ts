// SPDX-License-Identifier: GPL-3.0-only
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isInstalled } from './installed-packages.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bluezone-installed-'));
  mkdirSync(join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

const LOCK = {
  '': { version: '0.1.0' },
  'packages/phone': { version: '0.1.0' },
  'node_modules/@bluezone/phone': { resolved: 'packages/phone', link: true },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/a-other-system': { version: '1.0.0', integrity: 'sha512-b', optional: true },
};

function isInstalledWith(present: object): boolean {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: LOCK }));
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }));
  return isInstalled(root);
}

it('is so when all is there, whatever npm left out for other systems or added for this one', () => {
  const { 'node_modules/a-other-system': _, ...present } = LOCK;
  expect(isInstalledWith({ ...present, 'node_modules/a-this-system': { version: '1.0.0' } })).toBe(true);
});

it.each<[string, object]>([
  ['a package is missing', { 'node_modules/a': undefined }],
  ['another version is there', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
  ['other content is there', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-c' } }],
  ['one of our own packages is not linked', { 'node_modules/@bluezone/phone': undefined }],
])('is not so when %s', (_, change) => {
  expect(isInstalledWith({ ...LOCK, ...change })).toBe(false);
});

it('is not so before npm has ever run, or when it was stopped half-way', () => {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: LOCK }));
  expect(isInstalled(root)).toBe(false);
});
