// SPDX-License-Identifier: GPL-3.0-only
import { resolve } from 'node:path';
import { exitCodes } from '../command.ts';
import { defineCommand } from '../define-command.ts';
import { checkFolderForKeys, withSystemErrors } from '../file-access.ts';
import { keyringSummary, publicKeyring } from '../keyring-listing.ts';

export const keysMake = defineCommand({
  name: 'keys make',
  summary: 'Make the signing keys of a deployment in a folder',
  usage: `usage: bluezone keys make DIR [--json]

Makes fresh keys in DIR, which must be new or empty: index and export (ECDSA P-256), token issuers
for upload and claim (RSA-2048), and the secrets that hide phone numbers. Only the owner of the files can read them.
Needs no network. Nothing is overwritten. Make a backup next: "bluezone help keys backup".

  --json   one JSON object on one line with the public keys: index, export, issuers
`,
  options: { json: 'boolean' },
  operands: ['DIR'],
  async execute({ options, operands }, io) {
    const [directory = ''] = operands;
    const free = checkFolderForKeys(io.cwd, directory);
    if (!free.ok) return free;
    const { createKeyringDirectory } = await import('@bluezone/server');
    const made = withSystemErrors(directory, 'file.unwritable', () =>
      createKeyringDirectory(resolve(io.cwd, directory), io.now()),
    );
    if (!made.ok) return made;
    const keyring = publicKeyring(made.value);
    io.stdout.write(options.json ? `${JSON.stringify(keyring)}\n` : keyringSummary(keyring));
    return exitCodes.success;
  },
});
