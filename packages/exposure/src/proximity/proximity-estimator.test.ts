// SPDX-License-Identifier: GPL-3.0-only
import { checkConfiguration, defaultConfiguration } from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  defaultProximityParameters,
  enEstimator,
  exposureSettings,
  type MatchedSighting,
  proximityEstimator,
} from '../index.ts';

const configured = checkConfiguration({ ...defaultConfiguration, proximity: defaultProximityParameters });
if (!configured.ok) throw new Error(configured.detail);
const settings = exposureSettings(configured.value);
const day = 18_353;
const morning = day * 86_400 + 2 * 3600;

function sighting(minutes: number, rssi: number, change: Partial<MatchedSighting> = {}): MatchedSighting {
  const scans = Array.from({ length: minutes / 3 }, (_, i) => ({
    time: morning + 180 * (i + 1),
    rssi,
    secondsSinceLastScan: 180,
  }));
  return { keyDay: day, reportType: 1, daysSinceOnset: 0, transmitPower: -12, source: 1, scans, ...change };
}

it('half an hour near a diagnosed person is F1, half an hour across a hall is not', () => {
  expect(proximityEstimator.estimate([sighting(30, -58)], settings)[0]).toMatchObject({ day, degree: 'F1' });
  expect(proximityEstimator.estimate([sighting(30, -92)], settings)[0]).toMatchObject({ degree: 'none' });
});

it('six minutes are not enough, and a recursive key gives F2', () => {
  expect(proximityEstimator.estimate([sighting(6, -55)], settings)[0]?.degree).toBe('none');
  expect(proximityEstimator.estimate([sighting(30, -58, { reportType: 4 })], settings)[0]?.degree).toBe('F2');
});

it('a working day across a room adds up to no quarter of an hour, interrupted or not', () => {
  const across = sighting(480, -80).scans.map((scan, i) => ({ ...scan, rssi: -80 + 6 * ((i % 3) - 1) }));
  for (const isHeard of [() => true, (i: number) => i % 12 < 4]) {
    const scans = across.filter((_, i) => isHeard(i));
    const [result] = proximityEstimator.estimate([sighting(0, 0, { scans })], settings);
    expect(result?.diagnosed?.score).toBeLessThan(10);
  }
});

it('without parameters in the configuration the plain rule judges', () => {
  const { proximity: _, ...without } = defaultConfiguration;
  const plain = exposureSettings(without);
  const sightings = [sighting(30, -70)];
  expect(proximityEstimator.estimate(sightings, plain)).toEqual(enEstimator.estimate(sightings, plain));
});

it('parameters out of bounds are refused by name', () => {
  const proximity = { ...defaultProximityParameters, noiseSd: 0 };
  expect(checkConfiguration({ ...defaultConfiguration, proximity })).toMatchObject({
    ok: false,
    detail: expect.stringContaining('proximity.noiseSd'),
  });
});

it('order and spread of sightings make no difference, and no number makes it throw', () => {
  const scan = fc.record({
    time: fc.constantFrom(morning, morning + 200, morning + 500, morning + 5000, Number.NaN),
    rssi: fc.constantFrom(-90, -60, 127, Number.NaN),
    secondsSinceLastScan: fc.constantFrom(90, 180, 0, Number.NaN),
  });
  const one = fc
    .tuple(fc.array(scan, { maxLength: 6 }), fc.nat(2))
    .map(([scans, source]) => sighting(0, 0, { scans, source }));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 5 }), (sightings) => {
      const judged = proximityEstimator.estimate(sightings, settings);
      expect(proximityEstimator.estimate(sightings.toReversed(), settings)).toEqual(judged);
      for (const { diagnosed } of judged) expect(Number.isFinite(diagnosed?.score)).toBe(true);
    }),
    { seed: 5, numRuns: 150 },
  );
});
