// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { createRings } from './light-up.ts';

it('a ring grows and is gone after a while', () => {
  const rings = createRings();
  rings.begin([7], 1000);
  rings.grow(2600);
  expect([rings.count, rings.person[0], rings.grown[0]]).toEqual([1, 7, 0.5]);
  rings.grow(4200);
  expect(rings.count).toBe(0);
});

it('rings that began later stay when earlier ones are gone', () => {
  const rings = createRings();
  rings.begin([1, 2], 0);
  rings.begin([3], 2000);
  rings.grow(3500);
  expect([rings.count, rings.person[0]]).toEqual([1, 3]);
});

it('no more rings are drawn than one can follow', () => {
  const rings = createRings();
  rings.begin(
    Array.from({ length: 500 }, (_, n) => n),
    0,
  );
  expect(rings.count).toBe(60);
});
