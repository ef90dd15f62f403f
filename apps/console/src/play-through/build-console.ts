// SPDX-License-Identifier: GPL-3.0-only
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the console into a new folder, which is the caller's to remove. */
export async function buildConsole(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bluezone-console-'));
  await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  return folder;
}
