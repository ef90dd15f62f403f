// SPDX-License-Identifier: GPL-3.0-only
// A generated town as the world of a run: people who live, work, ride and shop near each other, with walls, bodies and
// bystanders between their phones.
import type { AirSlice } from '../air/trace-air.ts';
import { generateTown } from '../town/generate-town.ts';
import { createTownAir } from '../town/town-air.ts';
import { createTownLife, type TownLife } from '../town/town-life.ts';
import { type DayStatistics, surveyTown } from '../town/town-statistics.ts';
import { createTruthRecorder } from '../town/truth-recorder.ts';
import { type CivilDate, DAY_SECONDS, DEFAULT_START_DATE, localMidnight } from '../trace/trace-clock.ts';
import { defaultRunSettings, type RunSettings } from './run-settings.ts';
import { type RunResult, runWorld, type World } from './run-world.ts';

export interface TownSettings extends RunSettings {
  /** 1…5000. */
  readonly residents: number;
  /** Days of the run, at least 4: cases are sampled from the third day to the last but one. */
  readonly days: number;
  readonly startDate: CivilDate;
}

export const defaultTownSettings: TownSettings = {
  ...defaultRunSettings,
  residents: 200,
  days: 14,
  cases: 10,
  startDate: DEFAULT_START_DATE,
};

export const leastTownDays = 4;

/** Means over the days of a run; a contact is a pair within 2 m for a minute in all. */
export interface TownStatistics {
  readonly households: number;
  readonly contactsOnWeekdays: number | null;
  readonly contactsOnWeekends: number | null;
  readonly longContactsPerDay: number;
  readonly householdShare: number | null;
  readonly householdShareOfLong: number | null;
  /** Minutes that half of the contacts stay below. */
  readonly medianMinutes: number;
  /** Peers a day in radio range for 15 minutes who were never close. */
  readonly nearButNotClose: number;
}

export interface TownResult extends RunResult {
  readonly residents: number;
  readonly days: number;
  readonly statistics: TownStatistics;
  /** Days of phones with the app, simulated per second of the whole run. */
  readonly personDaysPerSecond: number;
}

/** The town as a world. Truth is written down while the air is listened to, so that both are the same town. */
function townWorld(life: TownLife, settings: TownSettings): World {
  const people = life.town.residents.length;
  const startUnix = localMidnight(settings.startDate, life.utcOffsetMinutes);
  const endUnix = startUnix + settings.days * DAY_SECONDS;
  const truth = createTruthRecorder(people);
  return {
    people,
    utcOffsetMinutes: life.utcOffsetMinutes,
    startUnix,
    endUnix,
    sampleDays: Array.from({ length: settings.days - 3 }, (_, i) => startUnix + (i + 2) * DAY_SECONDS),
    *air({ sliceSeconds, ...options }): Generator<AirSlice> {
      const ears = createTownAir(life, options).listenFrom(startUnix, (pieces, from, to) =>
        truth.record(pieces, from, to),
      );
      while (ears.heardUntil < endUnix)
        yield ears.listenUntil(Math.min(endUnix, ears.heardUntil + sliceSeconds));
    },
    truth: () => truth,
  };
}

/** Generates a town, lets it live, and scores what its phones said. */
export async function runTown(
  settings: TownSettings,
  onProgress?: (share: number, day: string) => void,
): Promise<TownResult> {
  const life = createTownLife(generateTown({ residents: settings.residents, seed: settings.seed }));
  const world = townWorld(life, settings);
  const found = await runWorld(world, settings, onProgress);
  const survey = surveyTown(life, life.dayOf(world.startUnix), settings.days);
  return {
    residents: survey.residents,
    days: settings.days,
    statistics: {
      households: survey.households,
      contactsOnWeekdays: survey.contactsOnWeekdays,
      contactsOnWeekends: survey.contactsOnWeekends,
      longContactsPerDay: mean(survey.days, (day) => day.longContacts) ?? 0,
      householdShare: mean(survey.days, (day) => day.householdShare),
      householdShareOfLong: mean(survey.days, (day) => day.householdShareOfLong),
      medianMinutes: mean(survey.days, (day) => day.minutesQuartiles[1]) ?? 0,
      nearButNotClose: survey.nearButNotClose,
    },
    ...found,
    personDaysPerSecond: (found.phones * settings.days) / found.seconds,
  };
}

function mean(
  days: readonly DayStatistics[],
  figureOf: (day: DayStatistics) => number | null,
): number | null {
  const figures = days.map(figureOf).filter((figure) => figure !== null);
  return figures.length === 0 ? null : figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}
