// SPDX-License-Identifier: GPL-3.0-only
// Two processes on one embedded store silently lose rows, and the engine does not stop them. This lock does: a file made
// exclusively, which names its process; a lock whose process is gone (killed, power lost) is taken over.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '@bluezone/protocol';

const lockName = 'bluezone.lock';

interface Holder {
  readonly pid: number;
  /** When that process started, as the system counts it; empty where that cannot be read. */
  readonly started: string;
}

/** Start time of a process in clock ticks since boot (field 22 of /proc/PID/stat); empty when unknown. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const started = startOf(holder.pid);
  return started === '' || holder.started === '' || started === holder.started;
}

function readHolder(path: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, started } = value as Partial<Holder>;
    return Number.isSafeInteger(pid) && typeof started === 'string'
      ? { pid: pid as number, started }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Makes the lock whole or not at all: written aside, then linked to its name, which fails when the name is taken. */
function tryTake(path: string): boolean {
  const aside = `${path}.${process.pid}.${Math.trunc(performance.now() * 1000)}`;
  writeFileSync(aside, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }), { mode: 0o600 });
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Moves a dead lock away; only one of several processes that try can move the same file. */
function removeDead(path: string, holder: Holder | undefined): void {
  const grave = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, grave);
  } catch {
    return;
  }
  const moved = readHolder(grave);
  if (moved !== undefined && moved.pid !== holder?.pid && isAlive(moved)) {
    try {
      linkSync(grave, path);
    } catch {
      // Somebody took the lock in between: it is theirs.
    }
  }
  rmSync(grave, { force: true });
}

/** A lock that is held until `release`. */
export interface DirectoryLock {
  release(): void;
}

/** Takes the lock of a directory, which is made when missing; `store.locked` when a living process holds it. */
export function lockDirectory(directory: string): Result<DirectoryLock> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, lockName);
  for (let attempt = 0; attempt < 3; attempt++) {
    if (tryTake(path)) return ok({ release: () => rmSync(path, { force: true }) });
    const holder = readHolder(path);
    if (holder !== undefined && isAlive(holder))
      return fail(
        'store.locked',
        `The data directory ${directory} is in use by process ${holder.pid}. Stop that process or choose another directory.`,
      );
    removeDead(path, holder);
  }
  return fail('store.locked', `The data directory ${directory} is being taken by another process.`);
}
