// SPDX-License-Identifier: GPL-3.0-only
// A Chromium that two programs steer at once: Lighthouse by its port, and the benchmark's own visits.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const browserPath = process.env.BLUEZONE_CHROMIUM ?? '/usr/bin/chromium';
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

export interface BenchBrowser {
  /** Of the DevTools protocol. */
  readonly port: number;
  close(): Promise<void>;
}

export async function startBrowser(): Promise<BenchBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'bluezone-chromium-'));
  const given = [
    ...flags.split(' '),
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    'about:blank',
  ];
  const child = spawn(browserPath, given, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    child.on('error', reject);
    child.on('close', () => reject(new Error(`Chromium ended: ${said.slice(-500)}`)));
  });
  return {
    port,
    async close() {
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
