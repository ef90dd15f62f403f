// SPDX-License-Identifier: GPL-3.0-only
// Who falls ill when, who has the app, who consents: drawn by seed, before anything is simulated.
import { randomStream } from '../air/seeded-random.ts';
import type { ContactTruth, TimeRange } from '../trace/contact-truth.ts';
import { DAY_SECONDS, type TraceClock, utcDay } from '../trace/trace-clock.ts';
import type { ReplaySettings } from './replay-settings.ts';

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

/** Draws the population. Sample days are drawn among the local days on which anybody met. */
export function drawPopulation(truth: ContactTruth, clock: TraceClock, settings: ReplaySettings): Population {
  const everybody = Array.from({ length: truth.people }, (_, person) => person);
  const days = daysWithContacts(truth, clock);
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

function daysWithContacts(truth: ContactTruth, clock: TraceClock): number[] {
  const days: number[] = [];
  for (let start = clock.startUnix; start < clock.endUnix; start += DAY_SECONDS) {
    const anybody = Array.from({ length: truth.people }, (_, person) => person).some(
      (person) => truth.contactsOf(person, start, start + DAY_SECONDS).length > 0,
    );
    if (anybody) days.push(start);
  }
  return days;
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
