// SPDX-License-Identifier: GPL-3.0-only
// The vaults of the ten phones: in a directory each, or in memory.
import { join } from 'node:path';
import { memoryVault, type Vault } from '@bluezone/phone';
import { fail, ok, type Result } from '@bluezone/protocol';
import { type FileVault, openFileVault } from '../vault/file-vault.ts';
import { sceneNames } from './scene-script.ts';

export interface SceneVaults {
  /** One per person, in their order. */
  readonly vaults: readonly Vault[];
  close(): Promise<void>;
}

/** Opens all vaults; `store.unavailable` when one is damaged or in use. */
export async function openSceneVaults(directory: string | null): Promise<Result<SceneVaults>> {
  if (directory === null) return ok({ vaults: sceneNames.map(() => memoryVault()), close: async () => {} });
  const vaults: FileVault[] = [];
  const close = async () => {
    for (const vault of vaults) await vault.close();
  };
  try {
    for (const index of sceneNames.keys())
      vaults.push(await openFileVault(join(directory, 'phones', String(index))));
  } catch (error) {
    await close();
    return fail('store.unavailable', error instanceof Error ? error.message : 'a vault cannot be opened');
  }
  return ok({ vaults, close });
}
