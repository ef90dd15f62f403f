// SPDX-License-Identifier: GPL-3.0-only
// The one place that decides what staff may do. Every route names its act; what is not in this table nobody may do.
import {
  containsScope,
  coversPerson,
  type PersonPlace,
  type StaffLevel,
  type StaffScope,
} from './staff-scope.ts';

export const staffRoles = ['investigator', 'supervisor', 'auditor', 'administrator'] as const;
export type StaffRole = (typeof staffRoles)[number];

interface ActRule {
  readonly roles: readonly StaffRole[];
  /** All levels when left out. */
  readonly levels?: readonly StaffLevel[];
}

const everybody: ActRule = { roles: staffRoles };
const followsUp: ActRule = { roles: ['investigator', 'supervisor'] };
const leads: ActRule = { roles: ['supervisor'] };
const counts: ActRule = { roles: ['investigator', 'supervisor', 'auditor'] };
/** The record says in which province an act was, and not in which commune: an area's auditor would see too much. */
const audits: ActRule = { roles: ['auditor'], levels: ['national', 'province'] };
const administers: ActRule = { roles: ['administrator'] };
const directs: ActRule = { roles: ['supervisor', 'administrator'], levels: ['national'] };

/** Who may do what, by role and level; where, the scope says. */
export const actRules = {
  // One's own account.
  'own.read': everybody,
  'own.change': everybody,
  // Names of those to whom work can be given.
  'colleague.list': followsUp,
  // Cases and their codes.
  'case.list': followsUp,
  'case.read': followsUp,
  'case.create': followsUp,
  'case.change': followsUp,
  'case.import': leads,
  'case.export': leads,
  'code.issue': followsUp,
  // People who told the authority of themselves, or whom a patient named.
  'person.list': followsUp,
  'person.read': followsUp,
  'person.create': followsUp,
  'person.change': followsUp,
  'person.follow-up': followsUp,
  'person.convert': leads,
  'person.assign': leads,
  'person.export': leads,
  // Who infected whom.
  'chain.read': followsUp,
  'chain.change': followsUp,
  'chain.suggest': followsUp,
  // Numbers without people.
  'figures.read': counts,
  // Accounts of staff.
  'account.read': administers,
  'account.create': administers,
  'account.change': administers,
  'account.reset': administers,
  // The record of what staff did.
  'audit.read': audits,
  'audit.export': audits,
  // What phones are told: configuration, notices, the end.
  'directive.read': { roles: ['supervisor', 'auditor', 'administrator'], levels: ['national'] },
  'directive.propose': directs,
  'directive.decide': directs,
} as const satisfies Readonly<Record<string, ActRule>>;

export type StaffAct = keyof typeof actRules;

export const staffActs = Object.keys(actRules) as StaffAct[];

/** Whom an account is, as far as rights depend on it. */
export interface StaffRights extends StaffScope {
  readonly role: StaffRole;
}

/** Upon whom or what: a person's place, the scope of another account, or a province of the record ('' for the country). */
export type ActSubject =
  | { readonly kind: 'person'; readonly place: PersonPlace }
  | { readonly kind: 'account'; readonly scope: StaffScope }
  | { readonly kind: 'record'; readonly province: string };

function isWithin(scope: StaffScope, subject: ActSubject): boolean {
  if (subject.kind === 'person') return coversPerson(scope, subject.place);
  if (subject.kind === 'account') return containsScope(scope, subject.scope);
  return scope.level === 'national' || (scope.level === 'province' && scope.province === subject.province);
}

/** Whether an account may do an act at all, and, where a subject is given, upon that one. */
export function may(rights: StaffRights, act: StaffAct, subject?: ActSubject): boolean {
  const rule: ActRule = actRules[act];
  const isAllowed =
    rule.roles.includes(rights.role) && (rule.levels === undefined || rule.levels.includes(rights.level));
  return isAllowed && (subject === undefined || isWithin(rights, subject));
}
