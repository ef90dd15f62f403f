// SPDX-License-Identifier: GPL-3.0-only
import type { FeedEntry, PersonState, TourCase, TourState } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { longestFeed, mergeState } from './merge-state.ts';

const person = (index: number, exposure: PersonState['exposure'] = 'none'): PersonState => ({
  index,
  phone: 'on',
  exposure,
  isCase: false,
  report: null,
  claim: null,
});
const happened = (id: number): FeedEntry => ({ id, at: id * 100, kind: 'hostile', on: true });
const caseOf = (caseId: string, redeemedAt: number | null): TourCase => ({
  person: 0,
  caseId,
  sampleDay: '2026-06-01',
  digits: '12345678',
  confirmedAt: 1,
  redeemedAt,
  consentedAt: null,
  leftAt: null,
  publishedAt: null,
  withdrawnAt: null,
});
const answer = (changed: Partial<TourState>): TourState => ({
  run: 'a',
  revision: 1,
  opening: null,
  clock: 1000,
  pace: 1,
  reachedPace: 1,
  people: [],
  feed: [],
  cases: [],
  levers: {
    adoption: 1,
    consent: 1,
    windowSeconds: 4,
    periodSeconds: 120,
    periodAfterSightingSeconds: 60,
    latencyDays: 1,
    toleranceIntervals: 1,
  },
  hostile: {
    on: false,
    since: null,
    tricks: [],
    posts: { dummies: 0, ownersActs: 0, others: 0 },
    lured: { visits: 0, marked: 0 },
  },
  fault: null,
  figures: { phones: 2, f1: 0, f2: 0, exports: 0, posts: 0, dummies: 0 },
  ...changed,
});
const first = mergeState(null, answer({ people: [person(1), person(0)], feed: [happened(1)] }));

it('people are found by their index', () => {
  expect(first.people.map(({ index }) => index)).toEqual([0, 1]);
});

it('only what changed changes', () => {
  const next = mergeState(first, answer({ revision: 2, people: [person(1, 'F1')], feed: [happened(2)] }));
  expect(next.people.map(({ exposure }) => exposure)).toEqual(['none', 'F1']);
  expect(next.people[0]).toBe(first.people[0]);
  expect(next.feed.map(({ id }) => id)).toEqual([1, 2]);
  expect(first.people[1]?.exposure).toBe('none');
  expect(next.revision).toBe(2);
});

it('what did not change is the same object, so nobody draws it again', () => {
  const next = mergeState(first, answer({ revision: 2, clock: 1001 }));
  expect(next.people).toBe(first.people);
  expect(next.feed).toBe(first.feed);
  expect(next.levers).toBe(first.levers);
  expect(next.hostile).toBe(first.hostile);
  expect(next.figures).toBe(first.figures);
  expect(next.cases).toBe(first.cases);
  expect(next.clock).toBe(1001);
});

it('an answer that comes twice tells nothing twice', () => {
  const twice = answer({ revision: 2, feed: [happened(2), happened(3)] });
  const next = mergeState(mergeState(first, twice), twice);
  expect(next.feed.map(({ id }) => id)).toEqual([1, 2, 3]);
});

it('cases are told whole each time', () => {
  const known = mergeState(first, answer({ cases: [caseOf('x', null), caseOf('y', null)] }));
  const next = mergeState(known, answer({ cases: [caseOf('x', 5)] }));
  expect(next.cases).toEqual([caseOf('x', 5)]);
});

it('another run begins anew', () => {
  const next = mergeState(first, answer({ run: 'b', people: [person(0)], feed: [happened(1)] }));
  expect(next.people).toHaveLength(1);
  expect(next.feed).toHaveLength(1);
});

it('the feed does not grow for ever', () => {
  const many = Array.from({ length: longestFeed + 50 }, (_, n) => happened(n + 2));
  const next = mergeState(first, answer({ feed: many }));
  expect(next.feed).toHaveLength(longestFeed);
  expect(next.feed.at(-1)?.id).toBe(longestFeed + 51);
});
