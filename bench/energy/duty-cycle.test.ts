// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { advertisingCurrent, type Currents, meanCurrent, percentPerDay } from './duty-cycle.ts';

const currents: Currents = {
  scanMilliamperes: 40,
  wakeMilliamperes: 100,
  wakeSecondsPerScan: 0.5,
  advertiseMilliamperes: 0.5,
  capacityMilliampereHours: 4000,
};

it('A mean current is the charge of one scan over its period, and advertising', () => {
  expect(meanCurrent(currents, 5, 100)).toBeCloseTo((40 * 5 + 100 * 0.5) / 100 + 0.5);
  expect(meanCurrent(currents, 5, 50) - 0.5).toBeCloseTo(2 * (meanCurrent(currents, 5, 100) - 0.5));
});

it('One milliampere for a day is 0.6 percent of 4000 mAh', () => {
  const only = { ...currents, scanMilliamperes: 0, wakeMilliamperes: 0, advertiseMilliamperes: 1 };
  const duty = { windowSeconds: 4, periodSeconds: 180, periodAfterSightingSeconds: 90 };
  expect(percentPerDay(only, duty, 10)).toBeCloseTo(0.6);
});

it('Hours among others cost what their period costs, and the rest what the other does', () => {
  const duty = { windowSeconds: 5, periodSeconds: 100, periodAfterSightingSeconds: 50 };
  const [none, half, all] = [0, 12, 24].map((hours) => percentPerDay(currents, duty, hours));
  expect(none).toBeCloseTo(0.6 * meanCurrent(currents, 5, 100));
  expect(all).toBeCloseTo(0.6 * meanCurrent(currents, 5, 50));
  expect(half).toBeCloseTo(((none as number) + (all as number)) / 2);
});

it('Advertising four times as often takes four times the current', () => {
  expect(advertisingCurrent(24, 3, 250)).toBeCloseTo(0.288);
  expect(advertisingCurrent(24, 3, 1000)).toBeCloseTo(0.072);
});
