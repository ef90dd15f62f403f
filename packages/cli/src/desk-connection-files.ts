// SPDX-License-Identifier: GPL-3.0-only
// A file for each desk with the address of the database as that desk's role: the secret that the operator's file names.
// A missing one is made, with a new password; from one that is there the password is taken.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { utf8Bytes, utf8Text } from '@bluezone/protocol';
import type { RolePasswords, StoreDesk } from '@bluezone/server';
import type { CommandIo } from './command.ts';
import { type CommandResult, refuse } from './command-failure.ts';
import { connectionUrl, withRole } from './connection-url.ts';
import { readFileWithin, withSystemErrors, writeNewPrivateFile } from './file-access.ts';
import { quotedText } from './printable-text.ts';

const longestFile = 4096;

/** Lines for the help of a command that makes roles. */
export const deskConnectionsHelp = `  --desk-connections DIR   sets the password of each desk's role to that in DIR/database-cases and so on, which hold the
                           address of the database as that role; a missing file is made with a new random password`;

/**
 * Passwords out of the files of a folder, of which the missing ones are made; none at all without a folder.
 * @param owner the owner's address, from which a desk's is made
 */
export async function readDeskConnections(
  folder: string | undefined,
  owner: string,
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
    const path = join(folder, `database-${desk}`);
    const password = existsSync(resolve(io.cwd, path))
      ? passwordIn(path, roleOf(desk), io)
      : makeFile(path, owner, roleOf(desk), io);
    if (!password.ok) return password;
    passwords[desk] = password.value;
  }
  return { ok: true, value: passwords };
}

function makeFile(path: string, owner: string, role: string, io: CommandIo): CommandResult<string> {
  const password = randomBytes(24).toString('base64url');
  const written = writeNewPrivateFile(io.cwd, path, utf8Bytes(`${withRole(owner, role, password)}\n`));
  return written.ok ? { ok: true, value: password } : written;
}

function passwordIn(path: string, role: string, io: CommandIo): CommandResult<string> {
  const bytes = readFileWithin(io.cwd, path, longestFile);
  if (!bytes.ok) return bytes;
  const url = connectionUrl(utf8Text(bytes.value)?.trim() ?? '');
  const password = url === undefined ? '' : decodeURIComponent(url.password);
  if (url?.username === role && /^[\x21-\x7e]{8,}$/.test(password)) return { ok: true, value: password };
  return refuse(
    'file.unreadable',
    `${quotedText(path)} must hold postgresql://${role}:password@host/database, with a password of 8 or more signs`,
  );
}
