// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { openWorld } from '../living/world-source.ts';
import type { WorldPerson } from '../world/living-world.ts';
import { chooseGuests, earlierGuests } from './choose-guests.ts';

/** Monday, 1 June 2026, in Viet Nam. */
const monday = 1_780_246_800;
const daySeconds = 86_400;

const stranger = (index: number): WorldPerson => ({
  index,
  name: `P${index}`,
  age: null,
  home: null,
  work: null,
  household: null,
});

it.each([
  [200, 1],
  [60, 1],
  [120, 7],
])(
  'in a town of %i (seed %i) the second guest is close to the first and the third, who never are',
  async (residents, seed) => {
    const world = await openWorld({ kind: 'town', residents, seed });
    const [first, second, third] = chooseGuests(world) as [number, number, number];
    const truth = world.truth(monday, monday + 5 * daySeconds);
    const close = new Map(truth.exposureOfPeers(second, [{ from: monday, to: monday + 5 * daySeconds }]));
    const closeToFirst = new Map(
      truth.exposureOfPeers(first, [{ from: monday, to: monday + 5 * daySeconds }]),
    );
    expect(close.get(first) ?? 0).toBeGreaterThan(30 * 60);
    expect(close.get(third) ?? 0).toBeGreaterThan(30 * 60);
    expect(closeToFirst.get(third) ?? 0).toBeLessThan(5 * 60);
  },
);

it('gives each place to somebody else, as many as the town can spare', async () => {
  for (const [residents, places] of [
    [24, 1],
    [60, 3],
    [200, 6],
    [400, 6],
  ] as const) {
    const world = await openWorld({ kind: 'town', residents, seed: 1 });
    const guests = chooseGuests(world);
    expect(guests, String(residents)).toHaveLength(places);
    expect(new Set(guests).size).toBe(places);
    expect(guests.every((index) => (world.persons[index]?.age ?? 0) >= 18)).toBe(true);
  }
});

it('takes the last persons of a recording, and nobody of a handful', () => {
  expect(chooseGuests({ persons: Array.from({ length: 70 }, (_, i) => stranger(i)), places: [] })).toEqual([
    69, 68, 67,
  ]);
  expect(chooseGuests({ persons: Array.from({ length: 9 }, (_, i) => stranger(i)), places: [] })).toEqual([]);
  expect(earlierGuests({ persons: Array.from({ length: 70 }, (_, i) => stranger(i)), places: [] })).toEqual([
    69,
  ]);
  expect(earlierGuests({ persons: [], places: [] })).toEqual([]);
});
