// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { encountersOf } from './encounters.ts';

it('joins stretches over a gap of up to the bridged one, without crediting the gap', () => {
  const stretches = [
    { from: 0, to: 180, bucket: 0 },
    { from: 480, to: 660, bucket: 1 },
    { from: 961, to: 1021, bucket: 0 },
  ] as const;
  expect(encountersOf(7, stretches, 300)).toEqual([
    { source: 7, from: 0, to: 660, minutes: 6 },
    { source: 7, from: 961, to: 1021, minutes: 1 },
  ]);
});

it('no stretches are no encounter', () => {
  expect(encountersOf(7, [], 300)).toEqual([]);
});
