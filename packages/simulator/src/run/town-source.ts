// SPDX-License-Identifier: GPL-3.0-only
// A generated town as the world of a run: people who live, work, ride and shop near each other, with walls, bodies and
// bystanders between their phones. Plain data says which; every thread makes the same town of it.
import { generateTown } from '../town/generate-town.ts';
import { createTownAir } from '../town/town-air.ts';
import { createTownLife, type TownLife } from '../town/town-life.ts';
import {
  type CivilDate,
  DAY_SECONDS,
  DEFAULT_UTC_OFFSET_MINUTES,
  localMidnight,
} from '../trace/trace-clock.ts';
import type { RunPlan, World } from './world.ts';

export interface TownSource {
  readonly residents: number;
  readonly seed: number;
  /** Days of the run, at least 4: cases are sampled from the third day to the last but one. */
  readonly days: number;
  readonly startDate: CivilDate;
}

/** When the run of a town takes place. */
export function townPlan({ residents, days, startDate }: TownSource): RunPlan {
  const startUnix = localMidnight(startDate, DEFAULT_UTC_OFFSET_MINUTES);
  return {
    people: residents,
    utcOffsetMinutes: DEFAULT_UTC_OFFSET_MINUTES,
    startUnix,
    endUnix: startUnix + days * DAY_SECONDS,
    sampleDays: Array.from({ length: Math.max(0, days - 3) }, (_, i) => startUnix + (i + 2) * DAY_SECONDS),
  };
}

export function townLifeOf({ residents, seed }: TownSource): TownLife {
  return createTownLife(generateTown({ residents, seed }));
}

/** The town as the phones' world: what its air carries, and nothing of the truth. */
export function openTownWorld(source: TownSource): World {
  const life = townLifeOf(source);
  const { startUnix, endUnix } = townPlan(source);
  return {
    people: source.residents,
    air: ({ sliceSeconds, ...options }) =>
      createTownAir(life, options).slices(startUnix, endUnix, sliceSeconds),
  };
}
