// SPDX-License-Identifier: GPL-3.0-only
// The real `npm start` as a process of its own at a known time, with the sample accounts that it prints; and the pace of its time.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TourState, TourTown } from '@bluezone/simulator';
import { expect } from 'vitest';

const script = fileURLToPath(new URL('../../../../scripts/bluezone.mjs', import.meta.url));
const shownClock = new URL('town-clock.mjs', import.meta.url).href;
/** Seconds of the town per second that phones in browsers can follow. */
const quick = 600;

export interface Town {
  /** "http://127.0.0.1:8420". */
  readonly address: string;
  /** Password of a sample account, as it was printed. */
  password(username: string): string;
  /** What the page of second factors shows for a sample account now. */
  code(username: string): Promise<string>;
  /** What stays as it is: its people, and whose phones browsers may be. */
  people(): Promise<TourTown>;
  state(): Promise<TourState>;
  /** @param pace seconds of the town per second */
  setPace(pace: number): Promise<void>;
  /** Lets the town live quickly until a moment, then as quickly as people do. */
  liveUntil(moment: string): Promise<void>;
  /** Ends it and removes what it kept. */
  end(): Promise<void>;
}

/**
 * Starts a new town and waits until it is ready.
 * @param startsAt by which its first day is known, "2026-08-13T05:00+07:00"
 */
export async function startTown(residents: number, startsAt: string): Promise<Town> {
  const data = mkdtempSync(join(tmpdir(), 'bluezone-play-'));
  const options = [
    '--residents',
    String(residents),
    '--past',
    '0',
    '--seed',
    '1',
    '--data',
    data,
    '--port',
    '0',
  ];
  const child = spawn(process.execPath, [script, 'start', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      BLUEZONE_PLAY_STARTS_AT: String(Date.parse(startsAt) / 1000),
      NODE_OPTIONS: `--import=${shownClock}`,
    },
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        // The last line of all.
        if (said.includes('Ctrl+C')) resolve();
      });
    child.on('close', (code) =>
      reject(new Error(`bluezone start ended with ${code}, having said:\n${said}`)),
    );
  });
  const address = /Bluezone is at (\S+)\n/.exec(said)?.[1] ?? '';

  async function ask<T>(path: string, body?: object): Promise<T> {
    const answer = await fetch(`${address}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status, path).toBe(200);
    return (await answer.json()) as T;
  }
  const state = () => ask<TourState>('/tour/state?since=0');
  const setPace = async (pace: number) => void (await ask('/tour/pace', { pace }));

  return {
    ...{ address, state, setPace },
    password: (username) => new RegExp(`${username} +password (\\S+)`).exec(said)?.[1] ?? '',
    async code(username) {
      const path = '/development/second-factor/codes';
      const { codes } = await ask<{ codes: readonly { username: string; code: string }[] }>(path);
      return codes.find((each) => each.username === username)?.code ?? '';
    },
    people: () => ask<TourTown>('/tour/town'),
    async liveUntil(moment) {
      await setPace(quick);
      const clock = async () => (await state()).clock;
      await expect
        .poll(clock, { timeout: 120_000, interval: 100 })
        .toBeGreaterThan(Date.parse(moment) / 1000);
      await setPace(1);
    },
    async end() {
      child.kill('SIGKILL');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
