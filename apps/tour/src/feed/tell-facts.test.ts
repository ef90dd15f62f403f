// SPDX-License-Identifier: GPL-3.0-only
import type { PhoneVerdict, TourView } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { en } from '../language/en.ts';
import { vi } from '../language/vi.ts';
import { tellFacts } from './tell-facts.ts';

const names = ['Mai', 'Sơn', 'Tú'];

function viewWith(facts: TourView['facts']): TourView {
  const people = names.map((name, index) => ({
    index,
    name,
    isCase: false,
    exposure: 'none' as const,
    reportState: null,
    claimState: null,
    heardIdentifiers: 0,
    lastGoodCheck: null,
  }));
  return {
    round: 1,
    clock: 0,
    utcOffsetMinutes: 420,
    day: 1,
    steps: [],
    facts,
    isBusy: false,
    isPausing: false,
    failure: null,
    people,
    meetings: [],
    preview: null,
    posts: [],
    forgotten: null,
    columns: null,
  };
}

function verdict(person: number, withdrawnAt: number | null): PhoneVerdict {
  const alert = {
    day: 20_605,
    degree: 'F1' as const,
    firstTold: 1_780_450_000,
    withdrawnAt,
    minutes: 23.6,
    duration: '15-to-30',
    distance: 'near',
    certainty: 'high',
    encounters: 1,
  };
  return { person, exposure: withdrawnAt === null ? 'F1' : 'none', alerts: [alert] };
}

const quiet: PhoneVerdict = { person: 2, exposure: 'none', alerts: [] };

it('says who was warned, why, and who was not, from what the phones said', () => {
  const sentences = tellFacts(viewWith({ check: { phones: [verdict(1, null), quiet] } }), 'check', en, 'en');
  expect(sentences).toEqual([
    {
      text: en.result.warned('Sơn', en.degree.F1, '01/06', 24),
      detail: en.result.explained('15 to 30 minutes', 'near', 'fairly certain'),
      tone: 'warning',
    },
    { text: en.result.notWarned('Tú'), tone: 'plain' },
  ]);
});

it('tells a warning that was taken back as such', () => {
  const sentences = tellFacts(viewWith({ check: { phones: [verdict(0, 1)] } }), 'check', vi, 'vi');
  expect(sentences[0]).toEqual({ text: vi.result.takenBack('Mai', vi.degree.F1, '01/06'), tone: 'relief' });
});

it('says so when nothing was heard, published or played', () => {
  expect(tellFacts(viewWith({ 'meet-1': { day: 1, heard: [] } }), 'meet-1', en, 'en')[0]?.text).toBe(
    en.result.nobodyHeard,
  );
  expect(tellFacts(viewWith({ publish: { files: [] } }), 'publish', en, 'en')[0]?.text).toBe(
    en.result.publishedNothing,
  );
  expect(tellFacts(viewWith({}), 'confirm', en, 'en')).toEqual([]);
  expect(tellFacts(viewWith({}), null, en, 'en')).toEqual([]);
});
