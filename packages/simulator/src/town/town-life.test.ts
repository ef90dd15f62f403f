// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { DAY_SECONDS } from '../trace/trace-clock.ts';
import { busSpace } from './day-tracks.ts';
import { isWeekend } from './draw-agenda.ts';
import { generateTown } from './generate-town.ts';
import { createTownLife, isMoving, positionAt } from './town-life.ts';

const town = generateTown({ residents: 300, seed: 3 });
const life = createTownLife(town);
/** Monday, 1 June 2026, in Viet Nam. */
const MONDAY = life.dayOf(1_780_246_800);
const everybody = town.residents.map(({ id }) => id);

it('weeks begin where the calendar says', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map((n) => isWeekend(MONDAY + n))).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
    true,
  ]);
});

it('everybody sleeps in their own bed', () => {
  for (const hour of [0, 3, 4.5, 24 - 1 / 3600]) {
    for (const id of everybody) {
      const { place, room, moving } = life.whereIs(id, life.dayStart(MONDAY + 2) + hour * 3600);
      expect(place).toBe(town.households[town.residents[id]?.household ?? -1]?.home);
      if (hour === 3) expect([town.rooms[room ?? -1]?.kind, moving]).toEqual(['bedroom', false]);
    }
  }
});

it('pieces cover the day without gaps, at no more than a motorbike’s speed, without jumps', () => {
  const tracks = life.tracksAt(life.dayStart(MONDAY));
  let [fastest, widestJump, gaps] = [0, 0, 0];
  for (const id of everybody) {
    const [first, last] = [tracks.first[id] ?? 0, tracks.first[id + 1] ?? 0];
    if (tracks.start[first] !== tracks.from || tracks.end[last - 1] !== tracks.to) gaps++;
    for (let p = first; p < last; p++) {
      const [start, end] = [tracks.start[p] ?? 0, tracks.end[p] ?? 0];
      const [from, to] = [positionAt(tracks, p, start), positionAt(tracks, p, end)];
      fastest = Math.max(fastest, Math.hypot(to.x - from.x, to.y - from.y) / (end - start));
      if (p + 1 === last) continue;
      if (tracks.start[p + 1] !== end) gaps++;
      const next = positionAt(tracks, p + 1, end);
      widestJump = Math.max(widestJump, Math.hypot(next.x - to.x, next.y - to.y));
    }
  }
  expect(gaps).toBe(0);
  expect(fastest).toBeGreaterThan(5);
  expect(fastest).toBeLessThan(10.6); // short ways take whole seconds
  expect(widestJump).toBeLessThan(0.06);
});

it('one day ends where the next begins', () => {
  const midnight = life.dayStart(MONDAY + 1);
  for (const id of everybody) {
    const [before, after] = [life.whereIs(id, midnight - 0.001), life.whereIs(id, midnight)];
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(0.01);
    expect(after.room).toBe(before.room);
  }
});

it('no place holds more than its guests and its own, no bus more than its seats', () => {
  let most = 0;
  for (let day = MONDAY; day < MONDAY + 7; day++) {
    for (let second = 5 * 3600; second < 22 * 3600; second += 600) {
      const guests = new Map<number, number>();
      const riders = new Map<number, number>();
      const tracks = life.tracksAt(life.dayStart(day));
      for (const id of everybody) {
        const { place } = life.whereIs(id, life.dayStart(day) + second);
        if (place !== null && !town.places[place]?.staff.includes(id))
          guests.set(place, (guests.get(place) ?? 0) + 1);
      }
      for (let p = 0; p < tracks.space.length; p++) {
        const at = life.dayStart(day) + second;
        const space = tracks.space[p] as number;
        if (space <= busSpace(0) && (tracks.start[p] ?? 0) <= at && (tracks.end[p] ?? 0) > at) {
          riders.set(space, (riders.get(space) ?? 0) + 1);
        }
      }
      for (const [place, count] of guests) {
        if (count > (town.places[place]?.guests ?? 0)) throw new Error(`${count} guests in ${place}`);
        most = Math.max(most, count);
      }
      for (const count of riders.values()) {
        if (count > town.bus.capacity) throw new Error(`${count} riders`);
        most = Math.max(most, count);
      }
    }
  }
  expect(most).toBeGreaterThan(5);
});

it('people work and learn on weekdays, and buses are used', () => {
  const at = (day: number, hour: number) =>
    everybody.map((id) => life.whereIs(id, life.dayStart(day) + hour * 3600));
  const inSchool = (day: number) =>
    at(day, 10.5).filter(({ place }) => place !== null && town.places[place]?.kind === 'school').length;
  expect(inSchool(MONDAY)).toBeGreaterThan(0.15 * everybody.length);
  expect(inSchool(MONDAY + 5)).toBe(0);
  const settings = [6.5, 6.75, 7, 7.25].flatMap((hour) => at(MONDAY, hour).map(({ setting }) => setting));
  expect(settings).toContain('bus');
  expect(settings).toContain('street');
});

it('nobody stands on another’s head: seats of one table are taken once', () => {
  const tracks = life.tracksAt(life.dayStart(MONDAY));
  const noon = tracks.from + 12.25 * 3600;
  const seen = new Set<string>();
  let eating = 0;
  for (const id of everybody) {
    const where = life.whereIs(id, noon);
    const kind = where.place === null ? '' : town.places[where.place]?.kind;
    if (kind !== 'eatery' || where.moving) continue;
    eating++;
    expect(seen.has(`${where.x} ${where.y}`)).toBe(false);
    seen.add(`${where.x} ${where.y}`);
  }
  expect(eating).toBeGreaterThan(3);
});

it('a day is the same whenever and in whatever order it is asked for', () => {
  const other = createTownLife(generateTown({ residents: 300, seed: 3 }));
  const wednesday = other.tracksAt(other.dayStart(MONDAY + 2));
  const same = life.tracksAt(life.dayStart(MONDAY + 2));
  const bytes = (column: Float32Array | Int32Array | Uint32Array) => Buffer.from(column.buffer);
  for (const column of ['first', 'start', 'end', 'space', 'x0', 'y0', 'x1', 'y1'] as const) {
    expect(bytes(same[column]).equals(bytes(wednesday[column]))).toBe(true);
  }
  expect(bytes(other.tracksAt(other.dayStart(MONDAY + 3)).space).equals(bytes(wednesday.space))).toBe(false);
  expect(wednesday.to - wednesday.from).toBe(DAY_SECONDS);
  expect(isMoving(wednesday, 0)).toBe(false);
});
