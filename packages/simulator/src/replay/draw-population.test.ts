// SPDX-License-Identifier: GPL-3.0-only
import { arrangeContacts } from '@bluezone/recordings';
import { expect, it } from 'vitest';
import { createContactTruth } from '../trace/contact-truth.ts';
import { joinContacts } from '../trace/pair-contacts.ts';
import { createTraceClock, DAY_SECONDS, utcDay } from '../trace/trace-clock.ts';
import { drawPopulation } from './draw-population.ts';
import { defaultReplaySettings } from './replay-settings.ts';

/** Two hundred people who meet on the first and the third day only. */
const times = [9 * 3600, 2 * DAY_SECONDS + 9 * 3600].flatMap((t) => Array.from({ length: 199 }, () => t));
const trace = arrangeContacts(
  Int32Array.from(times),
  Int32Array.from(times, (_, i) => i % 199),
  Int32Array.from(times, (_, i) => (i % 199) + 1),
);
const clock = createTraceClock(trace, defaultReplaySettings.startDate);
const truth = createContactTruth(joinContacts(trace, clock));
const draw = (change: object) => drawPopulation(truth, clock, { ...defaultReplaySettings, ...change });

it('draws as many different people as asked, on days on which people met, infectious from two days before', () => {
  const { cases } = draw({ cases: 60 });
  expect(new Set(cases.map(({ person }) => person)).size).toBe(60);
  const days = new Set(cases.map(({ sampleDay }) => sampleDay));
  const first = utcDay(clock.startUnix) + 1;
  expect([...days].sort()).toEqual([first, first + 2]);
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
