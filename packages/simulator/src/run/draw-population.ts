// SPDX-License-Identifier: GPL-3.0-only
// Who falls ill when, who has the app, who consents: drawn by seed, before anything is simulated.
import { randomStream } from '../air/seeded-random.ts';
import type { TimeRange } from '../trace/contact-truth.ts';
import { DAY_SECONDS, utcDay } from '../trace/trace-clock.ts';
import type { RunSettings } from './run-settings.ts';

export interface DrawnCase {
  readonly person: number;
  /** UTC day of the positive sample. */
  readonly sampleDay: number;
  /** When the result is told and the report made: 22:00 local time of the sample day. */
  readonly confirmedAt: number;
  /** From sample − 2 days (UTC) until the report. */
  readonly infectious: TimeRange;
}

export interface Population {
  readonly cases: readonly DrawnCase[];
  readonly hasApp: readonly boolean[];
  readonly consents: readonly boolean[];
}

const confirmedAtLocal = 22 * 3600;
const infectiousDaysBefore = 2;

/** Draws the population of `people`; sample days are drawn among `days`, given by the unix second of their local midnight. */
export function drawPopulation(people: number, days: readonly number[], settings: RunSettings): Population {
  const everybody = Array.from({ length: people }, (_, person) => person);
  const ill = shuffled(everybody, settings.seed).slice(0, days.length === 0 ? 0 : settings.cases);
  const cases = ill.map((person) => {
    const random = randomStream(settings.seed, 'sample-day', person);
    const dayStart = days[random.integer(days.length)] as number;
    const confirmedAt = dayStart + confirmedAtLocal;
    const sampleDay = utcDay(confirmedAt);
    const infectious = { from: (sampleDay - infectiousDaysBefore) * DAY_SECONDS, to: confirmedAt };
    return { person, sampleDay, confirmedAt, infectious };
  });
  const chance = (label: string, share: number) =>
    everybody.map((person) => randomStream(settings.seed, label, person).uniform() < share);
  return {
    cases: cases.sort((a, b) => a.confirmedAt - b.confirmedAt || a.person - b.person),
    hasApp: chance('adoption', settings.adoption),
    consents: chance('consent', settings.consent),
  };
}

function shuffled(people: readonly number[], seed: number): number[] {
  const order = [...people];
  const random = randomStream(seed, 'cases');
  for (let i = order.length - 1; i > 0; i--) {
    const k = random.integer(i + 1);
    [order[i], order[k]] = [order[k] as number, order[i] as number];
  }
  return order;
}
