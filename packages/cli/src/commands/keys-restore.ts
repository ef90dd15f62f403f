// SPDX-License-Identifier: GPL-3.0-only
import { resolve } from 'node:path';
import { exitCodes } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { checkFolderForKeys, readFileWithin, withSystemErrors } from '../file-access.ts';
import { keyringSummary, publicKeyring } from '../keyring-listing.ts';
import { readPassphrase } from '../read-passphrase.ts';

const longestBackup = 1024 * 1024;

export const keysRestore = defineCommand({
  name: 'keys restore',
  summary: 'Bring the keys of a backup back into a folder without keys',
  usage: `usage: bluezone keys restore DIR --from FILE [--passphrase-file FILE] [--json]

Opens a backup made by "bluezone keys backup" and writes its keys into DIR, which must be new or
empty. With a wrong passphrase, or when anything in the backup is not right, nothing is written.

  --from FILE              the backup
  --passphrase-file FILE   the passphrase, alone on one line; without it BLUEZONE_PASSPHRASE is used
  --json                   one JSON object on one line with the public keys: index, export, issuers, seals
`,
  options: { from: 'string', 'passphrase-file': 'string', json: 'boolean' },
  operands: ['DIR'],
  async execute({ options, operands }, io) {
    const [directory = ''] = operands;
    if (options.from === undefined) return refuse('usage', '--from FILE is missing');
    const passphrase = readPassphrase(options['passphrase-file'], io);
    if (!passphrase.ok) return passphrase;
    const backup = readFileWithin(io.cwd, options.from, longestBackup);
    if (!backup.ok) return backup;
    const free = checkFolderForKeys(io.cwd, directory);
    if (!free.ok) return free;
    const { loadKeyParts, restoreKeyring } = await import('@bluezone/server');
    const folder = resolve(io.cwd, directory);
    const restored = withSystemErrors(directory, 'file.unwritable', () => {
      const written = restoreKeyring(backup.value, passphrase.value, folder);
      return written.ok ? loadKeyParts(folder) : written;
    });
    if (!restored.ok) return restored;
    const keyring = publicKeyring(restored.value);
    io.stdout.write(options.json ? `${JSON.stringify(keyring)}\n` : keyringSummary(keyring));
    return exitCodes.success;
  },
});
