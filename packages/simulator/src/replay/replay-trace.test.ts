// SPDX-License-Identifier: GPL-3.0-only
import { arrangeContacts } from '@bluezone/recordings';
import { expect, it } from 'vitest';
import { drawPopulation } from '../run/draw-population.ts';
import { DAY_SECONDS, utcDay } from '../trace/trace-clock.ts';
import { defaultReplaySettings, type ReplaySettings, replayTrace, traceWorld } from './replay-trace.ts';

/** [day, hour, minutes, one person, another] */
type Meeting = readonly [number, number, number, number, number];

function traceOf(meetings: readonly Meeting[]) {
  const records = meetings.flatMap(([day, hour, minutes, one, other]) =>
    Array.from({ length: 3 * minutes }, (_, i) => [
      day * DAY_SECONDS + hour * 3600 + 20 * (i + 1),
      one,
      other,
    ]),
  );
  const column = (c: number) => Int32Array.from(records, (record) => record[c] as number);
  return arrangeContacts(column(0), column(1), column(2));
}

/** On the first day 0 meets 1 for long and 3 in passing; on the second 1 meets 2, and 4 meets 5. */
const trace = traceOf([
  [0, 9, 40, 0, 1],
  [0, 11, 3, 0, 3],
  [1, 10, 40, 1, 2],
  [1, 10, 40, 4, 5],
]);

/** Settings under which person 0 is the only case, confirmed on the second evening. */
function settingsWithCaseZero(): ReplaySettings {
  const { people, sampleDays, startUnix } = traceWorld(trace, defaultReplaySettings);
  for (let seed = 1; ; seed++) {
    const settings = { ...defaultReplaySettings, seed, cases: 1 };
    const drawn = drawPopulation(people, sampleDays, settings).cases[0];
    if (drawn?.person === 0 && drawn.sampleDay === utcDay(startUnix) + 2) return settings;
  }
}

it('warns exactly the contact and the contact of the contact, and knows by the truth that it was right', async () => {
  const result = await replayTrace(trace, settingsWithCaseZero());
  expect(result).toMatchObject({ people: 6, pairs: 4, pairDaysOver15: 3, cases: 1, reports: 1, claims: 1 });
  expect(result.f1).toMatchObject({ expected: 1, warned: 1, precision: 1, recall: 1 });
  expect(result.f2).toMatchObject({ expected: 1, warned: 1, precision: 1, recall: 1 });
});

it('warns nobody without a case', async () => {
  const result = await replayTrace(trace, { ...defaultReplaySettings, cases: 0 });
  expect(result).toMatchObject({ cases: 0, reports: 0, claims: 0 });
  expect([result.f1.warned, result.f2.warned]).toEqual([0, 0]);
});

it('warns nobody when nobody has the app, and says that somebody ought to have been warned', async () => {
  const result = await replayTrace(trace, { ...settingsWithCaseZero(), adoption: 0 });
  expect(result.f1).toMatchObject({ expected: 1, warned: 0, recall: 0 });
});

it('publishes nothing of a case who does not consent', async () => {
  const result = await replayTrace(trace, { ...settingsWithCaseZero(), consent: 0 });
  expect(result).toMatchObject({ reports: 0, claims: 0, f1: { expected: 1, warned: 0 } });
});
