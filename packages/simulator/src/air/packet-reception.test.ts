// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { DEFAULT_RECEPTION_MODEL, drawReceivedPackets } from './packet-reception.ts';
import { randomStream } from './seeded-random.ts';

const drawMany = (overlap: number, model = DEFAULT_RECEPTION_MODEL) => {
  const random = randomStream(1, 'packets', overlap);
  return Array.from({ length: 20_000 }, () => drawReceivedPackets(model, overlap, random));
};
const meanOf = (draws: readonly number[]) => draws.reduce((sum, x) => sum + x, 0) / draws.length;

it('a whole window of 4 s gives 16 packets, of which 60 % arrive', () => {
  const draws = drawMany(4, { ...DEFAULT_RECEPTION_MODEL, scanLossProbability: 0 });
  expect(Math.max(...draws)).toBeLessThanOrEqual(16);
  expect(Math.abs(meanOf(draws) - 9.6)).toBeLessThan(0.05);
});

it('one twentieth of the scans hears nothing at all of a phone in reach', () => {
  const silent = drawMany(4).filter((packets) => packets === 0).length / 20_000;
  expect(Math.abs(silent - 0.05)).toBeLessThan(0.006);
});

it('one second in reach is missed with .05 + .95 × .4⁴', () => {
  const silent = drawMany(1).filter((packets) => packets === 0).length / 20_000;
  expect(Math.abs(silent - 0.0743)).toBeLessThan(0.006);
});

it('without loss everything arrives, out of reach nothing', () => {
  const lossless = { ...DEFAULT_RECEPTION_MODEL, packetLossProbability: 0, scanLossProbability: 0 };
  expect(new Set(drawMany(4, lossless))).toEqual(new Set([16]));
  expect(new Set(drawMany(0, lossless))).toEqual(new Set([0]));
});
