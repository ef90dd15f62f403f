// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { type ActSubject, may, type StaffAct, type StaffRights, staffActs, staffRoles } from './may.ts';
import { containsScope, coversPerson, nationalScope, type StaffScope, staffLevels } from './staff-scope.ts';

const scopes: Readonly<Record<string, StaffScope>> = {
  national: nationalScope,
  'province 79': { level: 'province', province: '79', communes: [] },
  'province 01': { level: 'province', province: '01', communes: [] },
  'area 79 ab': { level: 'area', province: '79', communes: ['26740', '26743'] },
  'area 79 a': { level: 'area', province: '79', communes: ['26740'] },
  'area 79 c': { level: 'area', province: '79', communes: ['26758'] },
};
const scopeOf = (name: string) => scopes[name] as StaffScope;
const allRights: StaffRights[] = Object.values(scopes).flatMap((scope) =>
  staffRoles.map((role) => ({ role, ...scope })),
);

/** Who may do what, written out by hand: r investigator, s supervisor, u auditor, a administrator. */
const expected: Readonly<Record<StaffAct, string>> = {
  'own.read': 'rsua',
  'own.change': 'rsua',
  'colleague.list': 'rs',
  'case.list': 'rs',
  'case.read': 'rs',
  'case.create': 'rs',
  'case.change': 'rs',
  'case.import': 's',
  'case.export': 's',
  'code.issue': 'rs',
  'person.list': 'rs',
  'person.read': 'rs',
  'person.create': 'rs',
  'person.change': 'rs',
  'person.follow-up': 'rs',
  'person.convert': 's',
  'person.assign': 's',
  'person.export': 's',
  'chain.read': 'rs',
  'chain.change': 'rs',
  'chain.suggest': 'rs',
  'figures.read': 'rsu',
  'account.read': 'a',
  'account.create': 'a',
  'account.change': 'a',
  'account.reset': 'a',
  'audit.read': 'u not area',
  'audit.export': 'u not area',
  'directive.read': 'sua national',
  'directive.propose': 'sa national',
  'directive.decide': 'sa national',
};
const letters = { investigator: 'r', supervisor: 's', auditor: 'u', administrator: 'a' } as const;

it('every role at every level may do exactly what the table of this test says, for every act', () => {
  expect(Object.keys(expected).sort()).toEqual([...staffActs].sort());
  let asked = 0;
  for (const act of staffActs)
    for (const rights of allRights) {
      const [roles = '', ...levels] = expected[act].split(' ');
      const isLevel =
        levels.length === 0 ||
        (levels[0] === 'national' ? rights.level === 'national' : rights.level !== 'area');
      expect([act, rights.role, rights.level, may(rights, act)]).toEqual([
        ...[act, rights.role, rights.level],
        roles.includes(letters[rights.role]) && isLevel,
      ]);
      asked++;
    }
  expect(asked).toBe(staffActs.length * staffRoles.length * Object.keys(scopes).length);
});

it('nobody who administers or audits may do anything to a person', () => {
  for (const act of staffActs)
    if (/^(case|person|code|chain)\./.test(act))
      for (const rights of allRights)
        if (rights.role === 'administrator' || rights.role === 'auditor')
          expect(may(rights, act)).toBe(false);
});

const places = {
  'somewhere unknown': { province: null, commune: null },
  'province 79': { province: '79', commune: null },
  'commune a of 79': { province: '79', commune: '26740' },
  'commune b of 79': { province: '79', commune: '26743' },
  'commune a, said to be in 01': { province: '01', commune: '26740' },
  'province 01': { province: '01', commune: null },
} as const;
const covered: Readonly<Record<string, readonly (keyof typeof places)[]>> = {
  national: Object.keys(places) as (keyof typeof places)[],
  'province 79': ['province 79', 'commune a of 79', 'commune b of 79'],
  'province 01': ['province 01', 'commune a, said to be in 01'],
  'area 79 ab': ['commune a of 79', 'commune b of 79'],
  'area 79 a': ['commune a of 79'],
  'area 79 c': [],
};

it.each(Object.keys(scopes))('an account for %s sees the people of its own part of the country', (name) => {
  for (const [where, place] of Object.entries(places)) {
    const isCovered = covered[name]?.includes(where as keyof typeof places);
    expect([where, coversPerson(scopeOf(name), place)]).toEqual([where, isCovered]);
    const subject: ActSubject = { kind: 'person', place };
    expect(may({ role: 'investigator', ...scopeOf(name) }, 'case.read', subject)).toBe(isCovered);
    expect(may({ role: 'administrator', ...scopeOf(name) }, 'case.read', subject)).toBe(false);
  }
});

const within: Readonly<Record<string, readonly string[]>> = {
  national: Object.keys(scopes),
  'province 79': ['province 79', 'area 79 ab', 'area 79 a', 'area 79 c'],
  'province 01': ['province 01'],
  'area 79 ab': ['area 79 ab', 'area 79 a'],
  'area 79 a': ['area 79 a'],
  'area 79 c': ['area 79 c'],
};

it.each(Object.keys(scopes))('an account for %s contains no scope wider than its own', (name) => {
  for (const inner of Object.keys(scopes)) {
    const isWithin = within[name]?.includes(inner);
    expect([inner, containsScope(scopeOf(name), scopeOf(inner))]).toEqual([inner, isWithin]);
    const subject: ActSubject = { kind: 'account', scope: scopeOf(inner) };
    expect(may({ role: 'administrator', ...scopeOf(name) }, 'account.change', subject)).toBe(isWithin);
  }
});

it('whoever may change an account could not see more with it than with one of their own scope', () => {
  for (const outer of Object.values(scopes))
    for (const inner of Object.values(scopes))
      if (containsScope(outer, inner))
        for (const place of Object.values(places))
          expect(coversPerson(inner, place) && !coversPerson(outer, place)).toBe(false);
});

it('the record of a province is read by its own auditor and by the country’s', () => {
  const readers = Object.entries(scopes).filter(([, scope]) =>
    may({ role: 'auditor', ...scope }, 'audit.read', { kind: 'record', province: '79' }),
  );
  expect(readers.map(([name]) => name)).toEqual(['national', 'province 79']);
  expect(staffLevels.length).toBe(3);
});
