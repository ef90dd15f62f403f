// SPDX-License-Identifier: GPL-3.0-only
// Secrets stand in files or in the environment, never in the configuration itself, which people copy, show and commit.
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fail, ok, type Result } from '@bluezone/protocol';
import { type Static, Type } from 'typebox';

export const secretSchema = Type.Union(
  [
    Type.Object({ file: Type.String({ minLength: 1 }) }, { additionalProperties: false }),
    Type.Object({ env: Type.String({ pattern: '^[A-Z_][A-Z0-9_]*$' }) }, { additionalProperties: false }),
  ],
  { description: 'where a secret stands', 'x-secret': true },
);

/** Where a secret stands. */
export type SecretPlace = Static<typeof secretSchema>;

const longestSecret = 64 * 1024;
/** Others than the owner and the group, who must not read or write. */
const othersMay = 0o007;
const groupMayWrite = 0o020;

/** Reads secrets as seen from a folder; `key.file` says which cannot be read and why, and never what stands in it. */
export function secretReader(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): (place: SecretPlace) => Result<string> {
  return (place) => {
    if ('env' in place) {
      const value = environment[place.env];
      return value === undefined || value === ''
        ? fail('key.file', `the variable ${place.env} of the environment is not set`)
        : ok(value);
    }
    const path = resolve(folder, place.file);
    try {
      const { size, mode } = statSync(path);
      if (size > longestSecret) return fail('key.file', `${path}: is too large for a secret`);
      if ((mode & (othersMay | groupMayWrite)) !== 0)
        return fail('key.file', `${path}: others may read or change it; "chmod 600" it`);
      return ok(readFileSync(path, 'utf8'));
    } catch (error) {
      return fail(
        'key.file',
        `${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
      );
    }
  };
}
