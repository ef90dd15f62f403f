// SPDX-License-Identifier: GPL-3.0-only
import type { FeedEntry, FeedFact, Levers } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { en } from '../language/en.ts';
import { vi } from '../language/vi.ts';
import type { FeedRow } from './feed-rows.ts';
import { digitsText, sentenceOf, tellEntry } from './tell-entry.ts';

const catalogues = [
  ['vi', vi],
  ['en', en],
] as const;
const levers: Levers = {
  adoption: 0.8,
  consent: 0.25,
  windowSeconds: 4,
  periodSeconds: 180,
  periodAfterSightingSeconds: 90,
  latencyDays: 1,
  toleranceIntervals: 2,
};
/** One of every kind: the type asks for a new one when a kind is added. */
const facts: { readonly [K in FeedFact['kind']]: Extract<FeedFact, { kind: K }> } = {
  born: { kind: 'born', residents: 212, days: 14, seconds: 33.4 },
  gap: { kind: 'gap', from: 1_780_000_000, to: 1_780_003_600 },
  confirmed: { kind: 'confirmed', person: 1, caseId: 'c', digits: '12345678' },
  redeemed: { kind: 'redeemed', person: 1, bytes: 32_768 },
  consented: {
    kind: 'consented',
    person: 1,
    share: 'report',
    keys: 3,
    meetings: 71,
    notBefore: 1_780_000_000,
    alone: true,
  },
  left: { kind: 'left', person: 1, share: 'claim', bytes: 32_768, state: 'waiting', dummies: 6 },
  published: { kind: 'published', hash: 'abcdef', bytes: 1234, keys: 21, revised: 4, padding: 17 },
  warned: { kind: 'warned', person: 1, degree: 'F2', day: 20_605 },
  unwarned: { kind: 'unwarned', person: 1, degree: 'F1', day: 20_605 },
  withdrew: { kind: 'withdrew', person: 1, share: 'report' },
  levers: { kind: 'levers', levers },
  hostile: { kind: 'hostile', on: true },
  refused: { kind: 'refused', trick: 'index-stranger', code: 'index.signer', phones: 5 },
  joined: { kind: 'joined', person: 1 },
  'left-town': { kind: 'left-town', person: 1 },
};
const names = ['An', 'Bảo'];
const nameOf = (person: number): string => names[person] ?? '';
const entryOf = (fact: FeedFact): FeedRow => {
  const entry: FeedEntry = { id: 1, at: 1_780_000_000, ...fact };
  return {
    entry,
    days: 'day' in entry ? [entry.day] : [],
    phones: entry.kind === 'refused' ? entry.phones : 0,
  };
};

it.each(catalogues)(
  'tells every kind in %s, with the name where there is one and every figure',
  (language, t) => {
    const expected: { readonly [K in FeedFact['kind']]: readonly string[] } = {
      born: ['212', '14', '33'],
      gap: ['29/05'],
      confirmed: ['Bảo', '1234 5678'],
      redeemed: ['Bảo', '768'],
      consented: ['Bảo', '3', '71'],
      left: ['Bảo', '768'],
      published: ['234', '21', '4', '17'],
      warned: ['Bảo', 'F2', '01/06'],
      unwarned: ['Bảo', 'F1', '01/06'],
      withdrew: ['Bảo'],
      levers: ['80', '25', '4', '180', '90', '1', '2'],
      hostile: [],
      refused: ['5', t.hostile.tricks['index-stranger']?.name ?? '?'],
      joined: ['Bảo'],
      'left-town': ['Bảo'],
    };
    const seen = new Set<string>();
    for (const fact of Object.values(facts)) {
      const told = tellEntry(entryOf(fact), t, language);
      const sentence = sentenceOf(told, nameOf);
      expect(told.person).toBe('person' in fact ? 1 : null);
      for (const part of expected[fact.kind]) expect(sentence, fact.kind).toContain(part);
      expect(`${sentence}${told.detail}`).not.toMatch(/undefined|NaN|[\uE000-\uF8FF]/);
      seen.add(sentence);
    }
    expect(seen.size).toBe(Object.keys(facts).length);
  },
);

it('adds in the detail who agreed alone, what the server said, the hash and the code', () => {
  expect(tellEntry(entryOf(facts.consented), en, 'en').detail).toBe(en.feed.alone);
  expect(tellEntry(entryOf({ ...facts.consented, alone: false }), en, 'en').detail).toBeNull();
  expect(tellEntry(entryOf(facts.left), vi, 'vi').detail).toContain(vi.resident.shareState.waiting);
  expect(tellEntry(entryOf(facts.published), en, 'en').detail).toContain('abcdef');
  expect(tellEntry(entryOf(facts.refused), en, 'en').detail).toContain('index.signer');
  expect(tellEntry(entryOf({ ...facts.refused, code: 'ignored' }), vi, 'vi').detail).toContain(
    vi.hostile.ignored,
  );
});

it('still tells of a trick or code that it does not know', () => {
  const told = tellEntry(entryOf({ ...facts.refused, trick: 'new-trick', code: 'new.code' }), vi, 'vi');
  expect(told.before).toContain('new-trick');
  expect(told.detail).toContain('new.code');
});

it('splits the sentence at the name alone, also where the name is part of a word', () => {
  const told = tellEntry(entryOf({ kind: 'joined', person: 0 }), en, 'en');
  expect(told).toMatchObject({
    person: 0,
    before: 'A browser joined the town, carrying ',
    after: '’s phone.',
  });
});

it('groups a code of eight digits and leaves anything else as it is', () => {
  expect(digitsText('12345678')).toBe('1234 5678');
  expect(digitsText('123')).toBe('123');
});

it('tells of several days as a span, and of a server that was only started again without one', () => {
  const row = { ...entryOf(facts.warned), days: [20_603, 20_605] };
  expect(sentenceOf(tellEntry(row, en, 'en'), nameOf)).toContain('2 days, 30/05 to 01/06');
  const again = entryOf({ kind: 'gap', from: 1_780_000_000, to: 1_780_000_000 });
  expect(tellEntry(again, vi, 'vi').before).toBe(vi.feed.again('29/05 03:26'));
});
