// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { generationsOf } from './generations.ts';

const people = (...days: number[]) => days.map((day, i) => ({ id: String(i), day }));
const edges = (...pairs: [number, number][]) => pairs.map(([from, to]) => ({ from: `${from}`, to: `${to}` }));
const told = (map: ReadonlyMap<string, number>) => Object.fromEntries(map);

it('counts steps from whoever has no source', () => {
  expect(told(generationsOf(people(1, 5, 9, 7), edges([0, 1], [1, 2])))).toEqual({ 0: 0, 1: 1, 2: 2, 3: 0 });
});

it('takes the nearest of several sources', () => {
  expect(told(generationsOf(people(1, 5, 9), edges([0, 1], [1, 2], [0, 2])))).toEqual({ 0: 0, 1: 1, 2: 1 });
});

it('begins a ring with the one who fell ill first', () => {
  expect(told(generationsOf(people(9, 3, 6), edges([0, 1], [1, 2], [2, 0])))).toEqual({ 1: 0, 2: 1, 0: 2 });
});

it('knows nobody from a link into the void, and takes 5,000 people in its stride', () => {
  expect(told(generationsOf(people(1), edges([0, 7])))).toEqual({ 0: 0 });
  const many = people(...Array.from({ length: 5000 }, (_, i) => i));
  const line = generationsOf(
    many,
    edges(...Array.from({ length: 4999 }, (_, i): [number, number] => [i, i + 1])),
  );
  expect(line.get('4999')).toBe(4999);
});
