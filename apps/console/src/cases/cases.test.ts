// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { readCasesSearch } from './cases-search.ts';
import { groupEvents } from './group-events.ts';
import { readBirthYear } from './read-birth-year.ts';
import { soughtOf } from './sought-of.ts';

it('takes a year of birth or an age', () => {
  expect(readBirthYear('1986', 2026)).toBe(1986);
  expect(readBirthYear(' 40 ', 2026)).toBe(1986);
  expect(readBirthYear('0', 2026)).toBe(2026);
  expect(readBirthYear('', 2026)).toBeNull();
  for (const text of ['2027', '1889', '12a', '-4', '137']) expect(readBirthYear(text, 2026)).toBeUndefined();
});

it('asks for duplicates only when enough is known to mean somebody', () => {
  const nobody = { phone: '', name: '', birthYear: null };
  expect(soughtOf(nobody)).toBeNull();
  expect(soughtOf({ ...nobody, phone: '0912 34' })).toBeNull();
  expect(soughtOf({ ...nobody, name: 'Nguyễn Thị Mai' })).toBeNull();
  expect(soughtOf({ ...nobody, name: 'Mai', birthYear: 1986 })).toBeNull();
  expect(soughtOf({ ...nobody, phone: '0912 345 678' })).toEqual({ phone: '+84912345678' });
  expect(soughtOf({ phone: '', name: ' Nguyễn Mai ', birthYear: 1986 })).toEqual({
    ...{ name: 'Nguyễn Mai', birthYear: '1986' },
  });
});

it('puts what was done together by day and person, the newest day first', () => {
  const change = { day: '2026-06-01', act: 'case.change', actor: 'tinh' } as const;
  const grouped = groupEvents([
    { ...change, act: 'case.create' },
    change,
    change,
    { ...change, actor: 'khu-vuc' },
    { ...change, day: '2026-06-03', act: 'code.issue' },
  ]);
  expect(grouped.map(({ day }) => day)).toEqual(['2026-06-03', '2026-06-01']);
  expect(grouped[1]?.acts.map(({ event, count }) => [event.act, event.actor, count])).toEqual([
    ['case.create', 'tinh', 1],
    ['case.change', 'tinh', 2],
    ['case.change', 'khu-vuc', 1],
  ]);
});

it('leaves out of an address what makes no sense, and gives codes their zeros back', () => {
  expect(
    readCasesSearch({
      ...{ q: '  mai  ', sort: 'up', state: 'open', code: 'issued', province: 1, commune: 70 },
      ...{ from: '2026-06-01', to: '1/6', assignee: '<b>' },
    }),
  ).toEqual({
    ...{ q: 'mai', sort: undefined, state: 'open', code: 'issued', province: '01', commune: '00070' },
    ...{ from: '2026-06-01', to: undefined, assignee: undefined, classification: undefined },
    outcome: undefined,
  });
  expect(readCasesSearch({ q: 5678 }).q).toBe('5678');
});
