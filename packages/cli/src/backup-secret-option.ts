// SPDX-License-Identifier: GPL-3.0-only
import type { CommandIo } from './command.ts';
import { type CommandResult, refuse } from './command-failure.ts';
import type { OptionValues } from './parse-arguments.ts';
import { readPassphrase } from './read-passphrase.ts';

/** To spread into a command's `options`. */
export const backupSecretOptionTypes = { 'passphrase-file': 'string', unsealed: 'boolean' } as const;

/** The passphrase of a backup; null when `--unsealed` says that there is none, so that nobody leaves it out unknowingly. */
export function readBackupSecret(
  values: OptionValues<typeof backupSecretOptionTypes>,
  io: CommandIo,
): CommandResult<string | null> {
  if (values.unsealed !== true) return readPassphrase(values['passphrase-file'], io);
  if (values['passphrase-file'] !== undefined)
    return refuse('usage', 'give --passphrase-file or --unsealed, not both');
  return { ok: true, value: null };
}
