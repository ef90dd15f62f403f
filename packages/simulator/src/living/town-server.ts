// SPDX-License-Identifier: GPL-3.0-only
// The real server of a town: all desks in this process, by the town's clock. While the past is lived another one of the
// same kind stands beside it, over the same rows, which publishes by the hour and lets phones ask seldom.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Configuration, defaultConfiguration, ok, type Result } from '@bluezone/protocol';
import {
  addDevelopmentFactors,
  type BluezoneServer,
  createKeyring,
  createKeyringDirectory,
  createServer,
  demoSettings,
  developmentInbox,
  directoryObjectStore,
  type Envelope,
  type Keyring,
  loadKeyring,
  memoryObjectStore,
  type ObjectStore,
  openEmbeddedStore,
  rememberingLog,
  type Settings,
  type Store,
} from '@bluezone/server';
import { systemRandom } from '../phones/platform-crypto.ts';
import type { Levers } from '../tour/tour-api.ts';
import { openSampleStaff, type SampleStaff } from './sample-staff.ts';

const rememberedLogLines = 2000;

export const pastPublishSeconds = 3600;

/** Visitors log in by their own time, however fast the town's passes: so do their authenticator apps. */
export const wallClock = () => Date.now() / 1000;

/** How often phones ask: seldom in the past, every minute in a small town, so that a visitor need not wait. */
export function livePollSeconds(people: number): number {
  return Math.max(60, Math.round((60 * people) / 500));
}

export interface TownServer {
  readonly store: Store;
  readonly keys: Keyring;
  readonly staff: SampleStaff;
  readonly isFirstStart: boolean;
  /** The server of the town; not listening yet. */
  readonly live: BluezoneServer;
  /** Lines of its log, newest last. */
  logLines(): readonly string[];
  /** Another server over the same rows for the past. Close it when the past is over. */
  openPast(configuration: Configuration): Result<BluezoneServer>;
  close(): Promise<void>;
}

/** The configuration of phones under these levers. Dummies daily: a town is small. */
export function townConfiguration(levers: Levers, pollSeconds: number): Configuration {
  const { windowSeconds, periodSeconds, periodAfterSightingSeconds, latencyDays, toleranceIntervals } =
    levers;
  return {
    ...defaultConfiguration,
    version: 2,
    scan: { ...defaultConfiguration.scan, windowSeconds, periodSeconds, periodAfterSightingSeconds },
    matching: { ...defaultConfiguration.matching, toleranceIntervals },
    meetings: { ...defaultConfiguration.meetings, latencyDays },
    sharing: { ...defaultConfiguration.sharing, maximumDelaySeconds: 3 },
    polling: { periodSeconds: pollSeconds },
    dummies: { meanSeconds: 86_400 },
  };
}

/** Opens store, keys and files; `envelopeOver` says how posts are opened, where that is not as always; `store.locked` when another process uses the directory, `key.file` for damaged keys. */
export async function openTownServer(
  directory: string | null,
  clock: () => number,
  configuration: Configuration,
  envelopeOver?: (keys: Keyring) => Envelope,
): Promise<Result<TownServer>> {
  const opened = await openEmbeddedStore({ directory });
  if (!opened.ok) return opened;
  const ready = await serverOver(opened.value, directory, clock, configuration, envelopeOver);
  if (!ready.ok) await opened.value.close();
  return ready;
}

async function serverOver(
  store: Store,
  directory: string | null,
  clock: () => number,
  configuration: Configuration,
  envelopeOver: ((keys: Keyring) => Envelope) | undefined,
): Promise<Result<TownServer>> {
  const keys = openKeys(directory, clock());
  if (!keys.ok) return keys;
  const objects = directory === null ? memoryObjectStore() : directoryObjectStore(join(directory, 'objects'));
  const log = rememberingLog(rememberedLogLines);
  const envelope = envelopeOver?.(keys.value);
  const inbox = developmentInbox(clock);
  const make = (settings: Settings, own: Configuration, of: ObjectStore) =>
    createServer({
      store,
      objects: of,
      keys: keys.value,
      configuration: own,
      settings,
      clock,
      signInClock: wallClock,
      log: log.log,
      inbox,
      ...(envelope === undefined ? {} : { envelope }),
    });
  // No store has a demonstration's app; the browser does.
  const appLinks = { android: null, ios: null, web: '/app/' };
  const live = make({ ...demoSettings(), appLinks }, configuration, objects);
  if (!live.ok) return live;
  const opened = await openSampleStaff(store, keys.value, directory, clock());
  if (!opened.ok) return opened;
  const { staff, isNew } = opened.value;
  addDevelopmentFactors(live.value.fastify, staff.people, wallClock);
  return ok({
    store,
    keys: keys.value,
    ...{ staff, isFirstStart: isNew },
    live: live.value,
    logLines: () => log.lines(),
    openPast: (own) => make({ ...demoSettings(), publishPeriodSeconds: pastPublishSeconds }, own, objects),
    async close() {
      await live.value.close();
      await store.close();
    },
  });
}

function openKeys(directory: string | null, now: number): Result<Keyring> {
  if (directory === null) return ok(createKeyring(systemRandom.bytes));
  const keys = join(directory, 'keys');
  return existsSync(join(keys, 'index.pem')) ? loadKeyring(keys) : createKeyringDirectory(keys, now);
}
