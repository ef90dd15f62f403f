// SPDX-License-Identifier: GPL-3.0-only
// A file for the password of each desk's database role, made when it is missing: what each desk's process reads.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { utf8Bytes, utf8Text } from '@bluezone/protocol';
import type { RolePasswords, StoreDesk } from '@bluezone/server';
import type { CommandIo } from './command.ts';
import { type CommandResult, refuse } from './command-failure.ts';
import { readFileWithin, withSystemErrors, writeNewPrivateFile } from './file-access.ts';
import { quotedText } from './printable-text.ts';

const longestPasswordFile = 1024;

/** Lines for the help of a command that makes roles. */
export const rolePasswordsHelp = `  --role-passwords DIR     sets the password of each desk's role to what DIR/bluezone_cases.password and so on hold; a
                           missing file is made with a new random password`;

/** Reads the files of a folder, and makes those that are missing; no passwords at all without a folder. */
export async function readRolePasswords(
  folder: string | undefined,
  io: CommandIo,
): Promise<CommandResult<RolePasswords>> {
  if (folder === undefined) return { ok: true, value: {} };
  const { roleOf, storeDesks } = await import('@bluezone/server');
  const made = withSystemErrors(folder, 'file.unwritable', () => {
    mkdirSync(resolve(io.cwd, folder), { recursive: true, mode: 0o700 });
    return { ok: true, value: undefined };
  });
  if (!made.ok) return made;
  const passwords: Partial<Record<StoreDesk, string>> = {};
  for (const desk of storeDesks) {
    const password = readOrMake(join(folder, `${roleOf(desk)}.password`), io);
    if (!password.ok) return password;
    passwords[desk] = password.value;
  }
  return { ok: true, value: passwords };
}

function readOrMake(path: string, io: CommandIo): CommandResult<string> {
  if (!existsSync(resolve(io.cwd, path))) {
    const password = randomBytes(24).toString('base64url');
    const written = writeNewPrivateFile(io.cwd, path, utf8Bytes(`${password}\n`));
    return written.ok ? { ok: true, value: password } : written;
  }
  const bytes = readFileWithin(io.cwd, path, longestPasswordFile);
  if (!bytes.ok) return bytes;
  const text = utf8Text(bytes.value)?.replace(/\r?\n$/, '') ?? '';
  if (!/^[\x21-\x7e]{8,}$/.test(text))
    return refuse(
      'file.unreadable',
      `${quotedText(path)} must hold one password: 8 or more letters, digits and signs without spaces`,
    );
  return { ok: true, value: text };
}
