// SPDX-License-Identifier: GPL-3.0-only
// A whole server for tests, over the engine of the test file.
import { defaultConfiguration } from '@bluezone/protocol';
import { createKeyring, type Keyring } from '../keys/keyring.ts';
import type { ServerLog } from '../log.ts';
import { memoryObjectStore } from '../objects/memory-object-store.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { type BluezoneServer, createServer } from '../server.ts';
import { demoSettings, type Settings } from '../settings.ts';
import { type DevelopmentInbox, developmentInbox } from '../sms/development-inbox.ts';
import type { Store } from '../store/store.ts';
import { seededRandom } from './seeded-random.ts';
import { emptyStore } from './test-engine.ts';

export { emptyStore };

/** 2021-06-15 12:00 UTC. */
export const noon = 1_623_758_400;

let sharedKeys: Keyring | undefined;

/** Has the next server make keys of its own, as in a test file of its own: time goes on for keys, too. */
export function forgetSharedKeys(): void {
  sharedKeys = undefined;
}

export interface TestServer {
  readonly server: BluezoneServer;
  readonly store: Store;
  readonly objects: ObjectStore;
  readonly keys: Keyring;
  readonly random: (length: number) => Uint8Array;
  readonly alerts: string[];
  readonly errors: unknown[];
  /** Where codes go. */
  readonly inbox: DevelopmentInbox;
  now: number;
}

/** A server at noon with demo settings and, unless given, keys shared by all tests of a file, whose clock the test moves by setting `now`. */
export async function testServer(settings: Partial<Settings> = {}, ownKeys?: Keyring): Promise<TestServer> {
  const random = seededRandom('test-server');
  sharedKeys ??= createKeyring(random);
  const keys = ownKeys ?? sharedKeys;
  const alerts: string[] = [];
  const errors: unknown[] = [];
  const kept = {
    info() {},
    alert: (event: string) => alerts.push(event),
    error: (_event: string, error: unknown) => errors.push(error),
  };
  const log: ServerLog = { ...kept, ofDay: kept };
  const objects = memoryObjectStore();
  const time = { now: noon };
  const opened = await emptyStore();
  const inbox = developmentInbox(() => time.now);
  const created = createServer({
    store: opened,
    objects,
    keys,
    configuration: defaultConfiguration,
    settings: { ...demoSettings(), ...settings },
    clock: () => time.now,
    random,
    log,
    inbox,
  });
  if (!created.ok) throw new Error(created.detail);
  const { value: server } = created;
  return Object.assign(time, { server, store: opened, objects, keys, random, alerts, errors, inbox });
}
