// SPDX-License-Identifier: GPL-3.0-only
// The real `npm start` as a process of its own, begun at a known time, killed and begun again as a story needs it; and what
// stands beside the app in a story: the desk that confirms cases, the inbox of text messages, the pace of time.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { soon } from './soon.ts';

const script = fileURLToPath(new URL('../../../../scripts/bluezone.mjs', import.meta.url));
const clockShift = new URL('shift-clock.mjs', import.meta.url).href;

export interface TownChoice {
  readonly residents: number;
  /** By which the town's first day is known, "2026-08-13T05:00+07:00". */
  readonly startsAt: string;
}

interface Running {
  readonly address: string;
  readonly ready: Promise<void>;
  kill(): Promise<void>;
}

export interface Town {
  /** "http://127.0.0.1:8420". */
  readonly address: string;
  /** kill -9: nothing is written any more, and nobody answers. */
  kill(): Promise<void>;
  /** Begins again at the same address, with the same data. @param startsAt another time by the machine's clock */
  startAgain(startsAt?: string): Promise<void>;
  /** Unix seconds by the town's clock. */
  clock(): Promise<number>;
  /** @param pace seconds of the town per second */
  setPace(pace: number): Promise<void>;
  /** Lets the town live quickly until a moment, then at a pace at which one can look on. */
  liveUntil(moment: string): Promise<void>;
  /** Health staff confirm somebody, and read out the eight digits. */
  confirm(person: number): Promise<string>;
  /** The residents whose phones browsers may be, in the order in which they are given. */
  guests(): Promise<
    readonly { readonly person: number; readonly name: string; readonly phoneNumber: string }[]
  >;
  /** The six digits of the latest text message to a number. */
  codeTo(phoneNumber: string): Promise<string>;
  messagesTo(phoneNumber: string): Promise<readonly string[]>;
  /** Tables of the server's desks with a row about a number, as whoever holds the desks finds them: "cases.contact_forms". */
  tablesAbout(phoneNumber: string): Promise<readonly string[]>;
  /** Ends it and removes what it kept. */
  end(): Promise<void>;
}

/** Seconds of the town per second: phones in browsers follow it with some to spare. */
const quick = 600;
const lookedOnAt = 30;

/** Starts a new town and waits until it is ready. */
export async function startTown({ residents, startsAt }: TownChoice): Promise<Town> {
  const data = mkdtempSync(join(tmpdir(), 'bluezone-play-'));
  const options = ['--residents', String(residents), '--past', '0', '--seed', '1', '--data', data];
  let running = run(startsAt, [...options, '--port', '0']);
  let { address } = await running;
  await (await running).ready;

  async function ask<T>(path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${address}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status, path).toBe(200);
    return (await answer.json()) as T;
  }
  const clock = async () => (await ask<{ clock: number }>('/tour/state?since=0')).clock;
  const setPace = async (pace: number) => void (await ask('/tour/pace', { pace }));
  const messagesTo = async (to: string) => {
    const { messages } = await ask<{ messages: { text: string }[] }>(
      `/development/inbox/messages?to=${encodeURIComponent(to)}`,
    );
    return messages.map(({ text }) => text);
  };

  return {
    get address() {
      return address;
    },
    async kill() {
      await (await running).kill();
    },
    async startAgain(later = startsAt) {
      running = run(later, [...options, '--port', new URL(address).port]);
      ({ address } = await running);
      await (await running).ready;
    },
    clock,
    setPace,
    async liveUntil(moment) {
      await setPace(quick);
      await expect
        .poll(clock, { timeout: 300_000, interval: 250 })
        .toBeGreaterThan(Date.parse(moment) / 1000);
      await setPace(lookedOnAt);
    },
    async confirm(person) {
      const { digits } = await ask<{ digits: string }>('/tour/act', { act: 'confirm', person });
      return digits;
    },
    async guests() {
      const { guests, people } = await ask<{
        guests: number[];
        people: { name: string; phoneNumber: string }[];
      }>('/tour/town');
      return guests.map((person) => ({ person, name: '', phoneNumber: '', ...people[person] }));
    },
    messagesTo,
    async tablesAbout(phoneNumber) {
      const { rows } = await ask<{ rows: { desk: string; table: string; by: object | null }[] }>(
        `/tour/find?text=${encodeURIComponent(phoneNumber)}`,
      );
      return [...new Set(rows.flatMap(({ desk, table, by }) => (by === null ? [`${desk}.${table}`] : [])))];
    },
    async codeTo(to) {
      let code: string | undefined;
      await soon(async () => {
        code = /\b\d{6}\b/.exec((await messagesTo(to))[0] ?? '')?.[0];
        return code;
      }).toBeDefined();
      return code ?? '';
    },
    async end() {
      await (await running).kill();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Resolves when the page can be opened, which is before the town is ready. */
async function run(startsAt: string, options: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [script, 'start', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      BLUEZONE_PLAY_STARTS_AT: String(Date.parse(startsAt) / 1000),
      NODE_OPTIONS: `--import=${clockShift}`,
    },
  });
  let said = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const listener of listeners) listener();
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const isSaid = (wanted: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = wanted.exec(said);
        if (found === null) return;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      look();
      void ended.then((code) =>
        reject(new Error(`bluezone start ended with ${code}, having said:\n${said}`)),
      );
    });
  const ready = isSaid(/the town is ready/).then(() => undefined);
  ready.catch(() => undefined);
  const [, address = ''] = await isSaid(/Bluezone is at (\S+)\n/);
  return {
    address,
    ready,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
