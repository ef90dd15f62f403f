// SPDX-License-Identifier: GPL-3.0-only
import { arrangeContacts } from '@bluezone/recordings';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createContactTruth } from './contact-truth.ts';
import { recordedDays, repeatContacts } from './repeating-contacts.ts';

const DAY = 86_400;
/** Local midnight of Monday, 1 June 2026, in Viet Nam. */
const BORN = 1_780_246_800;

type Triple = readonly [time: number, i: number, j: number];

const traceOf = (records: readonly Triple[]) =>
  arrangeContacts(
    Int32Array.from(records, (record) => record[0]),
    Int32Array.from(records, (record) => record[1]),
    Int32Array.from(records, (record) => record[2]),
  );

it('up to a week it repeats after its days, beyond after whole weeks', () => {
  const daysOf = (...times: number[]) => recordedDays({ times: Int32Array.from(times) });
  expect(daysOf(20, 40)).toEqual({ first: 0, last: 0, period: 1 });
  expect(daysOf(20, DAY)).toEqual({ first: 0, last: 0, period: 1 });
  expect(daysOf(20, DAY + 20)).toEqual({ first: 0, last: 1, period: 2 });
  expect(daysOf(3 * DAY + 20, 9 * DAY + 100)).toEqual({ first: 3, last: 9, period: 7 });
  expect(daysOf(28_840, 1_022_380)).toEqual({ first: 0, last: 11, period: 14 });
  expect(daysOf(20, 14 * DAY + 20).period).toBe(21);
});

it('who met in one period meets in every later one, and nobody else does', () => {
  const record = fc
    .tuple(fc.integer({ min: 1, max: 12 * 4320 }), fc.nat(4), fc.nat(4))
    .filter(([, i, j]) => i !== j)
    .map(([t, i, j]): Triple => [t * 20, i, j]);
  fc.assert(
    fc.property(fc.array(record, { minLength: 2, maxLength: 40 }), fc.nat(5), (records, cycle) => {
      const trace = traceOf(records);
      const repeating = repeatContacts(trace, BORN);
      const once = createContactTruth(repeating.during(0, 0));
      const all = createContactTruth(repeating.during(0, cycle));
      const shift = cycle * repeating.periodSeconds;
      expect(repeating.periodSeconds <= 7 * DAY || repeating.periodSeconds % (7 * DAY) === 0).toBe(true);
      let seconds = 0;
      for (let a = 0; a < trace.people; a++) {
        for (let b = a + 1; b < trace.people; b++) {
          for (let from = 0; from < repeating.periodSeconds; from += 30_000) {
            const [start, end] = [
              BORN + from,
              Math.min(BORN + from + 30_000, BORN + repeating.periodSeconds),
            ];
            const first = once.secondsBetween(a, b, start, end);
            expect(all.secondsBetween(a, b, start + shift, end + shift)).toBe(first);
            seconds += first;
          }
        }
      }
      expect(seconds).toBe(trace.records * 20);
    }),
    { numRuns: 60, seed: 1 },
  );
});

it('contacts of one person are those of all that are theirs', () => {
  const repeating = repeatContacts(
    traceOf([
      [100, 1, 2],
      [120, 1, 3],
      [120, 2, 3],
    ]),
    BORN,
  );
  const own = repeating.during(0, 1, 0);
  expect([...own.a, ...own.b]).toEqual([0, 0, 1, 2]);
  expect([...own.from]).toEqual([BORN + 80, BORN + DAY + 80, BORN + 100, BORN + DAY + 100]);
});

it('what ends with the recording and what begins with it are one contact', () => {
  const repeating = repeatContacts(
    traceOf([
      [20, 1, 2],
      [DAY, 1, 2],
    ]),
    BORN,
  );
  const { from, to } = repeating.during(0, 1);
  expect([...from].map((unix) => unix - BORN)).toEqual([0, DAY - 20, 2 * DAY - 20]);
  expect([...to].map((unix) => unix - BORN)).toEqual([20, DAY + 20, 2 * DAY]);
});
