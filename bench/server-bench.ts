// SPDX-License-Identifier: GPL-3.0-only
// What a report costs the server, from the first byte of HTTP to the durable row and the sealed answer, on a PostgreSQL
// started for it; and what a publication of many keys costs. The load comes from the same machine and shares its processors.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerLength } from '@bluezone/protocol';
import { createKeyringDirectory, type Keyring } from '@bluezone/server';
import { startPostgres } from '../packages/server/src/testing/postgres.ts';
import {
  bareReport,
  keysPerReport,
  type MadePost,
  sealedReport,
  tagsPerReport,
} from './server/make-reports.ts';
import { measureExport } from './server/measure-export.ts';
import { postAll, requestOf } from './server/post-client.ts';
import { type ServedOptions, serve } from './server/served.ts';
import { childMark, type ServerProcess, startServer } from './server/server-process.ts';

const sampledAnswers = 20;

interface Round {
  readonly reportsPerSecond: number;
  readonly serverCpuMsPerReport: number;
  readonly p99Ms: number;
}

const say = (text: string) => void process.stderr.write(`${text}\n`);

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

async function makePosts(
  count: number,
  keys: Keyring,
  server: ServerProcess,
  isSealed: boolean,
): Promise<MadePost[]> {
  const now = Date.now() / 1000;
  const posts: MadePost[] = [];
  while (posts.length < count)
    posts.push(isSealed ? await sealedReport(keys, server.configuration, now) : bareReport(keys, now));
  return posts;
}

/** Posts everything once and holds a sample of the answers against what an accepted report is answered. */
async function postRound(
  server: ServerProcess,
  posts: readonly MadePost[],
  connections: number,
): Promise<Round> {
  const every = Math.max(1, Math.floor(posts.length / sampledAnswers));
  const sampled: { post: MadePost; answer: Uint8Array }[] = [];
  const requests = posts.map(({ wire }) => requestOf(wire));
  const before = await server.spent();
  const { latencies, seconds } = await postAll(
    server.port,
    requests,
    answerLength,
    connections,
    (i, answer) => {
      if (i % every === 0) sampled.push({ post: posts[i] as MadePost, answer: new Uint8Array(answer) });
    },
  );
  const after = await server.spent();
  for (const { post, answer } of sampled) {
    const plaintext = post.open === null ? answer.subarray(16) : await post.open(answer);
    if (plaintext === null || plaintext[0] !== 1 || plaintext[1] !== 0 || plaintext[2] !== 0)
      throw new Error('a report of the benchmark was not accepted');
  }
  const sorted = latencies.toSorted();
  return {
    reportsPerSecond: posts.length / seconds,
    serverCpuMsPerReport: ((after.cpuSeconds - before.cpuSeconds) * 1000) / posts.length,
    p99Ms: sorted[Math.floor(0.99 * (sorted.length - 1))] ?? Number.NaN,
  };
}

const rounded = (value: number, digits = 3): number => Number(value.toPrecision(digits));

/** Rounds of the full path and of the path without public keys, in turn. */
interface ReportLoad {
  /** Reports in a round. */
  readonly each: number;
  readonly rounds: number;
  readonly connections: number;
  readonly answerDelayMs: number;
  readonly profileFile?: string;
}

async function measureReports(file: string, load: ReportLoad) {
  const { each, rounds, connections, answerDelayMs, profileFile } = load;
  const folder = mkdtempSync(join(tmpdir(), 'bluezone-bench-'));
  const postgres = await startPostgres();
  const servers: ServerProcess[] = [];
  try {
    const keyDirectory = join(folder, 'keys');
    const keys = createKeyringDirectory(keyDirectory, Date.now() / 1000);
    if (!keys.ok) throw new Error(keys.detail);
    const kinds = [true, false] as const;
    for (const usesPublicKeys of kinds) {
      const addresses = await postgres.createMigratedDatabase(
        usesPublicKeys ? 'reports_in_full' : 'reports_bare',
      );
      const options = { database: addresses.owner, keyDirectory, usesPublicKeys, answerDelayMs };
      servers.push(
        await startServer(file, profileFile === undefined ? options : { ...options, profileFile }),
      );
    }
    const found: [Round[], Round[]] = [[], []];
    let shares = {};
    for (let round = -1; round < rounds; round++)
      for (const [i, isSealed] of kinds.entries()) {
        const server = servers[i] as ServerProcess;
        say(`round ${round + 1} of ${rounds}, ${isSealed ? 'in full' : 'without public keys'}`);
        const posts = await makePosts(each, keys.value, server, isSealed);
        const measured = await postRound(server, posts, connections);
        if (round >= 0) found[i]?.push(measured);
      }
    const full = servers[0] as ServerProcess;
    const profiledPosts = await makePosts(each, keys.value, full, true);
    await full.profile();
    await postRound(full, profiledPosts, connections);
    shares = await full.profiled();
    const [inFull, bare] = found;
    return {
      reportsPerSecond: rounded(middle(inFull.map((round) => round.reportsPerSecond))),
      reportsPerSecondWithoutPublicKey: rounded(middle(bare.map((round) => round.reportsPerSecond))),
      serverCpuMsPerReport: rounded(middle(inFull.map((round) => round.serverCpuMsPerReport))),
      serverCpuMsPerReportWithoutPublicKey: rounded(middle(bare.map((round) => round.serverCpuMsPerReport))),
      p99Ms: rounded(middle(inFull.map((round) => round.p99Ms))),
      whereTheTimeGoes: shares,
      reports: { each, rounds, keysPerReport, tagsPerReport, connections, answerDelayMs },
    };
  } finally {
    for (const server of servers) await server.stop().catch(() => undefined);
    await postgres.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface ServerBenchOptions {
  readonly isQuick: boolean;
  /** As given on the command line. */
  readonly options: {
    /** `reports` or `export` leaves the other out. */
    readonly only?: string;
    /** Reports in a round. */
    readonly reports?: string;
    /** Over which they come; 48 when left out. */
    readonly connections?: string;
    /**
     * Milliseconds for which every answer is held back, as a front door holds it back for a second. None when left out:
     * waiting costs no work, only connections.
     */
    readonly delay?: string;
    /** Keys in the publication. */
    readonly keys?: string;
    /** File for the profile of a round on the full path. */
    readonly profile?: string;
  };
}

export async function run({ isQuick, options }: ServerBenchOptions) {
  const { only, reports, connections, delay, keys, profile } = options;
  const load = {
    each: Number(reports ?? (isQuick ? 1500 : 2500)),
    rounds: isQuick ? 1 : 3,
    connections: Number(connections ?? 48),
    answerDelayMs: Number(delay ?? 0),
    ...(profile === undefined ? {} : { profileFile: profile }),
  };
  const keyCount = Number(keys ?? (isQuick ? 50_000 : 1_000_000));
  const file = fileURLToPath(import.meta.url);
  const taken = only === 'export' ? {} : await measureReports(file, load);
  if (only !== 'reports') say('a publication');
  const exported = only === 'reports' ? {} : await measureExport(keyCount);
  return { ...taken, ...exported, processors: availableParallelism() };
}

if (process.argv[2] === childMark) await serve(JSON.parse(process.argv[3] ?? '{}') as ServedOptions);
