// SPDX-License-Identifier: GPL-3.0-only
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** A new empty folder, some levels below one that `removeTemporaryFolders` removes. */
export function temporaryFolder(): string {
  const top = mkdtempSync(join(tmpdir(), 'bluezone-cli-'));
  made.push(top);
  const folder = join(top, 'a', 'b', 'c', 'd');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** To be called after each test. */
export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
