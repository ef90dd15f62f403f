// SPDX-License-Identifier: GPL-3.0-only
import { resolve } from 'node:path';
import { exitCodes } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { withSystemErrors } from '../file-access.ts';
import { keyringText, publicKeyring } from '../keyring-listing.ts';
import { quotedText } from '../printable-text.ts';

export const keysShow = defineCommand({
  name: 'keys show',
  summary: 'Show the public keys of a folder, their ids and epochs',
  usage: `usage: bluezone keys show DIR [--pem index|export | --json]

Shows the public half of every key in DIR; never a private one.

  --pem index|export   only the current public key of that use, as a PEM file to give to others
  --json               one JSON object on one line: index and export (the current key first, then the one before, each
                       {id, publicKey}), issuers ({id, purpose, epoch, publicKey}) and seals ({id, desk, epoch,
                       publicKey}), public keys in PEM
`,
  options: { pem: 'string', json: 'boolean' },
  operands: ['DIR'],
  async execute({ options, operands }, io) {
    const [directory = ''] = operands;
    const { pem } = options;
    if (pem !== undefined && pem !== 'index' && pem !== 'export')
      return refuse('usage', `--pem must be index or export, not ${quotedText(pem)}`);
    if (pem !== undefined && options.json) return refuse('usage', 'give either --pem or --json');
    const { loadKeyParts } = await import('@bluezone/server');
    const loaded = withSystemErrors(directory, 'file.unreadable', () =>
      loadKeyParts(resolve(io.cwd, directory)),
    );
    if (!loaded.ok) return loaded;
    const keyring = publicKeyring(loaded.value);
    if (pem !== undefined) {
      const signer = keyring[pem][0];
      if (signer === undefined)
        return refuse('key.file', `${quotedText(directory)} holds no ${pem} key: it is the exposure desk's`);
      io.stdout.write(signer.publicKey);
    } else io.stdout.write(options.json ? `${JSON.stringify(keyring)}\n` : keyringText(keyring));
    return exitCodes.success;
  },
});
