// SPDX-License-Identifier: GPL-3.0-only
import { resolve } from 'node:path';
import { exitCodes } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { deskConnectionsHelp, readDeskConnections } from '../desk-connection-files.ts';
import { createProgress } from '../progress.ts';
import { databaseOptionHelp, databaseOptionTypes, readDatabaseOption } from '../store-place-option.ts';
import { tableCounts } from '../table-counts.ts';

export const dbMove = defineCommand({
  name: 'db move',
  summary: 'Copy an embedded store into an empty PostgreSQL database, and prove that all arrived',
  usage: `usage: bluezone db move --data DIR (--database URL | --database-file FILE) [options]

Copies every row of an embedded store into a PostgreSQL database that holds none, in one transaction: all of them,
counted and summed on both sides, or none. Nobody can use the embedded store meanwhile, and it stays as it is. Then
roles and rights are set as by "bluezone migrate". Published files and keys stay where they are: give the desks their
folders.

  --data DIR               the embedded store
${databaseOptionHelp}
${deskConnectionsHelp}
  --json                   one JSON object on one line: tables, rows by table
`,
  options: { data: 'string', ...databaseOptionTypes, 'desk-connections': 'string', json: 'boolean' },
  operands: [],
  async execute({ options }, io) {
    if (options.data === undefined) return refuse('usage', '--data DIR is missing');
    const connection = readDatabaseOption(options, io);
    if (!connection.ok) return connection;
    if (connection.value === undefined) return refuse('usage', '--database URL is missing');
    const passwords = await readDeskConnections(options['desk-connections'], connection.value, io);
    if (!passwords.ok) return passwords;
    const { moveToPostgres } = await import('@bluezone/server');
    const progress = createProgress(io.stderr);
    const directory = resolve(io.cwd, options.data);
    const moved = await moveToPostgres(directory, connection.value, passwords.value, () =>
      progress.report('Moving rows'),
    );
    progress.finish();
    if (!moved.ok) return moved;
    io.stdout.write(
      options.json
        ? `${JSON.stringify(moved.value)}\n`
        : `${tableCounts(moved.value.tables)}Every row arrived as it was. The embedded store is still there.\n`,
    );
    return exitCodes.success;
  },
});
