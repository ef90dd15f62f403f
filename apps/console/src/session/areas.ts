// SPDX-License-Identifier: GPL-3.0-only
// Which parts of the console a person sees. The desk decides what they may; this only spares them doors that do not open.
import { may, type Person } from './person.ts';

export type Area = 'cases' | 'people' | 'chains' | 'figures' | 'staff' | 'audit' | 'configuration';

const opens: Readonly<Record<Area, string>> = {
  cases: 'case.list',
  people: 'person.list',
  chains: 'chain.read',
  figures: 'figures.read',
  staff: 'account.read',
  audit: 'audit.read',
  configuration: 'directive.read',
};

/** In the order of the rail. */
export const areas = Object.keys(opens) as readonly Area[];

export function isOpenTo(area: Area, person: Pick<Person, 'acts'>): boolean {
  return may(person, opens[area]);
}

/** Where somebody begins; null for who may nothing but their own account. */
export function firstArea(person: Pick<Person, 'acts' | 'role'>): Area | null {
  const open = areas.filter((area) => isOpenTo(area, person));
  // An auditor sees figures too, but comes for the record.
  if (person.role === 'auditor' && open.includes('audit')) return 'audit';
  return open[0] ?? null;
}
