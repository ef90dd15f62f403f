// SPDX-License-Identifier: GPL-3.0-only
// The truth on demand: who really was close to somebody who shared, and who was told so. For showing alone.
import type { LivingTown } from '../living/living-town.ts';
import { livePollSeconds } from '../living/town-server.ts';
import type { TourShare, TourTruth, TruthPerson } from './tour-api.ts';

const closeSeconds = 15 * 60;

/** Null when the person has shared nothing. Asks for the days that were shared; a withdrawn share still counts. */
export async function truthAbout(town: LivingTown, person: number): Promise<TourTruth | null> {
  const shares = await sharesOf(town, person);
  const share =
    shares.findLast(({ kind }) => kind === 'report') ?? shares.findLast(({ kind }) => kind === 'claim');
  if (share?.spoken == null) return null;
  const degree = share.kind === 'report' ? 'F1' : 'F2';
  const { from } = share.spoken;
  const to = Math.min(share.spoken.to, town.clock);
  const { witness } = town.parts.hands;
  const close = new Map(await witness.closeTo(person, [{ from, to }], town.clock));
  const others = await closeToOthers(town, person, degree);
  const { persons, state } = town.record;
  const toldOf = ({ exposure }: (typeof persons)[number]) => exposure !== 'none';
  const minutes = (index: number): TruthPerson => ({
    person: index,
    minutes: Math.floor((close.get(index) ?? 0) / 60),
  });
  const sources = new Set([person, ...state.cases.map((each) => each.person)]);
  const reallyClose = [...close]
    .filter(([index, seconds]) => seconds >= closeSeconds && !sources.has(index))
    .map(([index]) => index);
  const told = (index: number) => {
    const state = persons[index];
    return state !== undefined && toldOf(state);
  };
  const isNotYet =
    share.state !== 'accepted' ||
    town.clock - (publishedAt(town, person) ?? town.clock) < 3 * livePollSeconds(persons.length);
  return {
    person,
    degree,
    from,
    to,
    warned: sorted(reallyClose.filter(told).map(minutes)),
    missed: sorted(reallyClose.filter((index) => !told(index)).map(minutes)).map((each) => ({
      ...each,
      why: persons[each.person]?.phone !== 'on' ? 'no-phone' : isNotYet ? 'not-yet' : 'not-heard',
    })),
    falselyWarned: sorted(
      persons
        .filter(({ index, exposure }) => exposure === degree && !sources.has(index) && !others.has(index))
        .filter(({ index }) => (close.get(index) ?? 0) < closeSeconds)
        .map(({ index }) => minutes(index)),
    ),
  };
}

const sorted = (people: TruthPerson[]): TruthPerson[] =>
  people.sort((a, b) => b.minutes - a.minutes || a.person - b.person);

async function sharesOf(town: LivingTown, person: number): Promise<readonly TourShare[]> {
  if (town.parts.guests.includes(person)) return [];
  return (await town.crews.of(person).look(person)).facts.shares;
}

function publishedAt(town: LivingTown, person: number): number | null {
  return town.record.state.cases.find((each) => each.person === person)?.publishedAt ?? null;
}

/** Persons close to anybody else who shared to the same end: their warning has another reason. */
async function closeToOthers(town: LivingTown, person: number, degree: 'F1' | 'F2'): Promise<Set<number>> {
  const found = new Set<number>();
  for (const { index, report, claim } of town.record.persons) {
    const kind = degree === 'F1' ? 'report' : 'claim';
    if (index === person || (kind === 'report' ? report : claim) === null) continue;
    const share = (await sharesOf(town, index)).findLast((each) => each.kind === kind);
    if (share?.spoken == null) continue;
    const range = { from: share.spoken.from, to: Math.min(share.spoken.to, town.clock) };
    for (const [peer, seconds] of await town.parts.hands.witness.closeTo(index, [range], town.clock))
      if (seconds >= closeSeconds) found.add(peer);
  }
  return found;
}
