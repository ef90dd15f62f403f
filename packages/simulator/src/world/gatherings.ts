// SPDX-License-Identifier: GPL-3.0-only
// Contacts drawn as movement: whoever is in contact, directly or through others, stands together and walks there and
// back. Worked out once for a whole recording; positions are invented, contacts are not.
import type { Point, Rectangle } from '../town/town-model.ts';
import type { PairContacts } from '../trace/pair-contacts.ts';
import { createWalks, type Walks } from './walks.ts';

/** How long a walk takes. */
export const WALK_SECONDS = 20;
/** Contacts of a pair that follow each other within this time are drawn as one. */
const LINGER_SECONDS = 60;
/** The n-th of those who stand together is this far from the middle, times the root of n and a half. */
const SPREAD_METRES = 0.55;
/** How far a gathering keeps from another, and from those who stand by themselves, if there is room. */
const ROOM_METRES = 1;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const PLACES_TRIED = 80;

/** People who stand together, each in a slot around the centre. */
interface Gathering {
  readonly centre: Point;
  readonly slotOf: ReadonlyMap<number, number>;
}

/**
 * Everybody's walks during one period of a recording: together from a contact's beginning to its end, on their own
 * spots otherwise, and at both ends of the period.
 *
 * @param contacts in seconds from the beginning of the period
 */
export function drawGatherings(
  contacts: PairContacts,
  periodSeconds: number,
  spots: readonly Point[],
  bounds: Rectangle,
): Walks {
  const walks = createWalks(spots, WALK_SECONDS);
  const goals: Point[] = [...spots];
  const together = new Set<number>();
  let gatherings: Gathering[] = [];
  for (const { at, begins, ends } of changesOf(contacts, periodSeconds)) {
    for (const pair of ends) together.delete(pair);
    for (const pair of begins) together.add(pair);
    const before = gatherings;
    gatherings = regroup(groupsOf(contacts, together), before, spots, bounds);
    const goalOf = new Map<number, Point>();
    for (const { slotOf } of before)
      for (const person of slotOf.keys()) goalOf.set(person, spots[person] as Point);
    for (const { centre, slotOf } of gatherings) {
      for (const [person, slot] of slotOf) goalOf.set(person, slotAt(centre, slot, bounds));
    }
    for (const [person, goal] of goalOf) {
      const last = goals[person] as Point;
      if (last.x === goal.x && last.y === goal.y) continue;
      goals[person] = goal;
      walks.turn(person, at, goal);
    }
  }
  return walks;
}

interface Change {
  readonly at: number;
  /** Pairs, by their index. */
  readonly begins: number[];
  readonly ends: number[];
}

/** When pairs come together and part, as it is drawn: they come a walk early and are back before the period is over. */
function changesOf({ a, firstContact, from, to }: PairContacts, periodSeconds: number): Change[] {
  const changes = new Map<number, Change>();
  const changeAt = (at: number): Change => {
    const change = changes.get(at) ?? { at, begins: [], ends: [] };
    changes.set(at, change);
    return change;
  };
  for (let pair = 0; pair < a.length; pair++) {
    const end = firstContact[pair + 1] as number;
    for (let c = firstContact[pair] as number; c < end; ) {
      const begins = Math.max(0, (from[c] as number) - WALK_SECONDS);
      let ends = to[c++] as number;
      while (c < end && (from[c] as number) - ends <= LINGER_SECONDS) ends = to[c++] as number;
      ends = Math.min(ends, periodSeconds - WALK_SECONDS);
      if (begins >= ends) continue;
      changeAt(begins).begins.push(pair);
      changeAt(ends).ends.push(pair);
    }
  }
  return [...changes.values()].sort((x, y) => x.at - y.at);
}

/** Those who are in contact with each other, directly or through others; members ascending, by the first member. */
function groupsOf({ a, b }: PairContacts, together: ReadonlySet<number>): number[][] {
  const leader = new Map<number, number>();
  const leaderOf = (person: number): number => {
    let found = person;
    for (let next = leader.get(found) ?? found; next !== found; next = leader.get(found) ?? found)
      found = next;
    leader.set(person, found);
    return found;
  };
  for (const pair of together) {
    const [one, other] = [leaderOf(a[pair] as number), leaderOf(b[pair] as number)];
    leader.set(Math.max(one, other), Math.min(one, other));
  }
  const groups = new Map<number, number[]>();
  for (const person of [...leader.keys()].sort((x, y) => x - y)) {
    const first = leaderOf(person);
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [person]);
    else group.push(person);
  }
  return [...groups.values()];
}

/** A group stays where most of it stood, unless another group has more of those who stood there. */
function regroup(
  groups: readonly (readonly number[])[],
  before: readonly Gathering[],
  spots: readonly Point[],
  bounds: Rectangle,
): Gathering[] {
  const gatheringOf = new Map<number, number>();
  before.forEach(({ slotOf }, n) => {
    for (const person of slotOf.keys()) gatheringOf.set(person, n);
  });
  const claims: { group: number; gathering: number; size: number }[] = [];
  groups.forEach((members, group) => {
    const sizes = new Map<number, number>();
    for (const person of members) {
      const gathering = gatheringOf.get(person);
      if (gathering !== undefined) sizes.set(gathering, (sizes.get(gathering) ?? 0) + 1);
    }
    for (const [gathering, size] of sizes) claims.push({ group, gathering, size });
  });
  claims.sort((x, y) => y.size - x.size || x.group - y.group || x.gathering - y.gathering);
  const kept = new Map<number, Gathering>();
  const claimed = new Set<number>();
  for (const { group, gathering } of claims) {
    if (kept.has(group) || claimed.has(gathering)) continue;
    kept.set(group, before[gathering] as Gathering);
    claimed.add(gathering);
  }
  const standing = [...kept.values()];
  return groups.map((members, group) => {
    const stays = kept.get(group);
    if (stays !== undefined) return { centre: stays.centre, slotOf: takeSlots(members, stays.slotOf) };
    const gathering = {
      centre: freePlace(members, standing, spots, bounds),
      slotOf: takeSlots(members, new Map()),
    };
    standing.push(gathering);
    return gathering;
  });
}

/** Who had a slot keeps it, unless the gathering has become much smaller than it was. */
function takeSlots(members: readonly number[], had: ReadonlyMap<number, number>): Map<number, number> {
  const slotOf = new Map<number, number>();
  const taken = new Set<number>();
  for (const person of members) {
    const slot = had.get(person);
    if (slot === undefined || slot > members.length + 1) continue;
    slotOf.set(person, slot);
    taken.add(slot);
  }
  let next = 0;
  for (const person of members) {
    if (slotOf.has(person)) continue;
    while (taken.has(next)) next++;
    slotOf.set(person, next++);
  }
  return slotOf;
}

function slotAt(centre: Point, slot: number, bounds: Rectangle): Point {
  const radius = SPREAD_METRES * Math.sqrt(slot + 0.5);
  const angle = slot * GOLDEN_ANGLE;
  return within(bounds, { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) });
}

const within = ({ x, y, width, height }: Rectangle, point: Point): Point => ({
  x: Math.min(x + width, Math.max(x, point.x)),
  y: Math.min(y + height, Math.max(y, point.y)),
});

const radiusOf = (size: number): number => SPREAD_METRES * Math.sqrt(size);

/** Around the middle of the members' own spots, the nearest place with room, or that with most. */
function freePlace(
  members: readonly number[],
  gatherings: readonly Gathering[],
  spots: readonly Point[],
  bounds: Rectangle,
): Point {
  const own = new Set(members);
  const radius = radiusOf(members.length);
  const middle = {
    x: members.reduce((sum, person) => sum + (spots[person] as Point).x, 0) / members.length,
    y: members.reduce((sum, person) => sum + (spots[person] as Point).y, 0) / members.length,
  };
  const roomAt = (place: Point): number => {
    let room = Number.POSITIVE_INFINITY;
    for (const { centre, slotOf } of gatherings) {
      const apart = Math.hypot(centre.x - place.x, centre.y - place.y);
      room = Math.min(room, apart - radius - radiusOf(slotOf.size));
    }
    for (let person = 0; person < spots.length; person++) {
      const spot = spots[person] as Point;
      if (Math.abs(spot.x - place.x) > radius + ROOM_METRES || own.has(person)) continue;
      room = Math.min(room, Math.hypot(spot.x - place.x, spot.y - place.y) - radius);
    }
    return room;
  };
  let best = middle;
  let most = Number.NEGATIVE_INFINITY;
  for (let n = 0; n < PLACES_TRIED && most < ROOM_METRES; n++) {
    const away = Math.sqrt(n);
    const angle = n * GOLDEN_ANGLE;
    const place = within(bounds, {
      x: middle.x + away * Math.cos(angle),
      y: middle.y + away * Math.sin(angle),
    });
    const room = roomAt(place);
    if (room <= most) continue;
    most = room;
    best = place;
  }
  return best;
}
