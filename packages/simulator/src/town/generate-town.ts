// SPDX-License-Identifier: GPL-3.0-only
// A town out of a number and a seed. Pure: equal arguments give equal towns, on any machine.
import { randomStream } from '../air/seeded-random.ts';
import { assignOccupations, type StaffedEstablishment } from './assign-occupations.ts';
import { drawHouseholds } from './draw-households.ts';
import { inventFamilyName, inventPersonName, TOWN_NAME } from './invented-names.ts';
import { ADULT_VEHICLES, YOUNG_VEHICLES } from './town-figures.ts';
import { layOutMap, type TownMap } from './town-map.ts';
import type { BusLine, Household, Place, Resident, Room, Town, Vehicle } from './town-model.ts';

/** What a town may vary. */
export interface TownOptions {
  /** 1 to 5000. */
  readonly residents: number;
  /** Any finite number. */
  readonly seed: number;
}

const MOST_RESIDENTS = 5000;
const FRIENDS_OF_A_HOUSEHOLD = 3;
/** A bus every 15 min from 5:15 to 21:00, every 7 min in towns of more than 1500. Assumed. */
const BUS = { first: 18_900, last: 75_600, metresPerSecond: 7, stopSeconds: 20, capacity: 28 } as const;

/**
 * Generates a town.
 *
 * @throws RangeError when the number of residents is not a whole number from 1 to 5000
 */
export function generateTown({ residents: count, seed }: TownOptions): Town {
  if (!Number.isInteger(count) || count < 1 || count > MOST_RESIDENTS)
    throw new RangeError(`a town has 1 to ${MOST_RESIDENTS} residents, not ${count}`);
  const agesOf = drawHouseholds(count, seed);
  const ages = agesOf.flat();
  const members = membersOf(agesOf);
  const { occupations, establishments } = assignOccupations(ages, members, seed);
  const map = layOutMap(
    agesOf.map((household) => household.length),
    establishments,
  );
  const desks = desksOf(establishments, map, agesOf.length);
  const naming = randomStream(seed, 'names');
  const taken = new Set<string>();
  const residents = members.flatMap((ids, household) => {
    const family = inventFamilyName(naming);
    return ids.map((id, member): Resident => {
      const age = ages[id] as number;
      const desk = desks.get(id);
      return {
        id,
        name: inventPersonName(family, taken, naming),
        age,
        household,
        member,
        occupation: occupations[id] as Resident['occupation'],
        work: desk?.place ?? null,
        post: desk?.post ?? null,
        vehicle: drawVehicle(seed, id, age),
      };
    });
  });
  return {
    seed,
    name: TOWN_NAME,
    bounds: map.bounds,
    residents,
    households: members.map((ids, id) => ({
      id,
      home: id,
      members: ids,
      friends: drawFriends(seed, id, members.length),
    })),
    places: placesOf(map, members, establishments),
    rooms: map.rooms,
    streets: map.streets,
    bus: { ...BUS, headwaySeconds: count > 1500 ? 420 : 900, stops: map.busStops } satisfies BusLine,
    behindWall: map.behindWall,
  };
}

function membersOf(agesOf: readonly (readonly number[])[]): number[][] {
  let next = 0;
  return agesOf.map((ages) => ages.map(() => next++));
}

interface Desk {
  readonly place: number;
  readonly post: NonNullable<Resident['post']>;
}

/** Everybody's own position at work or school; those without one stand where guests do. */
function desksOf(
  establishments: readonly StaffedEstablishment[],
  map: TownMap,
  homes: number,
): Map<number, Desk> {
  const desks = new Map<number, Desk>();
  establishments.forEach(({ staff, classes }, n) => {
    const place = homes + n;
    const rooms = map.places[place]?.rooms ?? [];
    const posts = rooms.flatMap((room) => room.posts.map((at) => ({ room: room.id, at })));
    staff.forEach((id, k) => {
      desks.set(id, { place, post: posts[k] as Desk['post'] });
    });
    const classrooms = rooms.filter(({ kind }) => kind === 'class');
    classes.forEach((pupils, k) => {
      const { id: room, seats } = classrooms[k] as Room;
      pupils.forEach((id, seat) => {
        desks.set(id, { place, post: { room, at: seats[seat] as Room['seats'][number] } });
      });
    });
  });
  return desks;
}

function placesOf(
  map: TownMap,
  members: readonly (readonly number[])[],
  establishments: readonly StaffedEstablishment[],
): Place[] {
  return map.places.map(({ kind, name, lot, guests, rooms }, id) => {
    const establishment = establishments[id - members.length];
    return {
      id,
      kind,
      name,
      ...lot.outline,
      door: lot.door,
      street: lot.street,
      rooms: rooms.map((room) => room.id),
      guests,
      staff:
        establishment === undefined
          ? (members[id] ?? [])
          : [...establishment.staff, ...establishment.classes.flat()],
    };
  });
}

function drawVehicle(seed: number, id: number, age: number): Vehicle {
  const shares = age >= 18 ? ADULT_VEHICLES : YOUNG_VEHICLES;
  const draw = randomStream(seed, 'vehicle', id).uniform();
  if (draw < shares.motorbike) return 'motorbike';
  return draw < shares.motorbike + shares.bus ? 'bus' : 'bicycle';
}

/** Two neighbours within the street and one from anywhere. */
function drawFriends(seed: number, household: number, households: number): Household['friends'] {
  const random = randomStream(seed, 'friends', household);
  const friends = new Set<number>();
  for (let n = 0; n < FRIENDS_OF_A_HOUSEHOLD; n++) {
    const near = household + (random.uniform() < 0.5 ? -1 : 1) * (1 + random.integer(6));
    friends.add(n < FRIENDS_OF_A_HOUSEHOLD - 1 ? near : random.integer(households));
  }
  return [...friends].filter((friend) => friend >= 0 && friend < households && friend !== household);
}
