// SPDX-License-Identifier: GPL-3.0-only
// Whose phones visitors' browsers may be. Three browsers show the whole way of a warning: the first has its place beside
// the second, the second works beside the third, and the third has nothing to do with the first.
import type { LivingWorld, WorldPerson } from '../world/living-world.ts';
import type { TourPlace } from './tour-api.ts';

/** How many a household must have for a visitor to meet somebody at home who is no visitor. */
const leastHousehold = 3;
const leastTown = 10;
const mostPlaces = 6;
/** A place is a phone less in the town while nobody takes it. */
const residentsPerPlace = 20;

/** Places of work so small that colleagues spend the day beside each other. */
const closePlaces: readonly (TourPlace['kind'] | undefined)[] = ['shop', 'cafe'];

type GuestWorld = Pick<LivingWorld, 'persons' | 'places'>;

/**
 * The residents whose phones visitors' browsers may be, in the order in which places are given; in a recording the last
 * persons. Empty in a town too small to spare anybody.
 */
export function chooseGuests({ persons, places: all }: GuestWorld): number[] {
  if (persons.length < leastTown) return [];
  const places = Math.min(mostPlaces, Math.max(1, Math.floor(persons.length / residentsPerPlace)));
  const kinds = new Map(all.map(({ id, kind }) => [id, kind]));
  const chosen = chainOf(persons, kinds).slice(0, places);
  const working = persons.filter(isAtWork).reverse();
  for (const person of [...nearTo(persons, chosen), ...working, ...persons.toReversed()]) {
    if (chosen.length >= places) break;
    if (!chosen.includes(person)) chosen.push(person);
  }
  return chosen.map(({ index }) => index);
}

/**
 * Up to three: somebody, one of their household who works elsewhere, and one who works there; of all such chains one whose
 * second has the fewest colleagues, where people cannot stay far from one another.
 */
function chainOf(
  persons: readonly WorldPerson[],
  kinds: ReadonlyMap<number, TourPlace['kind']>,
): WorldPerson[] {
  const working = persons.filter(isAtWork).reverse();
  const firsts = working.filter((person) => householdOf(persons, person) >= leastHousehold);
  const distance = ({ work }: WorldPerson) =>
    working.filter((each) => each.work === work).length +
    (closePlaces.includes(kinds.get(work ?? -1)) ? 0 : working.length);
  let best = firsts.slice(0, 1);
  let least = Number.POSITIVE_INFINITY;
  for (const first of firsts)
    for (const second of working) {
      if (!livesWith(second, first) || second.work === first.work || distance(second) >= least) continue;
      const third = working.find((each) => worksWith(each, second) && !knows(each, first));
      if (third === undefined) continue;
      best = [first, second, third];
      least = distance(second);
    }
  return best;
}

/** Grown-ups who live or work with one of those chosen, the last of the town first. */
function nearTo(persons: readonly WorldPerson[], chosen: readonly WorldPerson[]): WorldPerson[] {
  const isNear = (person: WorldPerson) => isAtWork(person) && chosen.some((each) => knows(person, each));
  return persons.filter(isNear).reverse();
}

const isAtWork = ({ age, work, household }: WorldPerson): boolean =>
  age !== null && age >= 18 && work !== null && household !== null;

const livesWith = (a: WorldPerson, b: WorldPerson): boolean =>
  a.index !== b.index && a.household !== null && a.household === b.household;

const worksWith = (a: WorldPerson, b: WorldPerson): boolean =>
  a.index !== b.index && a.work !== null && a.work === b.work;

const knows = (a: WorldPerson, b: WorldPerson): boolean => livesWith(a, b) || worksWith(a, b);

const householdOf = (persons: readonly WorldPerson[], of: WorldPerson): number =>
  1 + persons.filter((each) => livesWith(each, of)).length;

/** The one guest of towns that were born when there was one place: their phones cannot be divided anew. */
export function earlierGuests({ persons }: GuestWorld): number[] {
  if (persons.length < leastTown) return [];
  const found = persons.findLast(
    (person) => isAtWork(person) && householdOf(persons, person) >= leastHousehold,
  );
  const guest = found ?? persons.at(-1);
  return guest === undefined ? [] : [guest.index];
}
