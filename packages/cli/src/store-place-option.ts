// SPDX-License-Identifier: GPL-3.0-only
// Where a command finds the rows. A connection's password never comes as an argument: arguments can be read by everyone
// who can list processes, and stay in the history of the shell.
import { resolve } from 'node:path';
import { utf8Text } from '@bluezone/protocol';
import type { StorePlace } from '@bluezone/server';
import type { CommandIo } from './command.ts';
import { type CommandResult, refuse } from './command-failure.ts';
import { connectionUrl } from './connection-url.ts';
import { readFileWithin } from './file-access.ts';
import type { OptionValues } from './parse-arguments.ts';
import { quotedText } from './printable-text.ts';

/** To spread into a command's `options`. */
export const databaseOptionTypes = { database: 'string', 'database-file': 'string' } as const;
export const storePlaceOptionTypes = { data: 'string', ...databaseOptionTypes } as const;

const longestConnectionFile = 4096;

/** Lines for the help of a command that takes a database. */
export const databaseOptionHelp = `  --database URL           PostgreSQL as the owner of the tables: postgresql://owner@host/database, without a password,
                           which comes from PGPASSWORD or ~/.pgpass
  --database-file FILE     the same from a file, alone on one line, and with the password in it if you like`;

type DatabaseValues = OptionValues<typeof databaseOptionTypes>;

/** Connection of `--database` or `--database-file`; undefined when neither is given, `usage` when both are. */
export function readDatabaseOption(values: DatabaseValues, io: CommandIo): CommandResult<string | undefined> {
  const { database, 'database-file': file } = values;
  if (database !== undefined && file !== undefined)
    return refuse('usage', 'give --database or --database-file, not both');
  if (file !== undefined) return readConnectionFile(file, io);
  if (database === undefined) return { ok: true, value: undefined };
  const url = connectionUrl(database);
  if (url === undefined) return refuse('usage', '--database must be postgresql://owner@host/database');
  if (url.password !== '' || url.searchParams.has('password'))
    return refuse(
      'usage',
      '--database must not hold a password, which others could read: use --database-file, PGPASSWORD or ~/.pgpass',
    );
  return { ok: true, value: database };
}

function readConnectionFile(file: string, io: CommandIo): CommandResult<string> {
  const bytes = readFileWithin(io.cwd, file, longestConnectionFile);
  if (!bytes.ok) return bytes;
  const text = utf8Text(bytes.value)?.trim() ?? '';
  if (connectionUrl(text) === undefined)
    return refuse('file.unreadable', `${quotedText(file)} does not hold postgresql://… alone on one line`);
  return { ok: true, value: text };
}

/** The place that `--data`, `--database` or `--database-file` names; exactly one must be given. */
export function readStorePlace(
  values: OptionValues<typeof storePlaceOptionTypes>,
  io: CommandIo,
): CommandResult<StorePlace> {
  const connection = readDatabaseOption(values, io);
  if (!connection.ok) return connection;
  if ((values.data === undefined) === (connection.value === undefined))
    return refuse('usage', 'give either --data DIR, or a database');
  return connection.value === undefined
    ? { ok: true, value: { kind: 'embedded', directory: resolve(io.cwd, values.data ?? '') } }
    : { ok: true, value: { kind: 'postgres', connection: connection.value } };
}
