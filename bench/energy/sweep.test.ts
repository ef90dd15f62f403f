// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { percentPerDay } from './duty-cycle.ts';
import { exposureNotification, original, ourCurrents } from './parameters.ts';
import { cheapest, type Weighed } from './sweep.ts';

const weighed = (percent: number, credited10of15: number, credited10of7 = 0, looks = 9): Weighed => ({
  duty: { windowSeconds: 4, periodSeconds: 180, periodAfterSightingSeconds: 90 },
  percentPerDay: percent,
  credited10of15,
  credited10of15At25PercentBlocked: 0.7,
  credited10of7,
  looks,
});

it('The cheapest is taken of those that credit enough, not too much, and look often enough', () => {
  const wanted = { credited10of15: 0.95, credited10of7: 0.02, looks: 8 };
  const fit = weighed(1.4, 0.96);
  const all = [weighed(0.5, 0.9), weighed(0.6, 0.99, 0.4), weighed(0.7, 0.97, 0, 3), weighed(1.9, 0.99), fit];
  expect(cheapest(all, wanted)).toBe(fit);
  expect(cheapest([weighed(0.5, 0.9)], wanted)).toBeNull();
});

it('The model gives what the white paper of the original implies, about 10.5 percent a day', () => {
  expect(percentPerDay(original.currents, original.duty, 0)).toBeCloseTo(10.5, 1);
});

it('The model comes near what was told of the Exposure Notification, without having been fitted to it', () => {
  const { duty, advertiseEveryMilliseconds, capacityMilliampereHours, toldPercentPerDay } =
    exposureNotification;
  const currents = { ...ourCurrents(advertiseEveryMilliseconds), capacityMilliampereHours };
  expect(Math.abs(percentPerDay(currents, duty, 0) - toldPercentPerDay)).toBeLessThan(0.3);
});
