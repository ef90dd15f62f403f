// SPDX-License-Identifier: GPL-3.0-only
// A household at home: beds at night, one table at meals, in between the living room or one's own.
import { clampInto, type Stay, type Steps } from './fill-stay.ts';
import type { Point, Room } from './town-model.ts';

const MINUTE = 60;
/** Share of waking time at home in the room that all share. Assumed. */
const TOGETHER_SHARE = 0.62;

/** The bedroom and bed of a member. */
export function bedOf(bedrooms: readonly Room[], member: number): { room: Room; at: Point } | undefined {
  const room = bedrooms[Math.floor(member / 2)];
  const at = room?.seats[member % 2];
  return room === undefined || at === undefined ? undefined : { room, at };
}

export function fillHome(stay: Stay, steps: Steps): void {
  const { town, person, place, shared, random } = stay;
  const living = steps.room;
  const guest = town.households[person.household]?.home !== place.id;
  const rooms = place.rooms.slice(1).map((id) => town.rooms[id] as Room);
  const bed = guest ? undefined : bedOf(rooms, person.member);
  const dayEnd = 86_400;
  while (steps.left() > MINUTE) {
    const now = steps.now();
    if (bed !== undefined && (now < stay.wakes || now >= stay.sleeps)) {
      steps.goTo(bed.at, bed.room);
      steps.stayUntil(now < stay.wakes ? stay.wakes : dayEnd, bed.room);
      continue;
    }
    const meal = [shared.lunch, shared.dinner].find(
      ([from, to]) => !guest && now >= from && now < to - 2 * MINUTE,
    );
    if (meal !== undefined) {
      steps.goTo(living.seats[person.member % living.seats.length] ?? place.door);
      steps.stayUntil(meal[1]);
      continue;
    }
    const bounds = [shared.lunch[0], shared.dinner[0], stay.sleeps].filter(
      (second) => !guest && second > now,
    );
    const until = Math.min(now + Math.round(MINUTE * (4 + random.exponential(28))), ...bounds);
    const room = bed === undefined || random.uniform() < TOGETHER_SHARE ? living : bed.room;
    const spot = {
      x: room.x + room.width * (0.1 + 0.8 * random.uniform()),
      y: room.y + room.height * (0.1 + 0.8 * random.uniform()),
    };
    steps.goTo(clampInto(room, spot), room);
    steps.stayUntil(Math.max(until, steps.now() + 30), room);
  }
}
