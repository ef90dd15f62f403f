// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { defaultTownSettings, runTown } from './run-town.ts';

it('a small town lives through the whole loop: a case shares, long contacts are warned, the same again by seed', async () => {
  const settings = { ...defaultTownSettings, residents: 8, days: 4, cases: 1, seed: 3 };
  const result = await runTown(settings);
  expect(result).toMatchObject({ residents: 8, days: 4, phones: 8, cases: 1, reports: 1 });
  expect(result.f1.expected).toBeGreaterThan(0);
  expect(result.f1.recallAt20).toBe(1);
  expect(result.statistics.contactsOnWeekdays).toBeGreaterThan(0);
  expect(result.personDaysPerSecond).toBeGreaterThan(0);
  const again = await runTown(settings);
  expect({ ...again, seconds: 0, personDaysPerSecond: 0 }).toEqual({
    ...result,
    seconds: 0,
    personDaysPerSecond: 0,
  });
});
