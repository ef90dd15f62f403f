// SPDX-License-Identifier: GPL-3.0-only
import { resolve } from 'node:path';
import { exitCodes } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { checkFolderForKeys, withSystemErrors } from '../file-access.ts';
import { keyringSummary, publicKeyring } from '../keyring-listing.ts';
import { quotedText } from '../printable-text.ts';

export const keysMake = defineCommand({
  name: 'keys make',
  summary: 'Make the signing keys of a deployment in a folder',
  usage: `usage: bluezone keys make DIR [--desk DESK] [--json]

Makes fresh keys in DIR, which must be new or empty: index and export (ECDSA P-256), token issuers for upload and claim
(RSA-2048), what phones seal to (X25519), and the secrets that hide phone numbers. Only the owner of the files can read
them. Needs no network. Nothing is overwritten. Make a backup next: "bluezone help keys backup".

  --desk DESK  only the keys of one desk: exposure, cases or registration. In production each is made on the machine of
               its desk and never leaves it. (The meetings desk has no keys.)
  --json       one JSON object on one line with the public keys: index, export, issuers, seals
`,
  options: { desk: 'string', json: 'boolean' },
  operands: ['DIR'],
  async execute({ options, operands }, io) {
    const [directory = ''] = operands;
    const { createKeyDirectory, keyDesks } = await import('@bluezone/server');
    const desks = keyDesks.filter((desk) => options.desk === undefined || options.desk === desk);
    if (desks.length === 0)
      return refuse(
        'usage',
        `--desk must be one of ${keyDesks.join(', ')}, not ${quotedText(options.desk ?? '')}`,
      );
    const free = checkFolderForKeys(io.cwd, directory);
    if (!free.ok) return free;
    const made = withSystemErrors(directory, 'file.unwritable', () =>
      createKeyDirectory(resolve(io.cwd, directory), desks, io.now()),
    );
    if (!made.ok) return made;
    const keyring = publicKeyring(made.value);
    io.stdout.write(options.json ? `${JSON.stringify(keyring)}\n` : keyringSummary(keyring));
    return exitCodes.success;
  },
});
