// SPDX-License-Identifier: GPL-3.0-only
// Two commands started together must not both rewrite node_modules. The lock file holds its owner's process id, so a
// lock left by a killed process is taken over.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const UNWRITTEN_MS = 10_000;

/**
 * Runs `work` while holding the lock file at `path`; waits for another living holder first.
 *
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  while (!tryTake(path)) await wait(200);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryTake(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isAbandoned(path)) rmSync(path, { force: true });
  return false;
}

function isAbandoned(path) {
  try {
    const owner = Number(readFileSync(path, 'utf8'));
    if (owner > 0) return !isAlive(owner);
    return Date.now() - statSync(path).mtimeMs > UNWRITTEN_MS;
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
