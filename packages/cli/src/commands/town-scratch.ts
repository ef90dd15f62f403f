// SPDX-License-Identifier: GPL-3.0-only
// A folder for as long as a command runs. Nothing of it stays behind, however the command ends, short of being killed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Exit codes of a shell for what a signal ended. */
const interrupted = { SIGINT: 130, SIGTERM: 143 } as const;

/** Runs `work` with an empty folder; at SIGINT and SIGTERM the process ends, without the folder. */
export async function withScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bluezone-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const stop = (signal: keyof typeof interrupted) => process.exit(interrupted[signal]);
  process.on('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  try {
    return await work(folder);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
    process.off('exit', remove);
    remove();
  }
}
