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
