// SPDX-License-Identifier: GPL-3.0-only
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BackupSummary, StorePlace } from '@bluezone/server';
import { backupSecretOptionTypes, readBackupSecret } from '../backup-secret-option.ts';
import { exitCodes } from '../command.ts';
import { type CommandResult, refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { printableText } from '../printable-text.ts';
import { startPrivateFile } from '../private-file-stream.ts';
import { createProgress } from '../progress.ts';
import { databaseOptionHelp, readStorePlace, storePlaceOptionTypes } from '../store-place-option.ts';
import { tableCounts } from '../table-counts.ts';

export const backup = defineCommand({
  name: 'backup',
  summary: 'Write all rows and published files, as of one moment, into one file',
  usage: `usage: bluezone backup (--data DIR | --database URL | --database-file FILE) --to FILE [options]

Reads every desk's rows as they stand at one moment, and the published files they name, into one new file. On PostgreSQL
the desks go on meanwhile. The file is sealed under a passphrase of at least 8 characters, without which nobody can open
it, you neither. Keys are not in it: "bluezone keys backup" keeps them.

  --to FILE                the backup to write; an existing file is never overwritten
  --data DIR               an embedded store; nobody else may use it meanwhile
${databaseOptionHelp}
  --objects DIR            the published files (with --data: DIR/objects where it exists)
  --desk NAME              rows of one desk alone: registration, cases, exposure or meetings
  --passphrase-file FILE   the passphrase, alone on one line; without it BLUEZONE_PASSPHRASE is used
  --unsealed               no passphrase: anybody who has the file can read everything, phone numbers of cases too
  --json                   one JSON object on one line: file, bytes, tables, files, missingFiles
`,
  options: {
    ...storePlaceOptionTypes,
    ...backupSecretOptionTypes,
    to: 'string',
    objects: 'string',
    desk: 'string',
    json: 'boolean',
  },
  operands: [],
  async execute({ options }, io) {
    const place = readStorePlace(options, io);
    if (!place.ok) return place;
    const { to } = options;
    if (to === undefined) return refuse('usage', '--to FILE is missing');
    const passphrase = readBackupSecret(options, io);
    if (!passphrase.ok) return passphrase;
    const { backupFrom, directoryObjectStore, storeDesks } = await import('@bluezone/server');
    const desk = storeDesks.find((name) => name === options.desk);
    if (options.desk !== undefined && desk === undefined)
      return refuse('usage', `--desk must be one of ${storeDesks.join(', ')}`);
    const folder = objectsFolder(options.objects, place.value, io.cwd);
    if (!folder.ok) return folder;
    const file = startPrivateFile(io.cwd, to);
    if (!file.ok) return file;
    const progress = createProgress(io.stderr);
    let bytes = 0;
    let made: CommandResult<BackupSummary>;
    try {
      made = await backupFrom(
        place.value,
        async (piece) => {
          file.value.write(piece);
          bytes += piece.length;
        },
        {
          passphrase: passphrase.value,
          onProgress: () => progress.report('Reading rows'),
          ...(desk === undefined ? {} : { desk }),
          ...(folder.value === undefined ? {} : { objects: directoryObjectStore(folder.value) }),
        },
      );
    } catch (error) {
      file.value.discard();
      const failure = file.value.failure();
      if (failure === undefined) throw error;
      return failure;
    } finally {
      progress.finish();
    }
    if (!made.ok) {
      file.value.discard();
      return made;
    }
    const kept = file.value.finish();
    if (!kept.ok) return kept;
    const summary = { file: to, bytes, ...made.value };
    io.stdout.write(options.json ? `${JSON.stringify(summary)}\n` : summaryText(summary));
    return exitCodes.success;
  },
});

/** The folder of published files: as given, else beside an embedded store, else none. */
function objectsFolder(
  given: string | undefined,
  place: StorePlace,
  cwd: string,
): CommandResult<string | undefined> {
  const folder = given === undefined && place.kind === 'embedded' ? join(place.directory, 'objects') : given;
  if (folder === undefined) return { ok: true, value: undefined };
  const path = resolve(cwd, folder);
  if (existsSync(path)) return { ok: true, value: path };
  return given === undefined
    ? { ok: true, value: undefined }
    : refuse('file.missing', `${printableText(given)} does not exist`);
}

function summaryText(summary: BackupSummary & { file: string; bytes: number }): string {
  const { file, bytes, tables, files, missingFiles } = summary;
  return [
    tableCounts(tables),
    `published files  ${files}\n`,
    missingFiles > 0 ? `published files that were not found  ${missingFiles}\n` : '',
    `backup in ${printableText(file)} (${bytes} bytes)\n`,
  ].join('');
}
