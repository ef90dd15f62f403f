// SPDX-License-Identifier: GPL-3.0-only
// A phone's vault in a directory: one append-only journal, written anew from time to time. A write is in the journal,
// and on the disk, before it is acknowledged; whatever kills the process, it is there wholly or not at all.
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vault, VaultChange } from '@bluezone/phone';
import { type DirectoryLock, lockDirectory } from '@bluezone/server';
import { applyChanges, encodeRecord, replayJournal, snapshotOf } from './journal.ts';

const journalName = 'journal';
/** The journal is written anew when it has grown to this many times its content … */
const growth = 4;
/** … but not below this size. */
const smallestCompacted = 256 * 1024;
/** What was deleted or written over stays in the journal no longer than this many writes. */
const writesBetweenCompactions = 64;

/** A vault that holds a lock until it is closed. */
export interface FileVault extends Vault {
  /** Waits for writes under way, closes the journal and gives up the lock. */
  close(): Promise<void>;
}

/**
 * Opens the vault of a directory, which is made when missing.
 * @throws Error when another process has it open, or when the journal is damaged.
 */
export async function openFileVault(directory: string): Promise<FileVault> {
  const lock = lockDirectory(directory);
  if (!lock.ok) throw new Error(lock.detail);
  try {
    return await openLocked(directory, lock.value);
  } catch (error) {
    lock.value.release();
    throw error;
  }
}

async function openLocked(directory: string, lock: DirectoryLock): Promise<FileVault> {
  const path = join(directory, journalName);
  await rm(`${path}.new`, { force: true });
  let values = await readJournal(directory, path);
  let { file, length } = await writeAnew(directory, path, values);
  let contentLength = length;
  let writes = 0;
  let isBroken = false;
  let last: Promise<unknown> = Promise.resolve();

  /** Runs acts on the journal one after another. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = last.then(() => {
      if (isBroken) throw new Error('the journal of this vault could not be written; open the vault again');
      return act();
    });
    last = result.catch(() => undefined);
    return result;
  }

  async function append(record: Uint8Array): Promise<void> {
    try {
      await writeWholly(file, record, length);
      await file.datasync();
      length += record.length;
    } catch (error) {
      // What a failed sync left on the disk is unknown: nothing may be written behind it.
      isBroken = true;
      throw error;
    }
  }

  async function compact(next: Map<string, Uint8Array>): Promise<void> {
    const before = file;
    try {
      ({ file, length } = await writeAnew(directory, path, next));
    } catch (error) {
      isBroken = true;
      throw error;
    }
    values = next;
    contentLength = length;
    writes = 0;
    await before.close();
  }

  return {
    async read(keys) {
      return keys.map((key) => values.get(key)?.slice() ?? null);
    },
    async list(prefix) {
      return [...values.keys()].filter((key) => key.startsWith(prefix)).sort();
    },
    write(changes: readonly VaultChange[]) {
      const record = encodeRecord(changes);
      const own = changes.map(({ key, value }) => ({ key, value: value?.slice() ?? null }));
      return inTurn(async () => {
        const deletes = own.some(({ key, value }) => value === null && values.has(key));
        await append(record);
        applyChanges(values, own);
        const isLong = length > smallestCompacted && length > growth * contentLength;
        if (deletes || isLong || ++writes >= writesBetweenCompactions) await compact(values);
      });
    },
    erase: () => inTurn(() => compact(new Map())),
    async close() {
      await last;
      await file.close().catch(() => undefined);
      isBroken = true;
      lock.release();
    },
  };
}

async function readJournal(directory: string, path: string): Promise<Map<string, Uint8Array>> {
  let journal: Uint8Array;
  try {
    journal = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
  const replayed = replayJournal(journal);
  if (replayed === undefined)
    throw new Error(`The vault ${directory} is damaged: its journal cannot be read. Restore it from a copy.`);
  return replayed.values;
}

/** Writes a journal aside and puts it in the place of the old one in one step. */
async function writeAnew(
  directory: string,
  path: string,
  values: ReadonlyMap<string, Uint8Array>,
): Promise<{ file: FileHandle; length: number }> {
  const snapshot = snapshotOf(values);
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await writeWholly(file, snapshot, 0);
    await file.sync();
    await rename(`${path}.new`, path);
    await syncDirectory(directory);
    return { file, length: snapshot.length };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function writeWholly(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
