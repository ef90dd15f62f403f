// SPDX-License-Identifier: GPL-3.0-only
// One writer per vault: two would write over each other's journal. The lock names its process; that of a process that
// is gone is taken over.
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const lockName = 'lock';
let lockCount = 0;

interface Holder {
  readonly pid: number;
  /** Start of that process in clock ticks since boot, so that a number given out again is not mistaken; '' unknown. */
  readonly started: string;
}

async function startOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const started = await startOf(holder.pid);
  return started === '' || holder.started === '' || started === holder.started;
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const { pid, started } = JSON.parse(await readFile(path, 'utf8')) as Partial<Holder>;
    if (!Number.isSafeInteger(pid) || typeof started !== 'string') return undefined;
    return { pid: pid as number, started };
  } catch {
    return undefined;
  }
}

/** Makes the lock whole or not at all: written aside, then linked to its name, which fails when the name is taken. */
async function tryTake(path: string): Promise<boolean> {
  const aside = `${path}.${process.pid}.${++lockCount}`;
  const holder: Holder = { pid: process.pid, started: await startOf(process.pid) };
  await writeFile(aside, JSON.stringify(holder), { mode: 0o600 });
  try {
    await link(aside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Moves a dead lock away. Whoever moved a living one by mistake puts it back. */
async function removeDead(path: string): Promise<void> {
  const grave = `${path}.dead.${process.pid}.${++lockCount}`;
  try {
    await rename(path, grave);
  } catch {
    return;
  }
  const moved = await readHolder(grave);
  if (moved !== undefined && (await isAlive(moved))) await link(grave, path).catch(() => undefined);
  await rm(grave, { force: true });
}

/** Takes the lock of a directory that exists; gives what releases it. Throws when a living process holds it. */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, lockName);
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await tryTake(path)) return () => rm(path, { force: true });
    const holder = await readHolder(path);
    if (holder !== undefined && (await isAlive(holder)))
      throw new Error(
        `The vault ${directory} is in use by process ${holder.pid}. Stop it or choose another.`,
      );
    await removeDead(path);
  }
  throw new Error(`The vault ${directory} is being opened by another process. Try again.`);
}
