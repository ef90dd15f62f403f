// SPDX-License-Identifier: GPL-3.0-only
import type { FeedEntry, FeedFact } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { daysOf, gapsOf, marksOf, shareOf, shownSpan } from './timeline-marks.ts';

const day = 86_400;
const zone = 7 * 3600;
/** Midnight in Viet Nam, 1 June 2026. */
const midnight = 1_780_246_800;
let next = 0;
const happened = (at: number, fact: FeedFact): FeedEntry => ({ id: next++, at, ...fact });
const warned = (at: number, person: number, degree: 'F1' | 'F2') =>
  happened(at, { kind: 'warned', person, degree, day: 0 });
const published = (at: number) =>
  happened(at, { kind: 'published', hash: '', bytes: 1, keys: 1, revised: 0, padding: 0 });

it('shows whole days from the first one lived to the end of today', () => {
  const span = shownSpan(midnight, midnight + 14 * day + 9 * 3600, zone);
  expect(span).toEqual({ from: midnight, to: midnight + 15 * day });
  expect(daysOf(span, zone)).toHaveLength(15);
  expect(daysOf(span, zone)[0]).toBe((midnight + zone) / day);
});

it('when there are too many days the oldest go', () => {
  const span = shownSpan(midnight, midnight + 40 * day + 1, zone);
  expect(span).toEqual({ from: midnight + 25 * day, to: midnight + 41 * day });
});

it('a moment outside the days stands at their end', () => {
  const span = { from: 100, to: 200 };
  expect([shareOf(span, 150), shareOf(span, 0), shareOf(span, 900)]).toEqual([0.5, 0, 1]);
});

it('gaps are cut to the days that are shown', () => {
  const feed = [
    happened(500, { kind: 'gap', from: 0, to: 150 }),
    happened(500, { kind: 'gap', from: 10, to: 20 }),
  ];
  expect(gapsOf(feed, { from: 100, to: 200 })).toEqual([{ from: 100, to: 150 }]);
});

it('events of one kind and about one time are one mark that tells all of them', () => {
  const span = { from: 0, to: 1000 };
  const feed = [
    warned(100, 1, 'F1'),
    published(101),
    warned(105, 2, 'F2'),
    warned(109, 3, 'F1'),
    warned(300, 4, 'F2'),
  ];
  const marks = marksOf(feed, span, 0.01);
  expect(marks.map(({ kind, count, people, f1, f2 }) => [kind, count, people, f1, f2])).toEqual([
    ['warning', 3, [1, 2, 3], 2, 1],
    ['publication', 1, [], 0, 0],
    ['warning', 1, [4], 0, 1],
  ]);
  expect(marks[0]).toMatchObject({ from: 100, to: 109 });
});

it('what has no mark, or lies outside the days, is left out', () => {
  const feed = [happened(50, { kind: 'hostile', on: true }), published(2000)];
  expect(marksOf(feed, { from: 0, to: 1000 }, 0.01)).toEqual([]);
});

it('a phone that warns of many days is one of those who were warned', () => {
  const feed = [warned(100, 1, 'F1'), warned(100, 1, 'F1'), warned(101, 2, 'F1'), warned(101, 1, 'F2')];
  expect(marksOf(feed, { from: 0, to: 1000 }, 0.01)).toMatchObject([{ people: [1, 2], f1: 2, f2: 1 }]);
});
