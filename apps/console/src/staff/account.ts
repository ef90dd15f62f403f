// SPDX-License-Identifier: GPL-3.0-only
import type { Level, Person, Role } from '../session/person.ts';
import { levels } from '../session/person.ts';

export type AccountState = 'invited' | 'active' | 'suspended';

export interface Account {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly level: Level;
  readonly province: string | null;
  readonly communes: readonly string[];
  readonly state: AccountState;
  readonly invitedUntil: string | null;
  readonly version: number;
}

/** What somebody is to be allowed, while it is chosen. */
export interface Grant {
  readonly role: Role;
  readonly level: Level;
  readonly province: string | null;
  readonly communes: readonly string[];
}

/** Levels that an administrator can grant: their own and those within it. */
export function levelsWithin(person: Pick<Person, 'level'>): readonly Level[] {
  return levels.slice(levels.indexOf(person.level));
}

/** A grant of another level, within what the administrator holds. */
export function atLevel(grant: Grant, level: Level, person: Pick<Person, 'province'>): Grant {
  if (level === 'national') return { ...grant, level, province: null, communes: [] };
  const province = person.province ?? grant.province;
  return { ...grant, level, province, communes: level === 'area' ? grant.communes : [] };
}

export type GrantFault = 'province' | 'communes';

/** What is missing in a grant; null for nothing. */
export function faultOf({ level, province, communes }: Grant): GrantFault | null {
  if (level !== 'national' && province === null) return 'province';
  return level === 'area' && communes.length === 0 ? 'communes' : null;
}

/** A grant as the desk takes it. */
export function bodyOf({ role, level, province, communes }: Grant) {
  return { role, level, province, communes: [...communes].sort() };
}
