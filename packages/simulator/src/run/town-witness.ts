// SPDX-License-Identifier: GPL-3.0-only
// Who sees where everybody really is: measures the town and judges the warnings. Lives the same days once more, without
// phones, so that nothing of it can reach one.
import { type DayStatistics, surveyTown } from '../town/town-statistics.ts';
import { createTruthRecorder } from '../town/truth-recorder.ts';
import type { ContactTruth } from '../trace/contact-truth.ts';
import { type Judgement, judge, type Spoken } from './score-warnings.ts';
import { type TownSource, townLifeOf, townPlan } from './town-source.ts';

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

export interface TownWitness {
  /** Lives all days of the run. */
  watch(source: TownSource): Promise<TownStatistics>;
  /** Compares what phones said with what was seen. */
  judge(spoken: Spoken): Promise<Judgement>;
}

export function createTownWitness(): TownWitness {
  let truth: ContactTruth | null = null;
  return {
    async watch(source) {
      const life = townLifeOf(source);
      const recorder = createTruthRecorder(source.residents);
      const survey = surveyTown(life, life.dayOf(townPlan(source).startUnix), source.days, (pieces) =>
        recorder.record(pieces),
      );
      truth = recorder;
      return {
        households: survey.households,
        contactsOnWeekdays: survey.contactsOnWeekdays,
        contactsOnWeekends: survey.contactsOnWeekends,
        longContactsPerDay: mean(survey.days, (day) => day.longContacts) ?? 0,
        householdShare: mean(survey.days, (day) => day.householdShare),
        householdShareOfLong: mean(survey.days, (day) => day.householdShareOfLong),
        medianMinutes: mean(survey.days, (day) => day.minutesQuartiles[1]) ?? 0,
        nearButNotClose: survey.nearButNotClose,
      };
    },
    async judge(spoken) {
      if (truth === null) throw new Error('nothing was seen yet');
      return judge(truth, spoken);
    },
  };
}

function mean(
  days: readonly DayStatistics[],
  figureOf: (day: DayStatistics) => number | null,
): number | null {
  const figures = days.map(figureOf).filter((figure) => figure !== null);
  return figures.length === 0 ? null : figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}
