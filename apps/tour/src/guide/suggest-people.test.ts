// SPDX-License-Identifier: GPL-3.0-only
import type { PersonState, TourPerson, TourTown } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { suggestPeople } from './suggest-people.ts';

/** Household and workplace of each. */
function town(given: readonly (readonly [household: number | null, work: number | null])[]): TourTown {
  const people: TourPerson[] = given.map(([household, work], index) => ({
    index,
    name: `P${index}`,
    age: 30,
    home: household,
    work,
    household,
    phoneNumber: '',
  }));
  return {
    run: 'r',
    kind: 'town',
    name: '',
    bounds: { x: 0, y: 0, width: 1, height: 1 },
    utcOffsetMinutes: 420,
    people,
    places: [],
    streets: [],
    busStops: [],
    guest: null,
    guests: [],
    bornAt: 0,
  };
}

const states = (count: number, change: Record<number, Partial<PersonState>> = {}): PersonState[] =>
  Array.from({ length: count }, (_, index) => ({
    index,
    phone: 'on',
    exposure: 'none',
    isCase: false,
    report: null,
    claim: null,
    ...change[index],
  }));

const six = town([
  [1, 10],
  [1, 10],
  [1, 10],
  [2, 11],
  [2, 11],
  [3, null],
]);

it('names those who live and work with most, each of another household and workplace', () => {
  expect(suggestPeople(six, states(6), null)).toEqual([
    { person: 0, meets: { household: 2, work: 2 }, heard: null },
    { person: 3, meets: { household: 1, work: 1 }, heard: null },
    { person: 5, meets: { household: 0, work: 0 }, heard: null },
  ]);
});

it('names no children', () => {
  const { people, ...rest } = six;
  const aged = { ...rest, people: people.map((each) => ({ ...each, age: each.index < 3 ? 9 : 18 })) };
  expect(suggestPeople(aged, states(6), null).map(({ person }) => person)).toEqual([3, 5, 4]);
});

it('fills up with others when there are not enough households', () => {
  expect(
    suggestPeople(
      town([
        [1, 10],
        [1, 10],
        [1, null],
      ]),
      states(3),
      null,
    ).map(({ person }) => person),
  ).toEqual([0, 1, 2]);
});

it('names nobody whose phone is off, who is a case, or who is warned', () => {
  const unfit = {
    0: { phone: 'off' },
    1: { isCase: true },
    2: { exposure: 'F1' },
    3: { phone: 'guest' },
  } as const;
  expect(suggestPeople(six, states(6, unfit), null).map(({ person }) => person)).toEqual([4, 5]);
});

it('goes by who was heard lately where households are not known', () => {
  const recording = town([
    [null, null],
    [null, null],
    [null, null],
  ]);
  const heard = { from: 0, to: 1, hearer: [1, 1, 1, 2], peer: [0, 2, 2, 0], rssi: [-60, -60, -61, -50] };
  expect(suggestPeople(recording, states(3), heard)).toEqual([
    { person: 1, meets: null, heard: 2 },
    { person: 2, meets: null, heard: 1 },
    { person: 0, meets: null, heard: 0 },
  ]);
});
