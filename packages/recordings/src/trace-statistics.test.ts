// SPDX-License-Identifier: GPL-3.0-only
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { arrangeContacts, minutesByPairAndDay, readContactTrace, traceStatistics } from './index.ts';

const datasets = process.env.BLUEZONE_DATASETS;
const folder = join(datasets ?? '', 'sociopatterns-cc0');
const absent = datasets === undefined || !existsSync(folder);
const why = absent ? ' (left out: BLUEZONE_DATASETS names no folder with sociopatterns-cc0)' : '';

/** Midnight of 1 June 2026 in Viet Nam, 17:00 UTC of the day before. */
const ZERO = 1_780_246_800;

it.skipIf(absent).each([
  ['workplace_InVS15_tij.dat.gz', 7441, 374],
  ['SFHH_tij.dat.gz', 10385, 288],
  ['workplace_InVS_tij.dat.zip', 1462, 36],
])(`%s has %i pair-days, %i of them of 15 minutes${why}`, (name, pairDays, pairDaysOver15) => {
  const read = readContactTrace(readFileSync(join(folder, name)));
  if (!read.ok) throw new Error(read.message);
  expect(traceStatistics(read.value, ZERO)).toMatchObject({ pairDays, pairDaysOver15 });
});

it('45 records of a UTC day are 15 minutes, 44 are not, and midnight divides', () => {
  const midnight = 86_400;
  const times = Int32Array.from({ length: 90 }, (_, r) => midnight - 44 * 20 + r * 20);
  const ones = new Int32Array(90).fill(1);
  const trace = arrangeContacts(times, ones, new Int32Array(90).fill(2));
  expect(minutesByPairAndDay(trace, 0)).toEqual([
    { a: 0, b: 1, day: 0, minutes: 15 },
    { a: 0, b: 1, day: 1, minutes: 15 },
  ]);
  expect(traceStatistics(trace, 0)).toMatchObject({ pairs: 1, pairDays: 2, pairDaysOver15: 2 });
  expect(traceStatistics(trace, 20)).toMatchObject({ pairDays: 2, pairDaysOver15: 1 });
});
