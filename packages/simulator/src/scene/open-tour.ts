// SPDX-License-Identifier: GPL-3.0-only
// Everything behind `bluezone start`: the server, the scene's phones, the page, in one process on one machine.
import { ok, type Result } from '@bluezone/protocol';
import type { ServerLog, StaffAccount } from '@bluezone/server';
import { httpNet } from '../phones/http-net.ts';
import { openScene, type Scene } from './scene.ts';
import { openSceneServer, type SceneServer } from './scene-server.ts';
import { openSceneVaults, type SceneVaults } from './scene-vaults.ts';
import { mountTour } from './tour-routes.ts';

export interface TourOptions {
  /** Where everything is kept, as an absolute path; null keeps it in memory. */
  readonly directory: string | null;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Where the built page lies. */
  readonly pageFolder: string;
  readonly log: ServerLog;
}

export interface Tour {
  /** "http://127.0.0.1:8420". */
  readonly address: string;
  readonly scene: Scene;
  /** The sample account of the authority's staff. */
  readonly staff: StaffAccount;
  readonly isFirstStart: boolean;
  /** Cuts off the running step, which goes on after the next start, and closes everything. */
  close(): Promise<void>;
}

const host = '127.0.0.1';

/**
 * Opens the tour. `store.locked` and `store.unavailable` for the data directory, `key.file` for damaged keys; rejects
 * as `listen` does when the port cannot be bound (EADDRINUSE, EACCES).
 */
export async function openTour(options: TourOptions): Promise<Result<Tour>> {
  const opened = await openSceneServer(options.directory, options.log);
  if (!opened.ok) return opened;
  const vaults = await openSceneVaults(options.directory);
  if (!vaults.ok) {
    await opened.value.close();
    return vaults;
  }
  try {
    return ok(await tourOver(options, opened.value, vaults.value));
  } catch (error) {
    await vaults.value.close();
    await opened.value.close();
    throw error;
  }
}

async function tourOver(
  { directory, port, pageFolder, log }: TourOptions,
  sceneServer: SceneServer,
  { vaults, close: closeVaults }: SceneVaults,
): Promise<Tour> {
  const { server, store, state, keys, staff, isFirstStart } = sceneServer;
  let scene: Scene | null = null;
  mountTour(server.fastify, { scene: () => scene, pageFolder });
  const address = await server.listen({ host, port });
  const net = httpNet(address);
  const pins = { indexKeys: keys.indexPins, exportKeys: keys.exportPins };
  const parts = { directory, state, server, store, origin: address, net, pins, staff, vaults };
  const open = await openScene(parts, (error) => log.error('a step of the scene met a bug', error));
  scene = open;
  return {
    address,
    scene: open,
    staff,
    isFirstStart,
    async close() {
      await open.stop();
      net.close();
      await closeVaults();
      await sceneServer.close();
    },
  };
}
