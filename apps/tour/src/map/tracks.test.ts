// SPDX-License-Identifier: GPL-3.0-only
import type { TourTracks } from '@bluezone/simulator';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadTracks, nextWindow, placeEverybody, speedOf } from './tracks.ts';

const from = 1_780_000_000;
/** The first stays, goes 60 m east in a minute and stays; the second stays in another place all the time. */
const told: TourTracks = {
  from,
  to: from + 300,
  first: [0, 3, 4],
  start: [from, from + 100, from + 160, from],
  end: [from + 100, from + 160, from + 300, from + 300],
  x0: [10, 10, 70, -5],
  y0: [1, 1, 1, 2],
  x1: [10, 70, 70, -5],
  y1: [1, 1, 1, 2],
};

function placesAt(tracks: ReturnType<typeof loadTracks>, clock: number): [number, number][] {
  const [x, y] = [new Float32Array(2), new Float32Array(2)];
  placeEverybody(tracks, clock, x, y);
  return [...x].map((each, n) => [each, y[n] as number]);
}

it('people stay, and go evenly from where they were to where they will be', () => {
  const tracks = loadTracks(told);
  expect(placesAt(tracks, from + 50)).toEqual([
    [10, 1],
    [-5, 2],
  ]);
  expect(placesAt(tracks, from + 130)[0]).toEqual([40, 1]);
  expect(placesAt(tracks, from + 130.5)[0]?.[0]).toBeCloseTo(40.5, 3);
  expect(placesAt(tracks, from + 200)[0]).toEqual([70, 1]);
});

it('the speed is that of the piece one is in', () => {
  const tracks = loadTracks(told);
  placesAt(tracks, from + 50);
  expect([speedOf(tracks, 0), speedOf(tracks, 1)]).toEqual([0, 0]);
  placesAt(tracks, from + 120);
  expect(speedOf(tracks, 0)).toBe(1);
});

it('time may also go back, and leave the window at both ends', () => {
  const moments = fc.array(fc.integer({ min: -50, max: 350 }), { minLength: 1 });
  const tracks = loadTracks(told);
  fc.assert(
    fc.property(moments, (seconds) => {
      for (const second of seconds) {
        expect(placesAt(tracks, from + second)).toEqual(placesAt(loadTracks(told), from + second));
      }
    }),
  );
  expect(placesAt(tracks, from - 1000)[0]).toEqual([10, 1]);
  expect(placesAt(tracks, from + 1000)[0]).toEqual([70, 1]);
});

it('the first window begins a little before now', () => {
  const window = nextWindow(from, 1, null);
  expect(window).toEqual({ from: from - 30, to: from + 870 });
});

it('a window is kept until little of it is left', () => {
  const present = { from: from - 30, to: from + 870 };
  expect(nextWindow(from + 400, 1, present)).toBeNull();
  expect(nextWindow(from + 600, 1, present)).not.toBeNull();
});

it('when time runs faster, windows are longer, up to a day', () => {
  const present = { from: from - 30, to: from + 870 };
  const faster = nextWindow(from, 60, present);
  expect((faster?.to ?? 0) - (faster?.from ?? 0)).toBe(2700);
  const fastest = nextWindow(from, 6000, present);
  expect((fastest?.to ?? 0) - (fastest?.from ?? 0)).toBe(86_400);
});

it('a clock that was put back out of the window asks for another', () => {
  expect(nextWindow(from - 5000, 1, { from, to: from + 900 })?.from).toBe(from - 5030);
});
