// SPDX-License-Identifier: GPL-3.0-only
import { resolve } from 'node:path';
import { exitCodes } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { withSystemErrors } from '../file-access.ts';
import { keyringSummary, publicKeyring } from '../keyring-listing.ts';
import { quotedText } from '../printable-text.ts';

export const keysRotate = defineCommand({
  name: 'keys rotate',
  summary: 'Replace one signing key and keep the one before pinned',
  usage: `usage: bluezone keys rotate DIR KEY [--json]

Replaces KEY in DIR by a fresh one: index or export (exposure desk), upload (cases desk), claim (registration desk), or
what phones seal to: seal-door (exposure desk), seal-cases, seal-registration. The one before stays pinned, or accepted,
so that nothing signed with it is lost; the one before that is dropped. Stop the server first: it reads its keys when it
starts. Phones must have learned a new index or export key by an update before anything is signed with it. Make a new
backup afterwards. Issuers and seals also follow their 28 days by themselves.

  --json   one JSON object on one line: rotated (KEY), and the public keys index, export, issuers, seals
`,
  options: { json: 'boolean' },
  operands: ['DIR', 'KEY'],
  async execute({ options, operands }, io) {
    const [directory = '', key = ''] = operands;
    const { rotatableKeys, rotateKey } = await import('@bluezone/server');
    const which = rotatableKeys.find((name) => name === key);
    if (which === undefined)
      return refuse('usage', `KEY must be one of ${rotatableKeys.join(', ')}, not ${quotedText(key)}`);
    const rotated = withSystemErrors(directory, 'file.unwritable', () =>
      rotateKey(resolve(io.cwd, directory), which, io.now()),
    );
    if (!rotated.ok) return rotated;
    const keyring = publicKeyring(rotated.value);
    const result = { rotated: which, ...keyring };
    io.stdout.write(options.json ? `${JSON.stringify(result)}\n` : keyringSummary(keyring));
    return exitCodes.success;
  },
});
