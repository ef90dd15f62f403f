// SPDX-License-Identifier: GPL-3.0-only
import { resolve } from 'node:path';
import { exitCodes } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { withSystemErrors, writeNewPrivateFile } from '../file-access.ts';
import { printableText } from '../printable-text.ts';
import { readPassphrase } from '../read-passphrase.ts';

export const keysBackup = defineCommand({
  name: 'keys backup',
  summary: 'Seal all keys of a folder into one file under a passphrase',
  usage: `usage: bluezone keys backup DIR --to FILE [--passphrase-file FILE] [--json]

Writes every key in DIR into one new file, encrypted under a passphrase of at least 8 characters. Without the passphrase
nobody can open it, you neither. An existing file is never overwritten.

  --to FILE                the backup to write
  --passphrase-file FILE   the passphrase, alone on one line; without it BLUEZONE_PASSPHRASE is used
  --json                   one JSON object on one line: directory, file, bytes
`,
  options: { to: 'string', 'passphrase-file': 'string', json: 'boolean' },
  operands: ['DIR'],
  async execute({ options, operands }, io) {
    const [directory = ''] = operands;
    const file = options.to;
    if (file === undefined) return refuse('usage', '--to FILE is missing');
    const passphrase = readPassphrase(options['passphrase-file'], io);
    if (!passphrase.ok) return passphrase;
    const { backupKeyring } = await import('@bluezone/server');
    const sealed = withSystemErrors(directory, 'file.unreadable', () =>
      backupKeyring(resolve(io.cwd, directory), passphrase.value),
    );
    if (!sealed.ok) return sealed;
    const written = writeNewPrivateFile(io.cwd, file, sealed.value);
    if (!written.ok) return written;
    const bytes = sealed.value.length;
    io.stdout.write(
      options.json
        ? `${JSON.stringify({ directory, file, bytes })}\n`
        : `backup of ${printableText(directory)} in ${printableText(file)} (${bytes} bytes)\n`,
    );
    return exitCodes.success;
  },
});
