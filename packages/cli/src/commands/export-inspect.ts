// SPDX-License-Identifier: GPL-3.0-only
import {
  maximumExportLength,
  parseExport,
  readExportArchive,
  verifyExport,
  verifyP256,
} from '@bluezone/protocol';
import { exitCodes, type TextSink } from '../command.ts';
import { refuse } from '../command-failure.ts';
import { defineCommand } from '../define-command.ts';
import { exportAsJson, exportAsText } from '../export-listing.ts';
import { readFileWithin } from '../file-access.ts';
import { quotedText } from '../printable-text.ts';
import { readPublicKey } from '../read-public-key.ts';

/** Room in the zip for export.sig and directory entries. */
const archiveOverhead = 1024 * 1024;

const writeLength = 64 * 1024;

function writePieces(pieces: Iterable<string>, sink: TextSink): void {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < writeLength) continue;
    sink.write(waiting);
    waiting = '';
  }
  if (waiting !== '') sink.write(waiting);
}

export const exportInspect = defineCommand({
  name: 'export inspect',
  summary: 'Read a published export file and check its signature',
  usage: `usage: bluezone export inspect FILE --public-key PEM [--json]

Shows what an export file in the Exposure Notification format says, and whether the owner of the public key signed it.

  FILE               the zip with export.bin and export.sig
  --public-key PEM   the ECDSA P-256 public key ("-----BEGIN PUBLIC KEY-----")
  --json             one JSON object on one line: verified, start, end, region, batch, signatureInfos, keys,
                     revisedKeys; keys are in base64, their start and period in intervals of 10 minutes

Exit code 0 only when the signature is right. With another key the content is shown all the same, with "verified":
false, and the exit code is 1. What cannot be read at all gives a line "code: message" on stderr and exit code 1; with
--json also {"error":{"code":…,"message":…}} on stdout.
`,
  options: { 'public-key': 'string', json: 'boolean' },
  operands: ['FILE'],
  async execute({ options, operands }, io) {
    const [file = ''] = operands;
    const keyFile = options['public-key'];
    if (keyFile === undefined) return refuse('usage', '--public-key PEM is missing');
    const publicKey = readPublicKey(io.cwd, keyFile);
    if (!publicKey.ok) return publicKey;
    const zip = readFileWithin(io.cwd, file, maximumExportLength + archiveOverhead);
    if (!zip.ok) return zip;
    const archive = readExportArchive(zip.value);
    if (!archive.ok) return refuse(archive.code, `${quotedText(file)}: ${archive.detail}`);
    const content = parseExport(archive.value.bin);
    if (!content.ok) return refuse(content.code, `${quotedText(file)}: ${content.detail}`);
    const verified = await verifyExport(archive.value, publicKey.value, verifyP256);
    const listing = options.json ? exportAsJson : exportAsText;
    writePieces(listing({ content: content.value, verified }), io.stdout);
    if (verified) return exitCodes.success;
    io.stderr.write(
      `export.signature: ${quotedText(file)} is not signed by the key in ${quotedText(keyFile)}\n`,
    );
    return exitCodes.failure;
  },
});
