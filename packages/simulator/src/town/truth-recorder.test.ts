// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createContactTruth } from '../trace/contact-truth.ts';
import { GrowingPairPieces } from './pair-pieces.ts';
import { createTruthRecorder } from './truth-recorder.ts';

type Piece = readonly [a: number, b: number, from: number, to: number, metres?: number, walls?: number];

function piecesOf(list: readonly Piece[]): GrowingPairPieces {
  const pieces = new GrowingPairPieces();
  for (const [a, b, from, to, metres = 1, walls = 0] of list) {
    const n = pieces.add();
    pieces.a[n] = a;
    pieces.b[n] = b;
    pieces.from[n] = from;
    pieces.to[n] = to;
    pieces.metres[n] = metres;
    pieces.walls[n] = walls;
  }
  return pieces;
}

it('seconds within two metres without a wall count, for both', () => {
  const truth = createTruthRecorder(4);
  truth.record(
    piecesOf([
      [0, 1, 100, 160],
      [0, 2, 100, 160, 2.01],
      [0, 3, 100, 160, 1, 1],
      [0, 1, 160, 200, 2],
    ]),
  );
  expect(truth.secondsBetween(0, 1, 0, 1000)).toBe(100);
  expect(truth.secondsBetween(1, 0, 150, 170)).toBe(20);
  expect([truth.secondsBetween(0, 2, 0, 1000), truth.secondsBetween(0, 3, 0, 1000)]).toEqual([0, 0]);
  expect([truth.peersOf(0), truth.peersOf(1), truth.peersOf(2)]).toEqual([[1], [0], []]);
  expect(truth.contactsOf(1, 0, 1000)).toEqual([{ peer: 0, from: 100, to: 200 }]);
  expect(truth.contacts()).toBe(1);
});

it('only the stretch that is asked for is recorded, and what is old is forgotten', () => {
  const truth = createTruthRecorder(3);
  truth.record(piecesOf([[0, 1, 100, 604]]), 0, 600);
  truth.record(
    piecesOf([
      [0, 1, 600, 700],
      [1, 2, 600, 650],
    ]),
    600,
    1200,
  );
  expect(truth.contactsOf(0, 0, 9999)).toEqual([{ peer: 1, from: 100, to: 700 }]);
  truth.forgetBefore(660);
  expect(truth.peersOf(1)).toEqual([0]);
  expect(truth.secondsBetween(1, 2, 0, 9999)).toBe(0);
});

it('it answers as the truth of a recording does, in whatever order pieces come', () => {
  const DAY = 86_400;
  const spell = fc.record({ pair: fc.integer({ min: 0, max: 2 }), at: fc.integer({ min: 0, max: 400 }) });
  fc.assert(
    fc.property(
      fc.uniqueArray(spell, { maxLength: 60, selector: ({ pair, at }) => pair * 1000 + at }),
      (spells) => {
        const pairs = [
          [0, 1],
          [0, 2],
          [1, 2],
        ] as const;
        const pieces = spells.map(
          ({ pair, at }): Piece => [...(pairs[pair] ?? pairs[0]), DAY + at * 500, DAY + at * 500 + 500],
        );
        const truth = createTruthRecorder(3);
        truth.record(piecesOf(pieces));
        const sorted = pairs.map(([a, b]) =>
          pieces.filter((p) => p[0] === a && p[1] === b).sort((x, y) => x[2] - y[2]),
        );
        const counts = sorted.map((list) => list.length);
        const model = createContactTruth({
          people: 3,
          a: Int32Array.from(pairs, ([a]) => a),
          b: Int32Array.from(pairs, ([, b]) => b),
          firstContact: Int32Array.of(0, counts[0] ?? 0, (counts[0] ?? 0) + (counts[1] ?? 0), pieces.length),
          from: Float64Array.from(sorted.flat(), (p) => p[2]),
          to: Float64Array.from(sorted.flat(), (p) => p[3]),
        });
        const ranges = [
          { from: DAY + 1300, to: 2 * DAY + 900 },
          { from: 2 * DAY, to: 3 * DAY },
        ];
        for (const [a, b] of pairs) {
          for (const [from, to] of [
            [0, 9 * DAY],
            [DAY + 700, 2 * DAY + 99],
          ] as const) {
            expect(truth.secondsBetween(b, a, from, to)).toBe(model.secondsBetween(a, b, from, to));
          }
          expect(truth.mostSecondsInOneDay(a, b, ranges)).toBe(model.mostSecondsInOneDay(a, b, ranges));
        }
        expect([...truth.exposureOfPeers(0, ranges)].sort()).toEqual(
          [...model.exposureOfPeers(0, ranges)].sort(),
        );
      },
    ),
    { numRuns: 200, seed: 2 },
  );
});
