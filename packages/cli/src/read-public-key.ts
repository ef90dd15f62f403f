// SPDX-License-Identifier: GPL-3.0-only
import { asciiText, publicKeyFromPem } from '@bluezone/protocol';
import { type CommandResult, refuse } from './command-failure.ts';
import { readFileWithin } from './file-access.ts';
import { quotedText } from './printable-text.ts';

const longestKeyFile = 64 * 1024;

/** The P-256 public key (65 bytes) in a PEM file; `key.file` says what else the file holds. */
export function readPublicKey(cwd: string, path: string): CommandResult<Uint8Array> {
  const bytes = readFileWithin(cwd, path, longestKeyFile);
  if (!bytes.ok) return bytes;
  const pem = asciiText(bytes.value);
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
    return refuse(
      'key.file',
      `${quotedText(path)} holds a private key: keep it secret, and give its public key here`,
    );
  if (pem.includes('-----BEGIN CERTIFICATE-----'))
    return refuse('key.file', `${quotedText(path)} holds a certificate, not a public key`);
  const key = publicKeyFromPem(pem);
  return key.ok ? key : refuse(key.code, `${quotedText(path)}: ${key.detail}`);
}
