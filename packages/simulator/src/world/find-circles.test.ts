// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findCircles } from './find-circles.ts';

type Tie = readonly [a: number, b: number, weight: number];

function tiesOf(nodes: number, list: readonly Tie[]): Map<number, number>[] {
  const ties = Array.from({ length: nodes }, () => new Map<number, number>());
  for (const [a, b, weight] of list) {
    ties[a]?.set(b, weight);
    ties[b]?.set(a, weight);
  }
  return ties;
}

/** Everybody of a group with everybody. */
const allOf = (group: readonly number[], weight: number): Tie[] =>
  group.flatMap((a, n) => group.slice(n + 1).map((b): Tie => [a, b, weight]));

it('three teams that hardly meet are three circles', () => {
  const teams = [
    [0, 3, 6, 9],
    [1, 4, 7],
    [2, 5, 8, 10, 11],
  ];
  const ties = tiesOf(12, [...teams.flatMap((team) => allOf(team, 100)), [0, 1, 10], [7, 8, 10], [2, 9, 10]]);
  expect(findCircles(ties)).toEqual(teams);
});

it('nobody meets anybody: everybody for themselves', () => {
  expect(findCircles(tiesOf(3, []))).toEqual([[0], [1], [2]]);
});

it('everybody is in one circle, together with somebody they met', () => {
  const ties = fc.array(
    fc.tuple(fc.nat(19), fc.nat(19), fc.integer({ min: 1, max: 1000 })).filter(([a, b]) => a !== b),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(ties, (list) => {
      const known = tiesOf(20, list);
      const circles = findCircles(known);
      expect(circles.flat().sort((x, y) => x - y)).toEqual(Array.from({ length: 20 }, (_, n) => n));
      for (const circle of circles) {
        for (const node of circle) {
          if (circle.length > 1) expect(circle.some((other) => known[node]?.has(other))).toBe(true);
        }
      }
    }),
    { seed: 1 },
  );
});
