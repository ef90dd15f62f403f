// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import type { ContactTruth } from '../trace/contact-truth.ts';
import { scoreWarnings } from './score-warnings.ts';

/** Person 0 is the source; the others were beside it for these minutes. */
function truthOf(minutes: readonly number[]): ContactTruth {
  return {
    people: minutes.length,
    exposureOfPeers: () => new Map(minutes.map((m, person) => [person, m * 60] as const).slice(1)),
    secondsBetween: () => 0,
    mostSecondsInOneDay: () => 0,
    peersOf: () => [],
    contactsOf: () => [],
  };
}

const source = [{ person: 0, ranges: [{ from: 0, to: 86_400 }] }];

it('counts the warned and the missed at 10, 15 and 20 true minutes', () => {
  const truth = truthOf([0, 30, 22, 16, 12, 3]);
  expect(scoreWarnings(truth, source, new Set([1, 3, 4, 5]), new Set([0]))).toEqual({
    expected: 3,
    warned: 4,
    precision: 2 / 4,
    recall: 2 / 3,
    precisionAt10: 3 / 4,
    recallAt20: 1 / 2,
  });
});

it('leaves the excluded out of every count', () => {
  const truth = truthOf([0, 30, 30, 1]);
  const score = scoreWarnings(truth, source, new Set([1, 2, 3]), new Set([0, 1, 3]));
  expect(score).toMatchObject({ expected: 1, warned: 1, precision: 1, recall: 1 });
});

it('has no share of nothing', () => {
  expect(scoreWarnings(truthOf([0, 0]), [], new Set(), new Set())).toEqual({
    expected: 0,
    warned: 0,
    precision: null,
    recall: null,
    precisionAt10: null,
    recallAt20: null,
  });
});
