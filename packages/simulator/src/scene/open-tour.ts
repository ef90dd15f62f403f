// SPDX-License-Identifier: GPL-3.0-only
// Everything behind `bluezone start`: the server, the scene's phones, the page, in one process on one machine.
import { join } from 'node:path';
import { memoryVault } from '@bluezone/phone';
import { ok, type Result } from '@bluezone/protocol';
import type { ServerLog, StaffAccount } from '@bluezone/server';
import { httpNet } from '../phones/http-net.ts';
import { openFileVault } from '../vault/file-vault.ts';
import { openScene, type Scene } from './scene.ts';
import { openSceneServer } from './scene-server.ts';
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
  const { directory, port, pageFolder, log } = options;
  const opened = await openSceneServer(directory, log);
  if (!opened.ok) return opened;
  const { server, store, state, keys, staff, isFirstStart } = opened.value;
  let scene: Scene | null = null;
  mountTour(server.fastify, { scene: () => scene, pageFolder });
  try {
    const address = await server.listen({ host, port });
    const net = httpNet(address);
    const openVault = async (person: number) =>
      directory === null ? memoryVault() : await openFileVault(join(directory, 'phones', String(person)));
    const pins = { indexKeys: keys.indexPins, exportKeys: keys.exportPins };
    const parts = { directory, state, server, store, origin: address, net, pins, staff, openVault };
    const open = await openScene(parts, (error) => log.error('a step of the scene met a bug', error));
    scene = open;
    return ok({
      address,
      scene: open,
      staff,
      isFirstStart,
      async close() {
        await open.stop();
        net.close();
        await opened.value.close();
      },
    });
  } catch (error) {
    await opened.value.close();
    throw error;
  }
}
