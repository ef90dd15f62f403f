// SPDX-License-Identifier: GPL-3.0-only
// The measured server, in a process of its own so that its processor time is its own: all desks over one PostgreSQL.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { defaultConfiguration, ok } from '@bluezone/protocol';
import {
  createServer,
  type Envelope,
  loadKeyring,
  memoryObjectStore,
  openPostgresStore,
  productionSettings,
  silentLog,
} from '@bluezone/server';

export interface ServedOptions {
  readonly database: string;
  readonly keyDirectory: string;
  /** False: posts are not sealed and tokens are taken at their word, to see what public keys cost. */
  readonly usesPublicKeys: boolean;
  readonly answerDelayMs: number;
  /** Where the profile goes, for a viewer of V8's profiles; nowhere when left out. */
  readonly profileFile?: string;
}

export type Order = 'cpu' | 'profile' | 'profiled' | 'stop';

export interface Spent {
  /** Seconds of processor time of the process so far. */
  readonly cpuSeconds: number;
  readonly rssBytes: number;
}

/** Self time of one round, in share of what was sampled, by what the time went to. */
export type Shares = Readonly<Record<string, number>>;

/** Takes the plaintext where it lies, and answers it bare. */
const openNothing: Envelope = {
  open: (wire) =>
    ok({
      plaintext: wire.subarray(33, wire.length - 16),
      reply: (plaintext) => {
        const answer = new Uint8Array(plaintext.length + 32);
        answer.set(plaintext, 16);
        return answer;
      },
    }),
  replyUnopened: (length) => new Uint8Array(length + 32),
};

/** Runs the server until it is told to stop over the channel to its parent. */
export async function serve(options: ServedOptions): Promise<void> {
  const { database, keyDirectory, usesPublicKeys, answerDelayMs, profileFile } = options;
  if (!usesPublicKeys) {
    // Here alone: the product has no way to skip a signature.
    const crypto = createRequire(import.meta.url)('node:crypto') as { verify: () => boolean };
    crypto.verify = () => true;
    syncBuiltinESMExports();
  }
  const store = await openPostgresStore({ connections: database, connectionLimit: 16 });
  const keys = loadKeyring(keyDirectory);
  if (!store.ok || !keys.ok) throw new Error(store.ok ? 'no keys' : store.detail);
  const server = createServer({
    store: store.value,
    objects: memoryObjectStore(),
    keys: keys.value,
    configuration: defaultConfiguration,
    settings: { ...productionSettings(), answerDelayMs },
    log: silentLog,
    ...(usesPublicKeys ? {} : { envelope: openNothing }),
  });
  if (!server.ok) throw new Error(server.detail);
  const address = await server.value.listen({ host: '127.0.0.1', port: 0 });
  const session = new Session();
  session.connect();
  const spent = (): Spent => {
    const { user, system } = process.cpuUsage();
    return { cpuSeconds: (user + system) / 1e6, rssBytes: process.memoryUsage().rss };
  };
  process.on('message', (order: Order) => {
    void obey(order).then((answer) => process.send?.(answer));
  });
  async function obey(order: Order): Promise<unknown> {
    if (order === 'cpu') return spent();
    if (order === 'profile') {
      await session.post('Profiler.enable');
      await session.post('Profiler.setSamplingInterval', { interval: 500 });
      await session.post('Profiler.start');
      return {};
    }
    if (order === 'profiled') {
      const { profile } = await session.post('Profiler.stop');
      if (profileFile !== undefined) writeFileSync(profileFile, JSON.stringify(profile));
      return sharesOf(profile as Profile);
    }
    setImmediate(() => process.exit(0));
    return {};
  }
  process.send?.({ port: Number(new URL(address).port), configuration: server.value.configuration() });
}

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

/** What a frame belongs to; null when its caller decides. */
function purposeOf(functionName: string, url: string): string | null {
  if (functionName === '(idle)' || url.startsWith('node:inspector')) return 'idle';
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (/openHpke|sealAnswer|keySchedule|exportSecret/.test(functionName)) return 'sealing (HPKE)';
  if (/verifyTokenSignature|checkToken/.test(functionName)) return 'token signature (RSA)';
  if (/decodeReport|checkReport|decodePost/.test(functionName)) return 'reading and rules';
  if (/node_modules\/(pg|pg-protocol|pg-pool|kysely)\//.test(url)) return 'database client';
  if (/node_modules\/(fastify|find-my-way|avvio|light-my-request)\//.test(url)) return 'HTTP';
  if (/^node:(_?http|net|internal\/(http|stream|streams))/.test(url)) return 'HTTP';
  return null;
}

/** Self times, each given to the nearest frame up the stack that says what it is for. */
function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profile): Shares {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map<number, number>();
  for (const node of nodes) for (const child of node.children ?? []) parents.set(child, node.id);
  const purposes = new Map<number, string>();
  const purpose = (id: number): string => {
    const known = purposes.get(id);
    if (known !== undefined) return known;
    const frame = byId.get(id)?.callFrame;
    const own = frame === undefined ? 'other' : purposeOf(frame.functionName, frame.url);
    const parent = parents.get(id);
    const found = own ?? (parent === undefined ? 'other' : purpose(parent));
    purposes.set(id, found);
    return found;
  };
  const times = new Map<string, number>();
  let all = 0;
  samples.forEach((id, i) => {
    const name = purpose(id);
    if (name === 'idle') return;
    const time = timeDeltas[i] ?? 0;
    times.set(name, (times.get(name) ?? 0) + time);
    all += time;
  });
  return Object.fromEntries(
    [...times].sort((a, b) => b[1] - a[1]).map(([name, time]) => [name, Number((time / all).toFixed(3))]),
  );
}
