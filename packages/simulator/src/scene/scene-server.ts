// SPDX-License-Identifier: GPL-3.0-only
// The real server of the scene: all desks in this process, by the scene's clock, in the data directory or in memory.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Configuration, defaultConfiguration, fail, ok, type Result } from '@bluezone/protocol';
import {
  addStaff,
  type BluezoneServer,
  createKeyring,
  createKeyringDirectory,
  createServer,
  demoSettings,
  directoryObjectStore,
  type Keyring,
  loadKeyring,
  memoryObjectStore,
  openEmbeddedStore,
  type ServerLog,
  type StaffAccount,
  type Store,
  silentLog,
} from '@bluezone/server';
import { systemRandom } from '../phones/platform-crypto.ts';
import { replaceFile } from './replace-file.ts';
import { loadSceneState, type SceneState } from './scene-state.ts';

/** The sample account: it exists only here, and its password opens nothing but this data directory. */
const sampleUser = 'sample';

export interface SceneServer {
  readonly state: SceneState;
  readonly store: Store;
  readonly server: BluezoneServer;
  readonly keys: Keyring;
  readonly staff: StaffAccount;
  /** The sample account was made just now. */
  readonly isFirstStart: boolean;
  close(): Promise<void>;
}

/** Dummies twice a day instead of once a week: ten phones of three days would hardly send any. */
const configuration: Configuration = { ...defaultConfiguration, dummies: { meanSeconds: 12 * 3600 } };

/** Opens store, keys and files; `store.locked` when another process uses the directory, `key.file` for damaged keys. */
export async function openSceneServer(
  directory: string | null,
  log: ServerLog = silentLog,
): Promise<Result<SceneServer>> {
  const opened = await openEmbeddedStore({ directory });
  if (!opened.ok) return opened;
  const store = opened.value;
  const ready = await serverOver(store, directory, log);
  if (!ready.ok) await store.close();
  return ready;
}

async function serverOver(
  store: Store,
  directory: string | null,
  log: ServerLog,
): Promise<Result<SceneServer>> {
  const loaded = loadSceneState(directory);
  if (!loaded.ok) return loaded;
  const state = loaded.value;
  const keys = openKeys(directory, state.clock);
  if (!keys.ok) return keys;
  const objects = directory === null ? memoryObjectStore() : directoryObjectStore(join(directory, 'objects'));
  const server = createServer({
    store,
    objects,
    keys: keys.value,
    configuration,
    settings: demoSettings(),
    clock: () => state.clock,
    log,
  });
  if (!server.ok) return server;
  const staff = await sampleStaff(store, directory, state.clock);
  if (!staff.ok) return staff;
  return ok({
    state,
    store,
    server: server.value,
    keys: keys.value,
    ...staff.value,
    async close() {
      await server.value.close();
      await store.close();
    },
  });
}

function openKeys(directory: string | null, now: number): Result<Keyring> {
  if (directory === null) return ok(createKeyring(systemRandom.bytes));
  const keys = join(directory, 'keys');
  return existsSync(join(keys, 'index.pem')) ? loadKeyring(keys) : createKeyringDirectory(keys, now);
}

/** The sample account of the staff; its password is kept beside the data, for the next start. */
async function sampleStaff(
  store: Store,
  directory: string | null,
  now: number,
): Promise<Result<{ staff: StaffAccount; isFirstStart: boolean }>> {
  const path = directory === null ? null : join(directory, 'sample-staff.json');
  const known = path === null ? undefined : readAccount(path);
  if (known !== undefined) return ok({ staff: known, isFirstStart: false });
  for (let attempt = 0; attempt < 100; attempt++) {
    const added = await addStaff(
      store,
      attempt === 0 ? sampleUser : `${sampleUser}-${attempt}`,
      now,
      systemRandom.bytes,
    );
    if (!added.ok) continue;
    if (path !== null) replaceFile(path, JSON.stringify(added.value));
    return ok({ staff: added.value, isFirstStart: true });
  }
  return fail('store.unavailable', 'the sample staff account cannot be made');
}

/** The account in a file; undefined when there is none, or none that can be read: another is made then. */
function readAccount(path: string): StaffAccount | undefined {
  try {
    const { username, password } = JSON.parse(readFileSync(path, 'utf8')) as Partial<StaffAccount>;
    return typeof username === 'string' && typeof password === 'string' ? { username, password } : undefined;
  } catch {
    return undefined;
  }
}
