// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { generateTown } from './generate-town.ts';
import { LARGEST_CLASS } from './town-figures.ts';
import type { Rectangle, Room, Town } from './town-model.ts';

const town = generateTown({ residents: 1000, seed: 4 });
const shareOf = (of: Town, test: (age: number) => boolean) =>
  of.residents.filter(({ age }) => test(age)).length / of.residents.length;

it('households and ages are close to the 2019 census', () => {
  const large = generateTown({ residents: 5000, seed: 2 });
  const size = large.residents.length / large.households.length;
  expect(Math.abs(size - 3.58)).toBeLessThan(0.15);
  expect(Math.abs(shareOf(large, (age) => age < 15) - 0.243)).toBeLessThan(0.03);
  expect(Math.abs(shareOf(large, (age) => age >= 65) - 0.077)).toBeLessThan(0.02);
});

it('any number of residents from 1 to 5000 gives a town with exactly these, each at home somewhere', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer(), (residents, seed) => {
      const any = generateTown({ residents, seed });
      expect(any.residents.map(({ id }) => id)).toEqual([...Array(residents).keys()]);
      expect(any.households.flatMap(({ members }) => members)).toEqual([...Array(residents).keys()]);
      for (const { home } of any.households) expect(any.places[home]?.kind).toBe('home');
    }),
    { numRuns: 25, seed: 1 },
  );
  for (const residents of [0, 5001, 1.5, Number.NaN]) {
    expect(() => generateTown({ residents, seed: 1 })).toThrow(RangeError);
  }
});

it('equal seeds give equal towns, other seeds others', () => {
  expect(generateTown({ residents: 150, seed: 9 })).toEqual(generateTown({ residents: 150, seed: 9 }));
  expect(generateTown({ residents: 150, seed: 9 })).not.toEqual(generateTown({ residents: 150, seed: 10 }));
});

it('infants are never alone, children learn and nobody has two jobs', () => {
  for (const { members } of town.households) {
    const people = members.map((id) => town.residents[id]);
    const keeper = people.some((person) => person?.occupation === 'home');
    const adult = people.some((person) => (person?.age ?? 0) >= 18);
    if (adult && people.some((person) => person?.occupation === 'infant')) expect(keeper).toBe(true);
  }
  for (const person of town.residents) {
    expect(person.occupation === 'pupil').toBe(person.age >= 3 && person.age < 18);
    expect(person.work === null).toBe(person.post === null);
  }
});

it('everybody at work or school has a position of their own, inside its room', () => {
  const taken = town.residents.flatMap(({ post }) => (post === null ? [] : [post]));
  expect(new Set(taken.map(({ room, at }) => `${room} ${at.x} ${at.y}`)).size).toBe(taken.length);
  for (const { room, at } of taken) expect(isInside(town.rooms[room] as Room, at)).toBe(true);
  const working = town.residents.filter(
    ({ occupation }) => occupation === 'worker' || occupation === 'pupil',
  );
  expect(taken).toHaveLength(working.length);
});

it('classes are of similar age and not too large', () => {
  const agesOf = new Map<number, number[]>();
  for (const { occupation, post, age } of town.residents) {
    if (occupation === 'pupil' && post !== null)
      agesOf.set(post.room, [...(agesOf.get(post.room) ?? []), age]);
  }
  expect(agesOf.size).toBeGreaterThan(5);
  for (const ages of agesOf.values()) {
    expect(ages.length).toBeLessThanOrEqual(LARGEST_CLASS);
    expect(Math.max(...ages) - Math.min(...ages)).toBeLessThanOrEqual(3);
  }
});

it('buildings neither overlap nor leave the map, and their rooms are inside', () => {
  const overlap = (a: Rectangle, b: Rectangle) =>
    a.x + 0.01 < b.x + b.width &&
    b.x + 0.01 < a.x + a.width &&
    a.y + 0.01 < b.y + b.height &&
    b.y + 0.01 < a.y + a.height;
  town.places.forEach((place, n) => {
    expect(
      isInside(town.bounds, place) &&
        isInside(town.bounds, { x: place.x + place.width, y: place.y + place.height }),
    ).toBe(true);
    for (const id of place.rooms) {
      const room = town.rooms[id] as Room;
      expect(room.place).toBe(place.id);
      expect(
        isInside(place, room) && isInside(place, { x: room.x + room.width, y: room.y + room.height }),
      ).toBe(true);
      for (const seat of room.seats) expect(isInside(room, seat)).toBe(true);
    }
    for (const other of town.places.slice(n + 1)) {
      if (overlap(place, other)) throw new Error(`${place.name} and ${other.name} overlap`);
    }
  });
});

it('walls separate rooms of one building and of houses next door, nothing else', () => {
  town.behindWall.forEach((others, id) => {
    for (const other of others) {
      expect(other).toBeGreaterThan(id);
      const [one, two] = [
        town.places[town.rooms[id]?.place ?? -1],
        town.places[town.rooms[other]?.place ?? -1],
      ];
      if (one === two) continue;
      expect([one?.kind, two?.kind]).toEqual(['home', 'home']);
      expect(Math.abs((one?.y ?? 0) - (two?.y ?? 0))).toBeCloseTo(5, 5);
    }
  });
  expect(
    town.behindWall.some((others, id) => others.some((o) => town.rooms[o]?.place !== town.rooms[id]?.place)),
  ).toBe(true);
});

function isInside(outer: Rectangle, { x, y }: { x: number; y: number }): boolean {
  const slack = 0.001;
  return (
    x >= outer.x - slack &&
    x <= outer.x + outer.width + slack &&
    y >= outer.y - slack &&
    y <= outer.y + outer.height + slack
  );
}
