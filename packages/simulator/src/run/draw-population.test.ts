// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { DAY_SECONDS, utcDay } from '../trace/trace-clock.ts';
import { drawPopulation } from './draw-population.ts';
import { defaultRunSettings } from './run-settings.ts';

/** Local midnights (UTC+7) of a Monday and the Wednesday after it. */
const monday = Date.UTC(2026, 5, 1) / 1000 - 7 * 3600;
const days = [monday, monday + 2 * DAY_SECONDS];
const draw = (change: object) => drawPopulation(200, days, { ...defaultRunSettings, ...change });

it('draws as many different people as asked, on the given days, infectious from two days before', () => {
  const { cases } = draw({ cases: 60 });
  expect(new Set(cases.map(({ person }) => person)).size).toBe(60);
  const first = utcDay(monday) + 1;
  expect([...new Set(cases.map(({ sampleDay }) => sampleDay))].sort()).toEqual([first, first + 2]);
  for (const { sampleDay, infectious, confirmedAt } of cases) {
    expect(infectious).toEqual({ from: (sampleDay - 2) * DAY_SECONDS, to: confirmedAt });
    expect(utcDay(confirmedAt)).toBe(sampleDay);
  }
});

it('draws the same again from the same seed and others from another', () => {
  expect(draw({})).toEqual(draw({}));
  expect(draw({ seed: 2 }).cases).not.toEqual(draw({}).cases);
});

it('gives the app and consents to the asked share of people', () => {
  const share = (flags: readonly boolean[]) => flags.filter(Boolean).length / flags.length;
  const { hasApp, consents } = draw({ adoption: 0.6, consent: 0 });
  expect(share(hasApp)).toBeGreaterThan(0.5);
  expect(share(hasApp)).toBeLessThan(0.7);
  expect(share(consents)).toBe(0);
  expect(share(draw({}).hasApp)).toBe(1);
});
