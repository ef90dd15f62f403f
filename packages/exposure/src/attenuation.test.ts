// SPDX-License-Identifier: GPL-3.0-only
import { defaultConfiguration } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { attenuationOf, bucketOf, unknownBucket } from './attenuation.ts';
import { exposureSettings } from './estimator.ts';

const settings = {
  ...exposureSettings(defaultConfiguration),
  attenuationThresholds: [55, 63, 73] as [number, number, number],
  unknownTransmitPowerDbm: -10,
  receiverCorrectionDb: 3,
};

it('attenuation is transmit power less the corrected strength', () => {
  expect(attenuationOf({ rssi: -60 }, { transmitPower: 8 }, settings)).toBe(65);
});

it('a transmit power outside −20 to 10 dBm counts as unknown', () => {
  for (const transmitPower of [null, -21, 11, 127, Number.NaN]) {
    expect(attenuationOf({ rssi: -60 }, { transmitPower }, settings)).toBe(47);
  }
});

it('an unknown or impossible strength has no attenuation', () => {
  for (const rssi of [127, 21, -128, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(attenuationOf({ rssi }, { transmitPower: 0 }, settings)).toBeNull();
  }
  expect(bucketOf(null, settings)).toBe(unknownBucket);
});

it('buckets hold their upper threshold', () => {
  expect([-5, 55, 55.5, 63, 64, 73, 73.5, 200].map((dB) => bucketOf(dB, settings))).toEqual([
    0, 0, 1, 1, 2, 2, 3, 3,
  ]);
});
