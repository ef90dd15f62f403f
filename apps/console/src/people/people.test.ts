// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { daysOf } from './days-of.ts';
import { readPeopleSearch } from './people-search.ts';
import type { PersonRecord } from './person-words.ts';

const followUp = (day: string, outcome: PersonRecord['followUps'][number]['outcome']) => ({
  ...{ followUpId: `${day} ${outcome}`, day, outcome, kind: 'call' as const },
  ...{ symptoms: [], note: '', actor: 'tinh' },
});

it('tells of each day what says most: symptoms before a call in vain', () => {
  const days = daysOf({
    ...{ exposureDay: '2026-02-27', untilDay: '2026-03-02' },
    followUps: [
      followUp('2026-02-28', 'no-answer'),
      followUp('2026-02-28', 'symptoms'),
      followUp('2026-03-01', 'no-answer'),
    ],
  });
  expect(days).toEqual([
    { day: '2026-02-27', outcome: null },
    { day: '2026-02-28', outcome: 'symptoms' },
    { day: '2026-03-01', outcome: 'no-answer' },
    { day: '2026-03-02', outcome: null },
  ]);
});

it('goes on to the last call after the end, and never without end', () => {
  const person = { exposureDay: '2026-03-01', untilDay: '2026-03-03' };
  expect(daysOf({ ...person, followUps: [followUp('2026-03-05', 'well')] })).toHaveLength(5);
  expect(daysOf({ ...person, followUps: [followUp('2027-03-05', 'well')] })).toHaveLength(31);
});

it('reads the part of the worklist from the address', () => {
  expect(readPeopleSearch({ state: 'overdue', assignee: 'me', q: '' })).toEqual({
    ...{ state: 'overdue', assignee: 'me', q: undefined, province: undefined, commune: undefined },
  });
  expect(readPeopleSearch({ state: 'dead' }).state).toBeUndefined();
});
