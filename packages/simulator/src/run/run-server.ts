// SPDX-License-Identifier: GPL-3.0-only
// The real server for the length of a run: in memory, on a free port of this machine, by the run's clock.
import type { Pins } from '@bluezone/phone';
import { defaultConfiguration } from '@bluezone/protocol';
import {
  createKeyring,
  createServer,
  demoSettings,
  developmentInbox,
  type EnrolledAccount,
  ensureFirstStaff,
  memoryObjectStore,
  openEmbeddedStore,
} from '@bluezone/server';
import type { ScanDuty } from '../air/scan-schedule.ts';
import { simulatedRandom } from '../phones/platform-crypto.ts';

export interface RunServer {
  readonly origin: string;
  readonly pins: Pins;
  readonly staff: EnrolledAccount;
  /** Runs the jobs due by the run's clock. */
  runDueJobs(): Promise<void>;
  close(): Promise<void>;
}

/** Seconds between two publications in a run. */
export const publishPeriodSeconds = 3600;

/** Starts the server. `now` is the run's clock. */
export async function openRunServer(seed: number, duty: ScanDuty, now: () => number): Promise<RunServer> {
  const store = await openEmbeddedStore({ directory: null });
  if (!store.ok) throw new Error(store.detail);
  const random = simulatedRandom(seed, 'server');
  const keys = createKeyring(random.bytes);
  const server = createServer({
    store: store.value,
    objects: memoryObjectStore(),
    keys,
    configuration: {
      ...defaultConfiguration,
      scan: { ...defaultConfiguration.scan, ...duty },
    },
    settings: { ...demoSettings(), publishPeriodSeconds },
    clock: now,
    random: random.bytes,
    inbox: developmentInbox(now),
  });
  if (!server.ok) throw new Error(server.detail);
  const staff = await ensureFirstStaff(store.value, keys.casesNumberKey, now(), random.bytes);
  if (staff === null) throw new Error('a new store has staff already');
  const origin = await server.value.listen({ host: '127.0.0.1', port: 0 });
  return {
    origin,
    pins: { indexKeys: keys.indexPins, exportKeys: keys.exportPins },
    staff,
    async runDueJobs() {
      const failed = (await server.value.runDueJobs()).filter((run) => run.outcome !== 'done');
      if (failed.length > 0) throw new Error(`jobs failed: ${failed.map((run) => run.job).join(', ')}`);
    },
    async close() {
      await server.value.close();
      await store.value.close();
    },
  };
}
