// SPDX-License-Identifier: GPL-3.0-only
import { addDays, daysBetween } from '../language/format.ts';
import type { FollowUpOutcome, PersonRecord } from './person-words.ts';

/** What says most of a day: symptoms before all else, then that somebody was reached. */
const weight: readonly FollowUpOutcome[] = [
  ...(['symptoms', 'well', 'finished', 'refused', 'wrong-number', 'no-answer'] as const),
];

/** Longest strip, in days. */
const longest = 31;

/** The days from the contact to the end of the follow-up, each with what is known of it. */
export function daysOf(person: Pick<PersonRecord, 'exposureDay' | 'untilDay' | 'followUps'>) {
  const last = [person.untilDay, ...person.followUps.map(({ day }) => day)].sort().at(-1) ?? person.untilDay;
  const count = Math.min(longest, daysBetween(person.exposureDay, last) + 1);
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const day = addDays(person.exposureDay, i);
    const told = person.followUps.filter((followUp) => followUp.day === day);
    const outcome = weight.find((each) => told.some((followUp) => followUp.outcome === each)) ?? null;
    return { day, outcome };
  });
}
