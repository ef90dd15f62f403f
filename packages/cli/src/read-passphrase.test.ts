// SPDX-License-Identifier: GPL-3.0-only
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readPassphrase } from './read-passphrase.ts';
import { capturedIo } from './testing/captured-io.ts';
import { removeTemporaryFolders, temporaryFolder } from './testing/temporary-folder.ts';

afterEach(removeTemporaryFolders);

it('takes the line in the file, blanks included, before the environment', () => {
  const io = capturedIo(temporaryFolder(), { BLUEZONE_PASSPHRASE: 'from outside' });
  expect(readPassphrase(undefined, io)).toEqual({ ok: true, value: 'from outside' });
  for (const end of ['', '\n', '\r\n']) {
    writeFileSync(join(io.cwd, 'passphrase'), ` mật khẩu ${end}`);
    expect(readPassphrase('passphrase', io)).toEqual({ ok: true, value: ' mật khẩu ' });
  }
});

it.each([
  ['', 'passphrase.missing'],
  ['\n', 'passphrase.missing'],
  ['two\nlines\n', 'file.unreadable'],
  [Uint8Array.of(0xff, 0xfe), 'file.unreadable'],
  ['x'.repeat(5000), 'file.too-large'],
])('refuses a file that holds no single line of text', (content, code) => {
  const io = capturedIo(temporaryFolder(), { BLUEZONE_PASSPHRASE: 'from outside' });
  writeFileSync(join(io.cwd, 'passphrase'), content);
  expect(readPassphrase('passphrase', io)).toMatchObject({ ok: false, code });
});

it('does not fall back to the environment when the named file is missing', () => {
  const io = capturedIo(temporaryFolder(), { BLUEZONE_PASSPHRASE: 'from outside' });
  expect(readPassphrase('nowhere', io)).toMatchObject({ ok: false, code: 'file.missing' });
  expect(readPassphrase(undefined, capturedIo(io.cwd))).toMatchObject({
    ok: false,
    code: 'passphrase.missing',
  });
});
