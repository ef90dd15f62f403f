// SPDX-License-Identifier: GPL-3.0-only
// A passphrase comes from a file or the environment, never as an argument: arguments can be read by everyone who can
// list processes, and stay in the history of the shell.
import { utf8Text } from '@bluezone/protocol';
import type { CommandIo } from './command.ts';
import { type CommandResult, refuse } from './command-failure.ts';
import { readFileWithin } from './file-access.ts';
import { quotedText } from './printable-text.ts';

const longestPassphraseFile = 4096;

const passphraseVariable = 'BLUEZONE_PASSPHRASE';

/**
 * The passphrase in the named file (its text without the line end), else in BLUEZONE_PASSPHRASE; `passphrase.missing`
 * when neither holds one, and the file's own failures. No message contains it.
 */
export function readPassphrase(file: string | undefined, io: CommandIo): CommandResult<string> {
  if (file === undefined) {
    const text = io.env[passphraseVariable] ?? '';
    if (text !== '') return { ok: true, value: text };
    return refuse('passphrase.missing', `give --passphrase-file FILE, or set ${passphraseVariable}`);
  }
  const bytes = readFileWithin(io.cwd, file, longestPassphraseFile);
  if (!bytes.ok) return bytes;
  const text = utf8Text(bytes.value)?.replace(/\r?\n$/, '');
  if (text === undefined) return refuse('file.unreadable', `${quotedText(file)} is not text in UTF-8`);
  if (/[\r\n]/.test(text)) return refuse('file.unreadable', `${quotedText(file)} has more than one line`);
  if (text === '') return refuse('passphrase.missing', `${quotedText(file)} is empty`);
  return { ok: true, value: text };
}
