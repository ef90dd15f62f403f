// SPDX-License-Identifier: GPL-3.0-only
// Three people who meet many others, so that a newcomer's first case has something to show.
import type { PersonState, TourHeard, TourTown } from '@bluezone/simulator';
import { canBecomeCase } from './guide-state.ts';

export interface Suggestion {
  readonly person: number;
  /** Others in the household, and at work or school; null in a recording, which knows neither. */
  readonly meets: { readonly household: number; readonly work: number } | null;
  /** Other phones heard lately; null where households tell more. */
  readonly heard: number | null;
}

const suggested = 3;
const adultYears = 18;
/** More than so many at one place do not all meet. */
const mostMet = 15;

/** @param heard who heard whom lately: what there is to go by in a recording */
export function suggestPeople(
  { people }: TourTown,
  states: readonly PersonState[],
  heard: TourHeard | null,
): Suggestion[] {
  const households = countBy(people.map(({ household }) => household));
  const works = countBy(people.map(({ work }) => work));
  const peers = peersOf(heard);
  const known = people
    // A town of babies with phones would be a strange first sight.
    .filter(({ index, age }) => {
      if (age !== null && age < adultYears) return false;
      const state = states[index];
      return state !== undefined && canBecomeCase(state) && state.exposure === 'none';
    })
    .map((person) => {
      const { index, household, work } = person;
      const isRecorded = household === null;
      const meets = isRecorded
        ? null
        : { household: othersOf(households, household), work: othersOf(works, work) };
      const count = peers.get(index)?.size ?? 0;
      const score = meets === null ? count : meets.household + Math.min(meets.work, mostMet);
      return { household, work, score, told: { person: index, meets, heard: isRecorded ? count : null } };
    })
    .sort((a, b) => b.score - a.score || a.told.person - b.told.person);
  const chosen: typeof known = [];
  const isNew = (each: (typeof known)[number]): boolean =>
    chosen.every(
      (other) =>
        (each.household === null || other.household !== each.household) &&
        (each.work === null || other.work !== each.work),
    );
  for (const each of known) if (chosen.length < suggested && isNew(each)) chosen.push(each);
  for (const each of known) if (chosen.length < suggested && !chosen.includes(each)) chosen.push(each);
  return chosen.map(({ told }) => told);
}

function countBy(values: readonly (number | null)[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function othersOf(counts: ReadonlyMap<number, number>, value: number | null): number {
  return value === null ? 0 : Math.max(0, (counts.get(value) ?? 1) - 1);
}

function peersOf(heard: TourHeard | null): ReadonlyMap<number, ReadonlySet<number>> {
  const peers = new Map<number, Set<number>>();
  heard?.hearer.forEach((hearer, i) => {
    const of = peers.get(hearer) ?? new Set<number>();
    peers.set(hearer, of.add(heard.peer[i] ?? hearer));
  });
  return peers;
}
