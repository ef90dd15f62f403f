// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { randomStream } from './seeded-random.ts';
import {
  DEFAULT_STRENGTH_MODEL,
  drawEncounterChannel,
  drawScanAttenuationDb,
  meanAttenuationDb,
  receivedStrengthDbm,
  type StrengthModel,
} from './strength-model.ts';

const momentsOf = (draws: readonly number[]) => {
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
  return { mean, deviation: Math.sqrt(draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length) };
};

it('mean attenuation is 55.6 dB at one metre and grows 14.1 dB with each factor of ten', () => {
  expect(meanAttenuationDb(DEFAULT_STRENGTH_MODEL, 1)).toBe(55.6);
  expect(meanAttenuationDb(DEFAULT_STRENGTH_MODEL, 10)).toBeCloseTo(69.7, 10);
  expect(meanAttenuationDb(DEFAULT_STRENGTH_MODEL, 2)).toBeCloseTo(59.84, 2);
});

it('encounters lie between half a metre and one and a half, their bias deviates by 4.1 dB', () => {
  const channels = Array.from({ length: 20_000 }, (_, n) =>
    drawEncounterChannel(DEFAULT_STRENGTH_MODEL, randomStream(1, n)),
  );
  const distances = channels.map((channel) => channel.distanceMetres);
  expect(Math.min(...distances)).toBeGreaterThanOrEqual(0.5);
  expect(Math.max(...distances)).toBeLessThan(1.5);
  expect(Math.abs(momentsOf(distances).mean - 1)).toBeLessThan(0.01);
  const bias = momentsOf(channels.map((channel) => channel.biasDb));
  expect(Math.abs(bias.mean)).toBeLessThan(0.1);
  expect(Math.abs(bias.deviation - 4.1)).toBeLessThan(0.1);
});

it.each([
  ['heavy-tailed', 5],
  ['normal', 100],
])('%s scan noise deviates by 4.9 dB around the channel', (_, scanNoiseFreedom) => {
  const model: StrengthModel = { ...DEFAULT_STRENGTH_MODEL, scanNoiseFreedom };
  const random = randomStream(2, 'noise');
  const draws = Array.from({ length: 50_000 }, () =>
    drawScanAttenuationDb(model, { distanceMetres: 1, biasDb: 3 }, random),
  );
  const { mean, deviation } = momentsOf(draws);
  expect(Math.abs(mean - 58.6)).toBeLessThan(0.1);
  expect(Math.abs(deviation - 4.9)).toBeLessThan(0.15);
});

it('a strength is whole dBm within what a controller reports', () => {
  expect(receivedStrengthDbm(-12, 55.6)).toBe(-68);
  expect(receivedStrengthDbm(-12, 500)).toBe(-127);
  expect(receivedStrengthDbm(10, -100)).toBe(20);
});
