// SPDX-License-Identifier: GPL-3.0-only
// What one person means to do on one day. All shares and times are assumptions about a working town of Viet Nam: early
// mornings, a long noon, markets before work, visits after dinner.
import { type RandomStream, randomStream } from '../air/seeded-random.ts';
import type { HouseholdDay } from './household-day.ts';
import type { PlaceKind, Resident, Town } from './town-model.ts';

/** A time at a place that is not home. Seconds of the local day, `end` exclusive. */
export interface Appointment {
  readonly place: number;
  readonly start: number;
  readonly end: number;
  /** Whoever goes together has the same party; −1 for nobody. */
  readonly party: number;
  /** Work and school: their own position waits for them. */
  readonly own: boolean;
}

const MINUTE = 60;
const HOUR = 3600;
/** Two appointments are at least this far apart. */
const LEAST_GAP = 10 * MINUTE;
/** Nobody has an appointment later than this, so that all ways end before midnight. */
const LAST_END = 22 * HOUR;

/** Saturday and Sunday. Unix days begin on a Thursday. */
export const isWeekend = (day: number): boolean => [2, 3].includes(((day % 7) + 7) % 7);

/** Draws a person's appointments in order of time, without overlaps. */
export function drawAgenda(town: Town, person: Resident, day: number, shared: HouseholdDay): Appointment[] {
  const random = randomStream(town.seed, 'agenda', person.id, day);
  const weekend = isWeekend(day);
  const wanted: Appointment[] = [];
  if (person.work !== null && worksOn(town, person, day)) wanted.push(...drawWork(town, person, random));
  if (shared.outing !== null) wanted.push({ ...shared.outing, party: person.household, own: false });
  if (person.age >= 12) wanted.push(...drawErrands(town, person, random, weekend, wanted.length > 0));
  else if (person.age >= 5 && random.uniform() < 0.2)
    wanted.push(...meet(town, 'park', 16.6 * HOUR, 50 * MINUTE, random));
  const kept: Appointment[] = [];
  for (const next of wanted) {
    const clash = kept.some(
      (other) => next.start < other.end + LEAST_GAP && other.start < next.end + LEAST_GAP,
    );
    if (!clash && next.end <= LAST_END) kept.push(next);
  }
  return kept.sort((x, y) => x.start - y.start);
}

/** Offices, workshops and schools rest at weekends; others have one day off a week each. */
function worksOn(town: Town, person: Resident, day: number): boolean {
  const kind = town.places[person.work as number]?.kind;
  if (kind === 'office' || kind === 'workshop' || kind === 'school') return !isWeekend(day);
  return (day + person.id) % 7 !== 0;
}

function drawWork(town: Town, person: Resident, random: RandomStream): Appointment[] {
  const place = town.places[person.work as number];
  if (place === undefined) return [];
  const late = random.integer(12 * MINUTE);
  const at = (start: number, end: number): Appointment => ({
    place: place.id,
    start,
    end,
    party: -1,
    own: true,
  });
  switch (place.kind) {
    case 'school': {
      const stays = person.age < 11 || random.uniform() < 0.1;
      const [morning, noon, afternoon, end] = [7.2 * HOUR, 11.25 * HOUR, 13.75 * HOUR, 16.5 * HOUR];
      return stays ? [at(morning, end + late)] : [at(morning, noon + late / 2), at(afternoon, end + late)];
    }
    case 'market':
      return [at(5.6 * HOUR + late, 11.5 * HOUR + late), at(14 * HOUR, 17.5 * HOUR + late)];
    case 'eatery':
      return [at(9.5 * HOUR, 14 * HOUR + late), at(16 * HOUR, 20.5 * HOUR + late)];
    case 'cafe':
    case 'shop':
      return [at(8 * HOUR + late, 19.5 * HOUR)];
    default: {
      const start = (7.25 + (place.id % 4) * 0.25) * HOUR;
      const end = start + 9.25 * HOUR + random.integer(40 * MINUTE);
      const canteen = place.rooms.some((id) => town.rooms[id]?.kind === 'canteen');
      if (random.uniform() < (canteen ? 0.7 : 0.25)) return [at(start, end)];
      const noon = 11.5 * HOUR + random.integer(30 * MINUTE);
      const back = noon + 70 * MINUTE;
      const out =
        random.uniform() < 0.5 ? meet(town, 'eatery', noon + 12 * MINUTE, 35 * MINUTE, random, place.id) : [];
      return [at(start, noon), at(back, end), ...out.map((lunch) => ({ ...lunch, start: noon + LEAST_GAP }))];
    }
  }
}

/** Chance on a day, earliest second, spread and length of what people go out for. Assumed. */
interface Errand {
  readonly kind: PlaceKind;
  readonly chance: number;
  readonly from: number;
  readonly spread: number;
  readonly minutes: readonly [least: number, most: number];
}

function errandsOf(person: Resident, weekend: boolean, busy: boolean): Errand[] {
  const adult = person.age >= 18;
  const early = !busy || person.occupation === 'home';
  return [
    { kind: 'market', chance: adult ? (early ? 0.3 : 0.08) : 0, from: 6.2, spread: 3, minutes: [15, 40] },
    { kind: 'market', chance: adult && busy ? 0.12 : 0, from: 16.7, spread: 0.8, minutes: [12, 25] },
    { kind: 'shop', chance: early ? 0.2 : 0.1, from: 17.6, spread: 2, minutes: [5, 12] },
    {
      kind: 'cafe',
      chance: weekend ? 0.22 : early ? 0.12 : 0.1,
      from: early ? 8.5 : 17.4,
      spread: 2.5,
      minutes: [30, 75],
    },
    { kind: 'park', chance: weekend ? 0.2 : 0.1, from: early ? 5.4 : 17, spread: 0.8, minutes: [30, 60] },
    { kind: 'clinic', chance: person.age >= 60 ? 0.03 : 0.01, from: 8, spread: 7, minutes: [20, 60] },
    {
      kind: 'home',
      chance: weekend ? 0.22 : 0.12,
      from: weekend ? 14 : 19.4,
      spread: 1.2,
      minutes: [40, 90],
    },
  ];
}

function drawErrands(
  town: Town,
  person: Resident,
  random: RandomStream,
  weekend: boolean,
  busy: boolean,
): Appointment[] {
  return errandsOf(person, weekend, busy).flatMap(({ kind, chance, from, spread, minutes }) => {
    const drawn = random.uniform() < chance;
    const start = Math.round((from + spread * random.uniform()) * HOUR);
    const length = minutes[0] + random.integer(minutes[1] - minutes[0] + 1);
    if (!drawn) return [];
    if (kind === 'home') return visit(town, person, start, length * MINUTE, random);
    return meet(town, kind, start, length * MINUTE, random);
  });
}

/** A public place of a kind, with those of the same `party` if there is one. */
function meet(
  town: Town,
  kind: PlaceKind,
  start: number,
  seconds: number,
  random: RandomStream,
  party = -1,
): Appointment[] {
  const choices = town.places.filter((place) => place.kind === kind);
  const place =
    party >= 0 ? choices[party % choices.length] : choices[random.integer(Math.max(1, choices.length))];
  if (place === undefined) return [];
  return [{ place: place.id, start: Math.round(start), end: Math.round(start + seconds), party, own: false }];
}

function visit(
  town: Town,
  person: Resident,
  start: number,
  seconds: number,
  random: RandomStream,
): Appointment[] {
  const { friends } = town.households[person.household] ?? { friends: [] };
  const friend = friends[random.integer(Math.max(1, friends.length))];
  const home = friend === undefined ? undefined : town.households[friend]?.home;
  return home === undefined ? [] : [{ place: home, start, end: start + seconds, party: -1, own: false }];
}
