// SPDX-License-Identifier: GPL-3.0-only
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrangeContacts, readContactTrace } from '@bluezone/recordings';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createContactTruth } from './contact-truth.ts';
import { joinContacts } from './pair-contacts.ts';
import { createTraceClock, DAY_SECONDS } from './trace-clock.ts';

const datasets = process.env.BLUEZONE_DATASETS;
const recording = join(datasets ?? '', 'sociopatterns-cc0', 'workplace_InVS15_tij.dat.gz');
const absent = datasets === undefined || !existsSync(recording);
const why = absent ? ' (left out: BLUEZONE_DATASETS names no folder with sociopatterns-cc0)' : '';

const truthOf = (zeroUnix: number, records: readonly (readonly [number, number, number])[]) =>
  createContactTruth(
    joinContacts(
      arrangeContacts(
        Int32Array.from(records, (record) => record[0]),
        Int32Array.from(records, (record) => record[1]),
        Int32Array.from(records, (record) => record[2]),
      ),
      { zeroUnix },
    ),
  );

it('seconds are counted within the time asked for, whoever is named first', () => {
  const truth = truthOf(1000, [
    [20, 1, 2],
    [40, 1, 2],
    [100, 1, 2],
    [100, 2, 3],
  ]);
  expect(truth.secondsBetween(0, 1, 0, 5000)).toBe(60);
  expect(truth.secondsBetween(1, 0, 1010, 1085)).toBe(35);
  expect(truth.secondsBetween(0, 1, 1040, 1080)).toBe(0);
  expect(truth.secondsBetween(0, 2, 0, 5000)).toBe(0);
  expect(truth.secondsBetween(0, 0, 0, 5000)).toBe(0);
  expect(truth.secondsBetween(0, 1, 1020, 1010)).toBe(0);
  expect(truth.peersOf(1)).toEqual([0, 2]);
  expect(truth.contactsOf(1, 1010, 1090)).toEqual([
    { peer: 0, from: 1010, to: 1040 },
    { peer: 0, from: 1080, to: 1090 },
    { peer: 2, from: 1080, to: 1090 },
  ]);
});

it('the best day counts only time inside the ranges, and days are not added up', () => {
  const day = 5 * DAY_SECONDS;
  const truth = truthOf(day, [
    [-20, 1, 2],
    [0, 1, 2],
    [20, 1, 2],
    [40, 1, 2],
    [60, 1, 2],
    [100, 1, 3],
  ]);
  const all = [{ from: 0, to: 2 * day }];
  expect(truth.mostSecondsInOneDay(0, 1, all)).toBe(60);
  expect(truth.mostSecondsInOneDay(0, 1, [{ from: 0, to: day + 10 }])).toBe(40);
  expect(
    truth.mostSecondsInOneDay(1, 0, [
      { from: day + 5, to: day + 15 },
      { from: day + 10, to: day + 30 },
    ]),
  ).toBe(25);
  expect(truth.mostSecondsInOneDay(0, 1, [])).toBe(0);
  expect([...truth.exposureOfPeers(0, all)]).toEqual([
    [1, 60],
    [2, 20],
  ]);
  expect([...truth.exposureOfPeers(0, [{ from: 0, to: day }])]).toEqual([[1, 40]]);
});

it('every answer agrees with counting second by second', () => {
  const record = fc
    .tuple(
      fc.nat(30).map((n) => n * 20 + 20),
      fc.nat(3),
      fc.nat(3),
    )
    .filter(([, i, j]) => i !== j);
  const range = fc.tuple(fc.nat(700), fc.nat(700)).map(([from, length]) => ({ from, to: from + length }));
  const zero = DAY_SECONDS - 300;
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 60 }),
      fc.array(range, { maxLength: 4 }),
      (records, relative) => {
        const truth = truthOf(zero, records);
        const ids = [...new Set(records.flatMap(([, i, j]) => [i, j]))].sort();
        const ranges = relative.map(({ from, to }) => ({ from: zero + from, to: zero + to }));
        for (const [x, i] of ids.entries()) {
          for (const [y, j] of ids.entries()) {
            const met = (s: number) =>
              records.some(
                ([t, p, q]) =>
                  ((p === i && q === j) || (p === j && q === i)) && zero + t - 20 <= s && s < zero + t,
              );
            const days = [0, 0];
            for (let s = zero; s < zero + 1500; s++) {
              const day = s < DAY_SECONDS ? 0 : 1;
              if (met(s) && ranges.some(({ from, to }) => from <= s && s < to))
                days[day] = (days[day] ?? 0) + 1;
            }
            expect(truth.mostSecondsInOneDay(x, y, ranges)).toBe(Math.max(...days));
          }
        }
      },
    ),
    { seed: 1, numRuns: 40 },
  );
});

it.skipIf(absent)(`the offices of 2015 have 374 pair-days of 15 minutes by this count too${why}`, () => {
  const read = readContactTrace(readFileSync(recording));
  if (!read.ok) throw new Error(read.message);
  const clock = createTraceClock(read.value);
  const truth = createContactTruth(joinContacts(read.value, clock));
  let long = 0;
  const firstDay = Math.floor(clock.startUnix / DAY_SECONDS);
  for (let day = firstDay; day * DAY_SECONDS < clock.endUnix; day++) {
    const range = { from: day * DAY_SECONDS, to: (day + 1) * DAY_SECONDS };
    for (let person = 0; person < truth.people; person++) {
      for (const seconds of truth.exposureOfPeers(person, [range]).values()) if (seconds >= 900) long++;
    }
  }
  expect(long).toBe(2 * 374);
});
