// SPDX-License-Identifier: GPL-3.0-only
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { checkFolderForKeys, readFileWithin, withSystemErrors, writeNewPrivateFile } from './file-access.ts';
import { removeTemporaryFolders, temporaryFolder } from './testing/temporary-folder.ts';

afterEach(removeTemporaryFolders);

it('reads a file up to its limit and not a byte beyond', () => {
  const cwd = temporaryFolder();
  const bytes = Uint8Array.from({ length: 600_000 }, (_, i) => i % 251);
  writeFileSync(join(cwd, 'file'), bytes);
  const read = readFileWithin(cwd, 'file', 600_000);
  expect(read.ok && Buffer.compare(read.value, bytes)).toBe(0);
  expect(readFileWithin(cwd, 'file', 599_999)).toEqual({
    ok: false,
    code: 'file.too-large',
    detail: '"file" has more than 599999 bytes',
  });
});

it('writes a file for its owner only, and never over another', () => {
  const cwd = temporaryFolder();
  const bytes = Uint8Array.of(1, 2, 3);
  expect(writeNewPrivateFile(cwd, 'file', bytes)).toEqual({ ok: true, value: undefined });
  expect([...readFileSync(join(cwd, 'file'))]).toEqual([1, 2, 3]);
  expect(statSync(join(cwd, 'file')).mode & 0o777).toBe(0o600);
  expect(writeNewPrivateFile(cwd, 'file', Uint8Array.of(9))).toMatchObject({
    ok: false,
    code: 'file.exists',
  });
  expect([...readFileSync(join(cwd, 'file'))]).toEqual([1, 2, 3]);
  expect(writeNewPrivateFile(cwd, 'none/file', bytes)).toMatchObject({ ok: false, code: 'file.missing' });
  expect(existsSync(join(cwd, 'none'))).toBe(false);
});

it.each([
  ['a\u0000b', 'file.unreadable'],
  ['x'.repeat(300), 'file.unreadable'],
  ['file/inside', 'file.unreadable'],
  ['.', 'file.unreadable'],
  ['nowhere', 'file.missing'],
])('tells in words why %j cannot be read', (path, code) => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'file'), 'x');
  const read = readFileWithin(cwd, path, 10);
  expect(read).toMatchObject({ ok: false, code });
});

it('lets keys into a new, an empty or a keys folder only', () => {
  const cwd = temporaryFolder();
  for (const folder of ['empty', 'keys', 'used']) mkdirSync(join(cwd, folder));
  writeFileSync(join(cwd, 'keys', 'index.pem'), '');
  writeFileSync(join(cwd, 'used', 'letter.txt'), '');
  for (const folder of ['new', 'empty', 'keys']) expect(checkFolderForKeys(cwd, folder).ok).toBe(true);
  expect(checkFolderForKeys(cwd, 'used')).toMatchObject({ ok: false, code: 'file.exists' });
});

it('lets bugs pass', () => {
  const broken = () => {
    throw new TypeError('a bug');
  };
  expect(() => withSystemErrors('file', 'file.unreadable', broken)).toThrow('a bug');
});
