// SPDX-License-Identifier: GPL-3.0-only
// The real desks as an operator starts them: all four in one process, over rows and keys in a folder, by a clock of ours.
// They are stopped to read their rows, and started again, as for a backup.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pins } from '@bluezone/phone';
import { defaultConfiguration } from '@bluezone/protocol';
import {
  checkOperatorFile,
  createKeyringDirectory,
  type EnrolledAccount,
  ensureFirstStaff,
  type Keyring,
  openEmbeddedStore,
  pinoLog,
  type RunningDesks,
  startDesks,
} from '@bluezone/server';
import { simulatedRandom } from '../../phones/platform-crypto.ts';
import { DAY_SECONDS } from '../../trace/trace-clock.ts';
import { type Dump, dumpStore, type Said } from './everything-held.ts';

export interface DeskAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

export interface DeskCall {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  /** Sent as JSON unless it is bytes or text. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface DesksOfMonth {
  readonly pins: Pins;
  readonly keys: Pick<Keyring, 'registrationNumberKey' | 'casesNumberKey'>;
  readonly staff: EnrolledAccount;
  readonly logLines: readonly string[];
  readonly metrics: readonly Said[];
  readonly refusals: readonly Said[];
  /** Asks the public listener, with the headers that every call of the month bears. */
  call(call: DeskCall): Promise<DeskAnswer>;
  runDueJobs(): Promise<void>;
  scrape(): Promise<void>;
  /** Stops the desks, reads all their rows, starts them again. */
  dump(): Promise<Dump>;
  close(): Promise<void>;
}

/** Seconds between two publications, as in production. */
const publishPeriodSeconds = 900;

const operatorFile = {
  ...{ format: 1, mode: 'trial', tls: 'none', phones: 'phones.json' },
  settings: {
    ...{ answerDelayMs: 0, closeGraceMs: 1000, jobTickSeconds: 300, publishPeriodSeconds },
    ...{ communityPeriodSeconds: DAY_SECONDS, minimumBatch: 100, tagBatchReports: 10 },
  },
  all: {
    listen: { public: { host: '127.0.0.1', port: 0 }, operations: { host: '127.0.0.1', port: 0 } },
    store: { engine: 'embedded', directory: 'data' },
    ...{ keys: 'keys', objects: { directory: 'objects' } },
    sms: { senders: [], developmentInbox: true },
  },
};

/** Phones of this month ask once a day and post rarely, which costs less; nothing that is tested here depends on it. */
const phones = {
  ...defaultConfiguration,
  polling: { periodSeconds: DAY_SECONDS },
  dummies: { meanSeconds: 7 * DAY_SECONDS },
};

export async function openDesksOfMonth(
  seed: number,
  clock: () => number,
  everyHeader: Readonly<Record<string, string>>,
): Promise<DesksOfMonth> {
  const folder = mkdtempSync(join(tmpdir(), 'bluezone-month-'));
  writeFileSync(join(folder, 'phones.json'), JSON.stringify(phones));
  const keyring = createKeyringDirectory(join(folder, 'keys'), clock());
  if (!keyring.ok) throw new Error(keyring.detail);
  const checked = checkOperatorFile(operatorFile, 'all');
  if (!checked.ok) throw new Error(JSON.stringify(checked.complaints));
  const logLines: string[] = [];
  const metrics: Said[] = [];
  const refusals: Said[] = [];
  const agent = new Agent({ keepAlive: true });
  const log = pinoLog({ write: (line: string) => void logLines.push(line.trimEnd()) });
  const random = simulatedRandom(seed, 'desks');

  async function openStore() {
    const store = await openEmbeddedStore({ directory: join(folder, 'data') });
    if (!store.ok) throw new Error(store.detail);
    return store.value;
  }

  async function start(): Promise<RunningDesks> {
    if (!checked.ok) throw new Error('unreachable');
    const { file } = checked;
    const started = await startDesks({
      ...{ file, role: 'all', folder, environment: {}, clock, log },
      random: (length) => random.bytes(length),
    });
    if (!started.ok) throw new Error(started.detail);
    return started.value;
  }

  const first = await openStore();
  const staff = await ensureFirstStaff(first, keyring.value.casesNumberKey, clock(), (length) =>
    random.bytes(length),
  );
  await first.close();
  if (staff === null) throw new Error('a new store has staff already');
  let desks = await start();

  function ask(address: string | undefined, { method, path, body, headers }: DeskCall): Promise<DeskAnswer> {
    const isRaw = body instanceof Uint8Array || typeof body === 'string';
    const bytes = body === undefined ? undefined : Buffer.from(isRaw ? body : JSON.stringify(body));
    const type = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
    return new Promise((resolve, reject) => {
      const sent = request(
        new URL(path, address),
        {
          ...{ agent, method: method ?? (bytes === undefined ? 'GET' : 'POST') },
          headers: {
            ...everyHeader,
            ...(bytes === undefined ? {} : { 'content-type': type, 'content-length': bytes.length }),
            ...headers,
          },
        },
        (incoming) => {
          const parts: Buffer[] = [];
          incoming.on('data', (part: Buffer) => parts.push(part));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const status = incoming.statusCode ?? 0;
            const got = Buffer.concat(parts);
            const { date: _, ...told } = incoming.headers;
            if (status >= 400)
              refusals.push({
                ...{ at: clock(), by: path.split('?')[0] ?? '' },
                text: `${status} ${JSON.stringify(told)} ${got.toString('latin1')}`,
              });
            resolve({ status, body: new Uint8Array(got) });
          });
        },
      );
      sent.on('error', reject);
      sent.end(bytes);
    });
  }

  return {
    ...{ staff, keys: keyring.value, logLines, metrics, refusals },
    pins: { indexKeys: keyring.value.indexPins, exportKeys: keyring.value.exportPins },
    call: (call) => ask(desks.addresses.public, call),
    async runDueJobs() {
      const failed = (await desks.runDueJobs()).filter(({ outcome }) => outcome === 'failed');
      if (failed.length > 0) throw new Error(`jobs failed: ${failed.map(({ job }) => job).join(', ')}`);
    },
    async scrape() {
      const { body } = await ask(desks.addresses.operations, { path: '/metrics' });
      metrics.push({ at: clock(), by: '/metrics', text: Buffer.from(body).toString() });
    },
    async dump() {
      await desks.close();
      const store = await openStore();
      const dump = await dumpStore(store, clock());
      await store.close();
      desks = await start();
      return dump;
    },
    async close() {
      await desks.close();
      agent.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
