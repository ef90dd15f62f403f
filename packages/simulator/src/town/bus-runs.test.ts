// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { createBusRuns } from './bus-runs.ts';
import type { BusLine } from './town-model.ts';

const LINE: BusLine = {
  stops: [0, 700, 1400].map((x) => ({ name: String(x), at: { x, y: 0 } })),
  capacity: 2,
  first: 18_000,
  last: 21_600,
  headwaySeconds: 900,
  metresPerSecond: 7,
  stopSeconds: 20,
};

it('a run calls at each stop of the ride, in both directions', () => {
  const runs = createBusRuns(LINE);
  const east = runs.board(0, 2, 18_000, 19_000, 0);
  expect(east?.calls).toEqual([
    { at: { x: 0, y: 0 }, arrives: 17_980, departs: 18_000 },
    { at: { x: 700, y: 0 }, arrives: 18_100, departs: 18_120 },
    { at: { x: 1400, y: 0 }, arrives: 18_220, departs: 18_240 },
  ]);
  const west = runs.board(1, 0, 18_001, 19_000, 0);
  expect(west?.calls.map(({ at }) => at.x)).toEqual([700, 0]);
  expect(west?.run).not.toBe(east?.run);
});

it('a full bus takes nobody on that leg: the next comes, or none in time', () => {
  const runs = createBusRuns(LINE);
  const first = [0, 0].map((wish) => runs.board(0, 1, 18_000, 18_000, wish));
  expect(first.map((ride) => ride?.calls[0]?.departs)).toEqual([18_000, 18_000]);
  expect(first[0]?.seat).not.toEqual(first[1]?.seat);
  expect(runs.board(0, 2, 18_000, 18_000, 0)).toBeUndefined();
  expect(runs.board(0, 2, 18_000, 19_000, 0)?.calls[0]?.departs).toBe(18_900);
  expect(runs.board(1, 2, 18_000, 18_500, 0)?.calls[0]?.departs).toBe(18_120);
});

it('after the last run there is no bus', () => {
  expect(createBusRuns(LINE).board(0, 1, 21_601, 30_000, 0)).toBeUndefined();
});
