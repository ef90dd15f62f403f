// SPDX-License-Identifier: GPL-3.0-only
import { join, resolve } from 'node:path';
import type { RestoreSummary } from '@bluezone/server';
import { backupSecretOptionTypes, readBackupSecret } from '../backup-secret-option.ts';
import { exitCodes } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { deskConnectionsHelp, readDeskConnections } from '../desk-connection-files.ts';
import { openForReading } from '../private-file-stream.ts';
import { createProgress } from '../progress.ts';
import { databaseOptionHelp, readStorePlace, storePlaceOptionTypes } from '../store-place-option.ts';
import { tableCounts } from '../table-counts.ts';

export const restore = defineCommand({
  name: 'restore',
  summary: 'Bring a backup back into an empty database',
  usage: `usage: bluezone restore (--data DIR | --database URL | --database-file FILE) --from FILE [options]

Proves the whole backup first, then fills a database that holds no rows, in one transaction: everything arrives as it
was, or nothing changes. It may be another kind of database than the one the backup came from. Then tables, roles and
rights are brought up to date. Leases of jobs are not kept: every job is due.

  --from FILE              the backup
  --data DIR               an embedded store, empty or new
${databaseOptionHelp}
${deskConnectionsHelp}
  --objects DIR            where published files go (with --data: DIR/objects); without it they are left out
  --passphrase-file FILE   the passphrase, alone on one line; without it BLUEZONE_PASSPHRASE is used
  --unsealed               the backup has no passphrase
  --json                   one JSON object on one line: tables, files
`,
  options: {
    ...storePlaceOptionTypes,
    ...backupSecretOptionTypes,
    'desk-connections': 'string',
    from: 'string',
    objects: 'string',
    json: 'boolean',
  },
  operands: [],
  async execute({ options }, io) {
    const place = readStorePlace(options, io);
    if (!place.ok) return place;
    if (options.from === undefined) return refuse('usage', '--from FILE is missing');
    if (place.value.kind === 'embedded' && options['desk-connections'] !== undefined)
      return refuse('usage', '--desk-connections: an embedded store has no roles');
    const passphrase = readBackupSecret(options, io);
    if (!passphrase.ok) return passphrase;
    const file = openForReading(io.cwd, options.from);
    if (!file.ok) return file;
    const passwords = await readDeskConnections(
      options['desk-connections'],
      place.value.kind === 'postgres' ? place.value.connection : '',
      io,
    );
    if (!passwords.ok) return passwords;
    const { directoryObjectStore, restoreInto } = await import('@bluezone/server');
    const beside = place.value.kind === 'embedded' ? join(place.value.directory, 'objects') : undefined;
    const folder = options.objects ?? beside;
    const progress = createProgress(io.stderr);
    const restored = await restoreInto(
      place.value,
      file.value.read,
      {
        passphrase: passphrase.value,
        onProgress: (bytes) => progress.report('Reading the backup', bytes, file.value.size),
        ...(folder === undefined ? {} : { objects: directoryObjectStore(resolve(io.cwd, folder)) }),
      },
      passwords.value,
    );
    progress.finish();
    if (!restored.ok) return restored;
    io.stdout.write(options.json ? `${JSON.stringify(restored.value)}\n` : summaryText(restored.value));
    return exitCodes.success;
  },
});

function summaryText({ tables, files }: RestoreSummary): string {
  return `${tableCounts(tables)}published files  ${files}\nEverything arrived as it was.\n`;
}
