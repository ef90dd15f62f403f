// SPDX-License-Identifier: GPL-3.0-only
// Published keys and a phone's log, repeatable from a seed. Runs in Node and in a browser.
import { dayCipher } from '@bluezone/protocol';

export interface WorkloadOptions {
  /** Published keys, spread over the days. */
  readonly keys: number;
  readonly days: number;
  /** Distinct heard identifiers over those days. */
  readonly log: number;
  /** Intervals of a day in which something was heard, in sessions of so many. */
  readonly heard: number;
  readonly session: number;
  readonly seed: number;
}

export interface KeySet {
  readonly count: number;
  readonly keys: Uint8Array;
  readonly starts: Uint32Array;
  readonly periods: Uint16Array;
}

export interface Log {
  readonly count: number;
  readonly identifiers: Uint8Array;
  readonly intervals: Uint32Array;
}

export const intervalsPerDay = 144;
const firstDay = 18_353;
/** Entries of the log that one of the keys sent. */
export const plantedMatches = 100;

/** Numbers from 0 up to a bound that repeat from run to run and are good for nothing else. */
export function repeatable(seed: number): (bound: number) => number {
  let state = Math.imul(seed ^ 0x2545f491, 0x9e3779b1);
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return Math.floor((((word ^ (word >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}

function fill(bytes: Uint8Array, random: (bound: number) => number): Uint8Array {
  for (let i = 0; i < bytes.length; i++) bytes[i] = random(256);
  return bytes;
}

/** Keys of whole days, sorted by day as in an export. */
export function makeKeys({ keys, days, seed }: WorkloadOptions): KeySet {
  return {
    count: keys,
    keys: fill(new Uint8Array(16 * keys), repeatable(seed)),
    starts: Uint32Array.from(
      { length: keys },
      (_, i) => intervalsPerDay * (firstDay + Math.floor((i * days) / keys)),
    ),
    periods: new Uint16Array(keys).fill(intervalsPerDay),
  };
}

/** The intervals of a day in which the phone heard something: whole sessions, apart from one another. */
function heardIntervals(heard: number, session: number, random: (bound: number) => number): number[] {
  const isHeard = new Set<number>();
  let missing = Math.min(heard, intervalsPerDay);
  while (missing > 0) {
    const length = Math.min(session, missing);
    const start = random(intervalsPerDay - length + 1);
    const intervals = Array.from({ length }, (_, i) => start + i);
    // When the day is nearly full, sessions may touch and overlap.
    const isCrowded = isHeard.size + 2 * session > intervalsPerDay / 2;
    if (!isCrowded && intervals.some((j) => isHeard.has(j - 1) || isHeard.has(j) || isHeard.has(j + 1)))
      continue;
    for (const j of intervals) isHeard.add(j);
    missing = Math.min(heard, intervalsPerDay) - isHeard.size;
  }
  return [...isHeard].sort((a, b) => a - b);
}

/** A log with a hundred identifiers of the keys among noise. */
export function makeLog(options: WorkloadOptions, keys: KeySet): Log {
  const { log: count, days, heard, session, seed } = options;
  const random = repeatable(seed + 1);
  const identifiers = fill(new Uint8Array(16 * count), random);
  const intervals = new Uint32Array(count);
  let entry = 0;
  for (let day = 0; day < days; day++) {
    const own = heardIntervals(heard, session, random);
    const end = Math.floor((count * (day + 1)) / days);
    for (let i = 0; entry < end; entry++, i++)
      intervals[entry] = intervalsPerDay * (firstDay + day) + (own[i % own.length] as number);
  }
  const planted = Math.min(plantedMatches, count);
  for (let i = 0; i < planted; i++) {
    const at = Math.floor((i * count) / planted);
    const interval = intervals[at] as number;
    const day = Math.floor(interval / intervalsPerDay) - firstDay;
    const from = Math.ceil((day * keys.count) / days);
    const to = Math.ceil(((day + 1) * keys.count) / days);
    const key = from + random(to - from);
    const cipher = dayCipher(keys.keys.slice(16 * key, 16 * key + 16));
    identifiers.set(cipher.identifier(interval), 16 * at);
  }
  return { count, identifiers, intervals };
}

/** The same log from neighbours who chose what they send: all identifiers begin with the same four bytes. */
export function chosenLog(log: Log): Log {
  const identifiers = log.identifiers.slice();
  for (let at = 0; at < identifiers.length; at += 16) identifiers.fill(0x5a, at, at + 4);
  return { ...log, identifiers };
}
