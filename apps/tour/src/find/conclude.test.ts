// SPDX-License-Identifier: GPL-3.0-only
import type { FoundRow, TourFound } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { conclude } from './conclude.ts';

function found(rows: readonly FoundRow[], shared: TourFound['shared'] = []): TourFound {
  return { text: 'x', needles: [], rows, shared, searchedTables: 14, searchedRows: 900 };
}

const row = (desk: FoundRow['desk'], table: string, by: FoundRow['by'] = null): FoundRow => ({
  desk,
  table,
  row: { a: 1 },
  by,
});
const from = (table: string, value: string, column = 'day') => ({ table, value, column });

it('says so when nothing was found, whatever desks share', () => {
  const shared = [{ value: '20605', columns: ['registration.phones.day'], rows: 300 }];
  expect(conclude(found([], shared))).toMatchObject({ verdict: 'nothing', desks: [], isCase: false });
});

it('a number leads to its registration and its case, and from there to no key', () => {
  const rows = [
    row('cases', 'cases'),
    row('cases', 'codes', from('cases', 'case-1', 'id')),
    row('registration', 'phones'),
    row('registration', 'issued', from('phones', 'abcdef0123', 'credential_hash')),
  ];
  expect(conclude(found(rows))).toMatchObject({
    verdict: 'identityOnly',
    desks: ['registration', 'cases'],
    bridges: [],
    isCase: true,
  });
  expect(conclude(found(rows.slice(2))).isCase).toBe(false);
});

it('a key leads to what was published, and from there to nobody', () => {
  const rows = [row('exposure', 'published_keys'), row('exposure', 'reports'), row('log', 'log')];
  expect(conclude(found(rows))).toMatchObject({ verdict: 'contentOnly', desks: ['exposure', 'log'] });
});

it('log lines and sizes on the line are traces', () => {
  expect(conclude(found([row('log', 'log'), row('observer', 'line')])).verdict).toBe('onlyTraces');
});

it('tells a typed value that both sides hold from a value that leads across', () => {
  const both = [row('cases', 'cases'), row('exposure', 'reports')];
  expect(conclude(found(both)).verdict).toBe('joinedByText');
  const across = [
    row('cases', 'codes'),
    row('exposure', 'reports', from('codes', 'f00dbeef99', 'message_hash')),
  ];
  expect(conclude(found(across))).toMatchObject({
    verdict: 'joined',
    bridges: ['f00dbeef99 (codes.message_hash)'],
  });
});

it('a join the other way, from a key to a person, is one as well', () => {
  const rows = [row('meetings', 'tags'), row('registration', 'phones', from('tags', 'c0ffee00', 'spent_by'))];
  expect(conclude(found(rows)).verdict).toBe('joined');
});

it('calls it weak when only a day or a count leads across, and names each such value once', () => {
  const rows = [
    row('cases', 'cases'),
    row('exposure', 'reports', from('cases', '20605')),
    row('exposure', 'published_keys', from('cases', '20605')),
    row('exposure', 'exports', from('reports', 'aa11')),
  ];
  expect(conclude(found(rows))).toMatchObject({ verdict: 'weak', bridges: ['20605 (cases.day)'] });
});

it('names the value that desks share in the fewest rows', () => {
  const shared = [
    { value: '5', columns: [], rows: 2 },
    { value: '20605', columns: [], rows: 300 },
    { value: '20604', columns: [], rows: 4 },
    { value: '20603', columns: [], rows: 12 },
  ];
  expect(conclude(found([], shared)).rarest?.value).toBe('20604');
  expect(conclude(found([])).rarest).toBeNull();
});
