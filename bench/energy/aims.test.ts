// SPDX-License-Identifier: GPL-3.0-only
// What is promised of the default duty cycle, held against it: a change of the default that breaks it fails here.
import { expect, it } from 'vitest';
import { type Duty, percentPerDay } from './duty-cycle.ts';
import { defaultPlan } from './meetings.ts';
import { ourCurrents } from './parameters.ts';
import { weigh } from './sweep.ts';

it('The default takes at most 2 percent a day, even among others all day, and credits 95 of 100 quarters of an hour', async () => {
  const plan = await defaultPlan();
  const duty: Duty = {
    windowSeconds: plan.scanWindowSeconds,
    periodSeconds: plan.scanPeriodSeconds,
    periodAfterSightingSeconds: plan.scanPeriodAfterSightingSeconds,
  };
  const currents = ourCurrents(plan.advertiseEveryMilliseconds);
  const air = {
    advertiseEverySeconds: plan.advertiseEveryMilliseconds / 1000,
    reception: 0.3,
    blockedScans: 'deaf' as const,
  };
  const weighed = await weigh(duty, currents, 12, air, { meetings: 2304, seed: 7 });
  expect(weighed.percentPerDay).toBeLessThanOrEqual(2);
  expect(percentPerDay(currents, duty, 24)).toBeLessThanOrEqual(2);
  expect(weighed.credited10of15).toBeGreaterThanOrEqual(0.95);
  expect(weighed.credited10of7).toBeLessThan(0.02);
});
