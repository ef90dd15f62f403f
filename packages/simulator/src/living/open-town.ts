// SPDX-License-Identifier: GPL-3.0-only
// Opens a town: the one that lies in the directory, or a new one that lives its past first.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '@bluezone/protocol';
import type { TourOptions } from '../tour/tour-options.ts';
import { DAY_SECONDS, DEFAULT_UTC_OFFSET_MINUTES } from '../trace/trace-clock.ts';
import { recordedWorldStart } from '../world/recorded-world.ts';
import { loadTownState, newTownState, type TownState } from './town-state.ts';

const defaultPastDays = 14;
const mostCrews = 4;

/** Where a town of these options lies within the directory. */
export function townFolder({ directory, world }: Pick<TourOptions, 'directory' | 'world'>): string | null {
  if (directory === null) return null;
  if (world.kind === 'town') return join(directory, `town-${world.residents}-${world.seed}`);
  const { times, a, b } = world.trace;
  const hash = createHash('sha256');
  for (const column of [times, a, b])
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return join(directory, `recording-${hash.digest('hex').slice(0, 12)}-${world.seed}`);
}

export interface FoundTown {
  readonly state: TownState;
  readonly isNew: boolean;
  /** Where a new town's past ends and its time begins to run. */
  readonly startAt: number;
}

/** What lies in a town's folder. A past that was not lived to its end leaves nothing behind. */
export function findTown(folder: string | null, options: TourOptions, today: number): Result<FoundTown> {
  const loaded = loadTownState(folder);
  if (!loaded.ok) return loaded;
  const found = loaded.value;
  if (found?.isBorn === true) {
    const { source } = found;
    // A recording may lie elsewhere by now.
    const { world } = options;
    const state =
      source.kind === 'recording' && world.kind === 'recording'
        ? { ...found, source: { ...source, file: world.file } }
        : found;
    return ok({ state, isNew: false, startAt: Math.max(found.clock, Math.floor(today)) });
  }
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  const { world, pastDays } = options;
  const crews = Math.min(mostCrews, Math.max(1, availableParallelism()));
  if (world.kind === 'town') {
    const startAt = Math.floor(today);
    const bornAt = startOfDay(startAt) - (pastDays ?? defaultPastDays) * DAY_SECONDS;
    const source = { kind: 'town', residents: world.residents, seed: world.seed } as const;
    return ok({ state: newTownState(source, bornAt, crews), isNew: true, startAt });
  }
  const start = recordedWorldStart(world.trace, today);
  if (start.startAt <= start.bornAt) return fail('request.layout', 'the recording has no past to live');
  const source = { kind: 'recording', file: world.file, seed: world.seed, bornAt: start.bornAt } as const;
  return ok({ state: newTownState(source, start.bornAt, crews), isNew: true, startAt: start.startAt });
}

function startOfDay(unix: number): number {
  const offset = DEFAULT_UTC_OFFSET_MINUTES * 60;
  return Math.floor((unix + offset) / DAY_SECONDS) * DAY_SECONDS - offset;
}
