// SPDX-License-Identifier: GPL-3.0-only
// What people do inside a place between coming and going: where they sit, whom they walk over to, where they mingle.
import { type RandomStream, randomStream } from '../air/seeded-random.ts';
import type { TrackWriter } from './day-tracks.ts';
import { fillHome } from './fill-home.ts';
import type { HouseholdDay } from './household-day.ts';
import { SPEEDS } from './town-figures.ts';
import type { Place, Point, Resident, Room, Town } from './town-model.ts';

/** Everything that decides a stay. Times in seconds of the local day. */
export interface Stay {
  readonly town: Town;
  readonly person: Resident;
  readonly place: Place;
  /** They are at the door again at this second, if they leave. */
  readonly until: number;
  readonly leaves: boolean;
  /** Index of their seat; −1 for their own position. */
  readonly seat: number;
  readonly day: number;
  readonly shared: HouseholdDay;
  readonly wakes: number;
  readonly sleeps: number;
  readonly random: RandomStream;
}

const MINUTE = 60;
const HOUR = 3600;
/** Nobody takes longer than this between door and seat. */
const LONGEST_ENTRY_SECONDS = 40;
const SHORTEST_STAY_SECONDS = 120;

/** Writes a stay from the writer's second until `stay.until`. */
export function fillStay(writer: TrackWriter, stay: Stay): void {
  const { place, until } = stay;
  const room = stay.town.rooms[place.rooms[0] as number] as Room;
  if (until - writer.now < SHORTEST_STAY_SECONDS) {
    writer.stay(room.id, until);
    return;
  }
  const exit = stay.leaves ? until - LONGEST_ENTRY_SECONDS : until;
  const steps: Steps = {
    room,
    exit,
    goTo: (to, inRoom = room) => {
      const distance = Math.hypot(to.x - writer.at.x, to.y - writer.at.y);
      writer.go(inRoom.id, to, Math.max(SPEEDS.indoors, distance / (LONGEST_ENTRY_SECONDS - 5)));
    },
    stayUntil: (second, inRoom = room) => writer.stay(inRoom.id, Math.min(second, exit)),
    left: () => exit - writer.now,
    now: () => writer.now,
  };
  behave(stay, steps);
  writer.stay(room.id, exit);
  if (stay.leaves) writer.arrive(room.id, place.door, until);
}

/** The moves that behaviours are made of. */
export interface Steps {
  /** The place's first room, where guests are. */
  readonly room: Room;
  readonly exit: number;
  goTo(to: Point, room?: Room): void;
  stayUntil(second: number, room?: Room): void;
  left(): number;
  now(): number;
}

function behave(stay: Stay, steps: Steps): void {
  const { place, person } = stay;
  if (place.kind === 'home') fillHome(stay, steps);
  else if (stay.seat < 0 && place.kind === 'school') learn(stay, steps);
  else if (stay.seat < 0) work(stay, steps);
  else if (place.kind === 'market' || place.kind === 'park') mingle(stay, steps);
  else {
    const seat = steps.room.seats[stay.seat] ?? place.door;
    steps.goTo(seat);
    const consulting = place.kind === 'clinic' ? roomOf(stay, 'consulting') : undefined;
    if (consulting !== undefined) {
      steps.stayUntil(steps.exit - 8 * MINUTE);
      const patient = consulting.seats[0] ?? seat;
      steps.goTo(nearTo(patient, 0.4 * (person.id % 3)), consulting);
      steps.stayUntil(steps.exit, consulting);
    }
    steps.stayUntil(steps.exit);
  }
}

const roomOf = ({ town, place }: Stay, kind: Room['kind']): Room | undefined => {
  const id = place.rooms.find((room) => town.rooms[room]?.kind === kind);
  return id === undefined ? undefined : town.rooms[id];
};

const nearTo = (point: Point, metres: number): Point => ({ x: point.x + metres, y: point.y });

/** Somewhere at arm's length of a person at `point`. */
function beside(point: Point, room: Room, random: RandomStream): Point {
  const angle = 2 * Math.PI * random.uniform();
  return clampInto(room, { x: point.x + 0.8 * Math.cos(angle), y: point.y + 0.8 * Math.sin(angle) });
}

/** The point of a room nearest to a point. */
export function clampInto(room: Room, { x, y }: Point): Point {
  const inside = (value: number, from: number, size: number) =>
    Math.min(from + size - 0.2, Math.max(from + 0.2, value));
  return { x: inside(x, room.x, room.width), y: inside(y, room.y, room.height) };
}

const ownRoom = ({ town, person }: Stay, steps: Steps): Room =>
  town.rooms[person.post?.room ?? steps.room.id] ?? steps.room;

/** A desk, machine, stall or counter; talks beside colleagues or guests, a meeting now and then, lunch. */
function work(stay: Stay, steps: Steps): void {
  const { town, person, place, random, day } = stay;
  const room = ownRoom(stay, steps);
  const post = person.post?.at ?? place.door;
  const firm = place.kind === 'office' || place.kind === 'workshop';
  const canteen = roomOf(stay, 'canteen');
  const meeting = firm ? meetingOf(stay) : undefined;
  const rank = place.staff.indexOf(person.id);
  const lunchFrom = 11.6 * HOUR + (place.id % 3) * 10 * MINUTE;
  const serves = place.kind === 'eatery' || place.kind === 'cafe';
  const pause = firm ? 100 : serves ? 22 : 1e6;
  while (steps.left() > MINUTE) {
    steps.goTo(post, room);
    const now = steps.now();
    if (canteen !== undefined && now >= lunchFrom && now < lunchFrom + 25 * MINUTE) {
      const seats = canteen.seats;
      steps.goTo(seats[(rank + day * 4) % seats.length] ?? post, canteen);
      steps.stayUntil(lunchFrom + 40 * MINUTE, canteen);
      continue;
    }
    if (meeting !== undefined && now >= meeting.from && now < meeting.to - 5 * MINUTE) {
      steps.goTo(meeting.seat, meeting.room);
      steps.stayUntil(meeting.to, meeting.room);
      continue;
    }
    const coming = [meeting?.from, canteen === undefined ? undefined : lunchFrom].filter(
      (second): second is number => second !== undefined && second > now,
    );
    steps.stayUntil(Math.min(now + Math.round(MINUTE * (2 + random.exponential(pause))), ...coming), room);
    if (steps.left() < 8 * MINUTE || coming.includes(steps.now())) continue;
    const goal = serves
      ? room.seats[random.integer(room.seats.length)]
      : town.residents[colleagueOf(stay, rank)]?.post?.at;
    if (goal === undefined || goal === post) continue;
    steps.goTo(beside(goal, room, random), room);
    const minutes = serves ? 0.5 + random.uniform() : 1.5 + random.exponential(4);
    steps.stayUntil(steps.now() + Math.round(MINUTE * minutes), room);
  }
}

/** Mostly one of the same few, whose posts are near. */
function colleagueOf({ place, random }: Stay, rank: number): number {
  const all = place.staff.length;
  const other = random.uniform() < 0.8 ? rank - 4 + random.integer(9) : random.integer(all);
  return place.staff[((other % all) + all) % all] as number;
}

/** A meeting of three to eight neighbouring colleagues, twice a week on average. */
function meetingOf(stay: Stay): { room: Room; seat: Point; from: number; to: number } | undefined {
  const room = roomOf(stay, 'meeting');
  if (room === undefined) return undefined;
  const { place, person, day } = stay;
  const rank = place.staff.indexOf(person.id);
  const group = Math.floor(rank / 6);
  const turn = (place.id * 31 + group * 17 + day * 7) % 10;
  const seat = room.seats[rank % 6];
  const from = (9 + (group % 5) * 1.5 + (group % 5 >= 2 ? 1 : 0)) * HOUR;
  return turn < 4 && seat !== undefined
    ? { room, seat, from, to: from + (30 + turn * 5) * MINUTE }
    : undefined;
}

/** Lessons at one's own desk, breaks in the yard with one's friends; teachers walk between the desks. */
function learn(stay: Stay, steps: Steps): void {
  const { person, random } = stay;
  const room = ownRoom(stay, steps);
  const post = person.post?.at ?? stay.place.door;
  const breaks = [9, 15.1] as const;
  while (steps.left() > MINUTE) {
    const now = steps.now();
    const pause = breaks.find((hour) => now >= hour * HOUR && now < (hour + 0.2) * HOUR);
    if (pause !== undefined) {
      const corner = cornerOfFriends(stay, steps.room, room, pause);
      const spot = { x: corner.x + 0.9 * random.normal(), y: corner.y + 0.9 * random.normal() };
      steps.goTo(clampInto(steps.room, spot));
      steps.stayUntil((pause + 0.25) * HOUR);
      continue;
    }
    const next = Math.min(...breaks.map((hour) => hour * HOUR).filter((second) => second > now), steps.exit);
    steps.goTo(post, room);
    if (person.occupation === 'pupil') {
      steps.stayUntil(next, room);
      continue;
    }
    steps.stayUntil(Math.min(next, now + Math.round(MINUTE * (4 + random.exponential(6)))), room);
    if (next - steps.now() < 4 * MINUTE) continue;
    const desk = room.seats[random.integer(room.seats.length)] ?? post;
    steps.goTo(beside(desk, room, random), room);
    steps.stayUntil(Math.min(next, steps.now() + 60 + random.integer(120)), room);
  }
}

/** Where six who sit near each other spend a break. */
function cornerOfFriends(stay: Stay, yard: Room, room: Room, pause: number): Point {
  const seat = stay.person.post === null ? 0 : room.seats.indexOf(stay.person.post.at);
  const circle = Math.floor(seat / 6);
  const random = randomStream(stay.town.seed, 'break', room.id, circle, stay.day, pause);
  return { x: yard.x + yard.width * random.uniform(), y: yard.y + yard.height * random.uniform() };
}

/** From stall to stall, or from bench to bench. */
function mingle(stay: Stay, steps: Steps): void {
  const { random, place } = stay;
  const { room } = steps;
  const longest = place.kind === 'market' ? 4 : 12;
  let seat = stay.seat;
  while (steps.left() > MINUTE) {
    const goal = room.seats[seat % Math.max(1, room.seats.length)] ?? place.door;
    steps.goTo(clampInto(room, { x: goal.x + 0.3 * random.normal(), y: goal.y + 0.3 * random.normal() }));
    steps.stayUntil(steps.now() + Math.round(MINUTE * (0.7 + longest * random.uniform())));
    seat = random.integer(Math.max(1, room.seats.length));
  }
}
