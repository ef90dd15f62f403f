// SPDX-License-Identifier: GPL-3.0-only
// A living town of its own for a benchmark: the same command that people start, on a free port, with data that are thrown away.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface BenchTown {
  readonly url: string;
  /** What it printed until it was ready. */
  readonly said: string;
  stop(): Promise<void>;
}

/**
 * Starts `bluezone start` and waits until the town is ready.
 * @param root the repository's folder
 * @param given further arguments, such as `['--residents', '200']`
 */
export async function startTown(root: string, given: readonly string[]): Promise<BenchTown> {
  const data = mkdtempSync(join(tmpdir(), 'bluezone-bench-'));
  const script = join(root, 'scripts/bluezone.mjs');
  const all = [script, 'start', ...given, '--data', data, '--port', '0'];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /Bluezone is at (\S+)/.exec(said)?.[1];
      // The last line of all.
      if (address !== undefined && said.includes('Ctrl+C')) resolve(address);
    });
    child.on('close', (code) => reject(new Error(`bluezone start ended with ${code}`)));
  });
  return {
    url,
    said,
    async stop() {
      child.kill('SIGINT');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
