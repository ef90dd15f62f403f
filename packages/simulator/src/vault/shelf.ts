// SPDX-License-Identifier: GPL-3.0-only
// The vaults of many phones on one shelf: one journal for all, so that phones that write at the same time share one trip
// to the disk, and values stay there instead of in memory.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { memoryVault, type Vault, type VaultChange } from '@bluezone/phone';
import { type DirectoryLock, lockDirectory } from '@bluezone/server';
import { ShelfJournal } from './shelf-journal.ts';
import { clearMark, readMark, type ShelfState, segmentNames, setMark, shelfState } from './shelf-mark.ts';

/** bulk: a write is acknowledged at once, and lost unless the shelf is sealed. durable: it is on the disk before. */
export type ShelfDurability = 'bulk' | 'durable';

export interface ShelfOptions {
  readonly durability: ShelfDurability;
  /** Takes the lock of the directory, which one process may hold; true when left out. */
  readonly lock?: boolean;
  /** Unix seconds by which {@link forgetAfterSeconds} counts; the system's clock when left out. */
  readonly clock?: () => number;
  /** Bytes at which a file of the journal is finished and the next one begun; 8 MiB when left out. */
  readonly segmentBytes?: number;
  /**
   * What was deleted or written over begins to leave the disk after this long, with the next write; 45 minutes when left
   * out, so that it is gone within the hour.
   */
  readonly forgetAfterSeconds?: number;
}

export interface Shelf {
  /** What the directory held. An incomplete shelf was emptied. */
  readonly found: ShelfState;
  /**
   * The vault of a phone, or of anything else by a name of a-z, 0-9 and -; phones are named by their number. The same
   * name gives the same vault. What a vault deletes, writes over or erases leaves the disk within an hour of writing
   * (see {@link ShelfOptions.forgetAfterSeconds}), and as long as nothing is written it stays. While a shelf is filled in
   * bulk it leaves the disk as space is needed, and at the latest within that time after the sealing.
   * @throws RangeError for a phone or a name that has no place here.
   */
  vault(name: number | string): Vault;
  /** Everything acknowledged so far is on the disk when this settles, and from then on the shelf is durable. */
  seal(): Promise<void>;
  /** Files, their bytes, and how many of them still count; null in memory. */
  figures(): { readonly segments: number; readonly bytes: number; readonly liveBytes: number } | null;
  /** Waits for writes under way, closes the files and gives up the lock. A shelf that was not sealed stays incomplete. */
  close(): Promise<void>;
}

const keyPattern = /^[a-z0-9/-]{1,255}$/;
const namePattern = /^[a-z0-9-]{1,64}$/;
const defaultSegmentBytes = 8 * 1024 * 1024;
const defaultForgetAfterSeconds = 45 * 60;

/**
 * Opens the vaults of these phones in a directory, which is made when missing; in memory when it is null.
 * @throws Error when another process has it open, when a file of it is damaged (the message names it), or when it holds
 *   the vaults of other phones.
 */
export async function openShelf(
  directory: string | null,
  phones: readonly number[],
  options: ShelfOptions,
): Promise<Shelf> {
  const sorted = [...new Set(phones)].sort((a, b) => a - b);
  if (directory === null) return memoryShelf(sorted);
  const lock = takeLock(directory, options.lock ?? true);
  try {
    return await openLocked(directory, sorted, options, lock);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

function takeLock(directory: string, isWanted: boolean): DirectoryLock | null {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (!isWanted) return null;
  const lock = lockDirectory(directory);
  if (!lock.ok) throw new Error(lock.detail);
  return lock.value;
}

async function openLocked(
  directory: string,
  phones: readonly number[],
  options: ShelfOptions,
  lock: DirectoryLock | null,
): Promise<Shelf> {
  const found = shelfState(directory);
  if (found === 'whole' && readMark(directory).join() !== phones.join())
    throw new Error(
      `The vaults in ${directory} belong to other phones. Choose another directory or begin anew.`,
    );
  if (found === 'incomplete') for (const name of segmentNames(directory)) rmSync(join(directory, name));
  const isDurable = options.durability === 'durable';
  const journal = await ShelfJournal.open({
    directory,
    isDurable,
    clock: options.clock ?? (() => Date.now() / 1000),
    rules: {
      segmentBytes: options.segmentBytes ?? defaultSegmentBytes,
      forgetAfterSeconds: options.forgetAfterSeconds ?? defaultForgetAfterSeconds,
    },
  });
  if (!isDurable) clearMark(directory);
  else if (found !== 'whole') setMark(directory, phones);
  return {
    found,
    vault: vaultsBy(phones, (name) => vaultOf(journal, name)),
    seal: () => journal.seal(phones),
    figures: () => journal.figures,
    async close() {
      await journal.close();
      lock?.release();
    },
  };
}

function memoryShelf(phones: readonly number[]): Shelf {
  return {
    found: 'nothing',
    vault: vaultsBy(phones, memoryVault),
    async seal() {},
    figures: () => null,
    async close() {},
  };
}

function vaultsBy(
  phones: readonly number[],
  make: (name: string) => Vault,
): (name: number | string) => Vault {
  const numbers = new Set(phones);
  const vaults = new Map<string, Vault>();
  return (given) => {
    const name = String(given);
    if (!namePattern.test(name) || (/^\d+$/.test(name) && !numbers.has(Number(name))))
      throw new RangeError('no vault of this name on this shelf');
    const vault = vaults.get(name) ?? make(name);
    vaults.set(name, vault);
    return vault;
  };
}

function vaultOf(journal: ShelfJournal, name: string): Vault {
  return {
    async read(keys) {
      return keys.map((key) => journal.read(name, key));
    },
    async list(prefix) {
      return journal
        .keys(name)
        .filter((key) => key.startsWith(prefix))
        .sort();
    },
    write(changes: readonly VaultChange[]) {
      for (const { key } of changes)
        if (!keyPattern.test(key)) throw new RangeError('a key of a vault consists of a-z, 0-9, / and -');
      return journal.write(name, changes);
    },
    async erase() {
      const keys = journal.keys(name);
      await journal.write(
        name,
        keys.map((key) => ({ key, value: null })),
      );
    },
  };
}
