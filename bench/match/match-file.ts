// SPDX-License-Identifier: GPL-3.0-only
// File in, matches out: what a phone does with one export, and how long each part takes. Runs in Node and in a browser.
import {
  confirmCandidates,
  createLocalRunner,
  createWorkerRunner,
  type MatchWorker,
} from '@bluezone/matcher';
import { openExport, type VerifySignature } from '@bluezone/protocol';
import type { Log } from './workload.ts';

export interface MatchFileInput {
  readonly zip: Uint8Array;
  readonly pin: Uint8Array;
  readonly verify: VerifySignature;
  readonly log: Log;
  readonly tolerance: number;
  /** Without it everything runs in this thread. */
  readonly createWorker?: () => MatchWorker;
}

/** The log as bytes: 16 of the identifier and 4 of the interval per entry, columns one after another. */
export function writeLog({ count, identifiers, intervals }: Log): Uint8Array {
  const bytes = new Uint8Array(20 * count);
  bytes.set(identifiers.subarray(0, 16 * count));
  bytes.set(new Uint8Array(intervals.buffer, intervals.byteOffset, 4 * count), 16 * count);
  return bytes;
}

export function readLog(bytes: Uint8Array): Log {
  const count = bytes.length / 20;
  return {
    count,
    identifiers: bytes.subarray(0, 16 * count),
    intervals: new Uint32Array(Uint8Array.prototype.slice.call(bytes, 16 * count).buffer),
  };
}

export async function matchFile({ zip, pin, verify, log, tolerance, createWorker }: MatchFileInput) {
  const began = performance.now();
  const opened = await openExport(zip, [pin], verify);
  if (!opened.ok) throw new Error(opened.code);
  const { keys } = opened.value;
  const isOpen = performance.now();
  const crew = createWorker === undefined ? undefined : createWorkerRunner({ createWorker });
  const running = await (crew ?? createLocalRunner()).open(log, 0x5eed);
  const found = await running.find(keys, { tolerance });
  if (found === undefined) throw new Error('called off');
  const matches = confirmCandidates(log, keys, found, tolerance).length;
  const ended = performance.now();
  running.close();
  crew?.end();
  const seconds = (milliseconds: number) => Number((milliseconds / 1000).toFixed(3));
  return {
    keys: keys.count,
    matches,
    openSeconds: seconds(isOpen - began),
    matchSeconds: seconds(ended - isOpen),
    seconds: seconds(ended - began),
  };
}
