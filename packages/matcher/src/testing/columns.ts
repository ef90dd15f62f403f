// SPDX-License-Identifier: GPL-3.0-only
// Keys and heard identifiers for tests, by name instead of by column.
import type { HeardColumns, KeyColumns } from '../match-engine.ts';
import { nobleIdentifier, nobleRpik } from './noble-oracle.ts';

/** 1 April 2020, 00:00 UTC. */
export const midnight = 2642976;

export interface Key {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly period: number;
}

export function keyOf(filler: number, start = midnight, period = 144): Key {
  return { bytes: new Uint8Array(16).fill(filler), start, period };
}

export function keyColumns(keys: readonly Key[]): KeyColumns {
  return {
    count: keys.length,
    keys: Uint8Array.from(keys.flatMap((key) => [...key.bytes])),
    starts: Uint32Array.from(keys, (key) => key.start),
    periods: Uint16Array.from(keys, (key) => key.period),
  };
}

export interface Heard {
  readonly identifier: Uint8Array;
  readonly interval: number;
}

/** What is heard at `heardAt` when the key's identifier of `interval` is on air. */
export function heardOf(key: Key, interval: number, heardAt = interval): Heard {
  return { identifier: nobleIdentifier(nobleRpik(key.bytes), interval), interval: heardAt };
}

export function heardColumns(heard: readonly Heard[]): HeardColumns {
  return {
    count: heard.length,
    identifiers: Uint8Array.from(heard.flatMap((entry) => [...entry.identifier])),
    intervals: Uint32Array.from(heard, (entry) => entry.interval),
  };
}

/** Random bytes from a seed. */
export function randomBytes(length: number, seed: number): Uint8Array {
  let state = seed | 1;
  return Uint8Array.from({ length }, () => {
    state = Math.imul(state, 1_664_525) + 1_013_904_223;
    return state >>> 24;
  });
}

/** A log in which nine of ten entries are noise, and the rest was sent by keys of the export at or near its time. */
export function logOf(keys: KeyColumns, count: number, seed: number): HeardColumns {
  const random = randomBytes(8 * count, seed);
  const log = { count, identifiers: randomBytes(16 * count, seed + 1), intervals: new Uint32Array(count) };
  for (let i = 0; i < count; i++) {
    const [a, b, c, d] = random.subarray(8 * i) as unknown as [number, number, number, number];
    const key = (a * 256 + b) % keys.count;
    const interval = (keys.starts[key] as number) + (c % (keys.periods[key] as number));
    log.intervals[i] = interval + (d % 7) - 3;
    if (i % 10 !== 0) continue;
    const bytes = keys.keys.slice(16 * key, 16 * key + 16);
    const sent = heardOf({ bytes, start: 0, period: 1 }, interval);
    log.identifiers.set(sent.identifier, 16 * i);
  }
  return log;
}
