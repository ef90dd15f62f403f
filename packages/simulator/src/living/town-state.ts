// SPDX-License-Identifier: GPL-3.0-only
// How far a town is: a small file, written whole or not at all. What phones and server hold lives with them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '@bluezone/protocol';
import { DEFAULT_SCAN_DUTY } from '../air/scan-schedule.ts';
import { replaceFile } from '../tour/replace-file.ts';
import type { FeedEntry, Levers, PersonState, TourCase } from '../tour/tour-api.ts';
import type { WorldSource } from './world-source.ts';

export interface TownState {
  readonly format: 2;
  readonly source: WorldSource;
  /** Local midnight of the first day, unix seconds. */
  readonly bornAt: number;
  /** Whose phones visitors' browsers may be; left out where a town was born when it had one place. */
  guests?: readonly number[];
  /** Threads among which the phones were divided. */
  readonly crews: number;
  /** The past has been lived and everything of it is on the disk. */
  isBorn: boolean;
  /** No time at or after this was shown to any phone or server; a town that opens again begins here at the earliest. */
  clock: number;
  levers: Levers;
  /** Newest last. */
  feed: FeedEntry[];
  cases: TourCase[];
  /** Persons of whom there is something to say. */
  persons: PersonState[];
  /** Export files told of. */
  knownExports: string[];
  posts: number;
  dummies: number;
}

export const defaultLevers: Levers = {
  adoption: 1,
  consent: 0,
  ...DEFAULT_SCAN_DUTY,
  latencyDays: 1,
  toleranceIntervals: 2,
};

const name = 'town.json';

export function newTownState(source: WorldSource, bornAt: number, crews: number): TownState {
  return {
    format: 2,
    source,
    bornAt,
    crews,
    isBorn: false,
    clock: bornAt,
    levers: defaultLevers,
    feed: [],
    cases: [],
    persons: [],
    knownExports: [],
    posts: 0,
    dummies: 0,
  };
}

/** Reads the state of a directory; null where there is none, `store.unavailable` when the file is damaged. */
export function loadTownState(directory: string | null): Result<TownState | null> {
  if (directory === null || !existsSync(join(directory, name))) return ok(null);
  const state = parseState(readFileSync(join(directory, name), 'utf8'));
  if (state !== undefined) return ok(state);
  const detail = `${join(directory, name)} is damaged. Choose another data directory, or remove this one.`;
  return fail('store.unavailable', detail);
}

function parseState(text: string): TownState | undefined {
  try {
    const state = JSON.parse(text) as Partial<TownState> | null;
    const isWhole =
      state?.format === 2 &&
      Number.isSafeInteger(state.clock) &&
      Number.isSafeInteger(state.crews) &&
      [state.feed, state.cases, state.persons, state.knownExports].every((list) => Array.isArray(list));
    return isWhole ? (state as TownState) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the state in one step, down to the disk. */
export function saveTownState(directory: string | null, state: TownState): void {
  if (directory !== null) replaceFile(join(directory, name), JSON.stringify(state));
}
