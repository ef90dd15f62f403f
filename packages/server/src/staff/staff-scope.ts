// SPDX-License-Identifier: GPL-3.0-only
// What part of the country an account of the health authority is for. Since 1 July 2025 there are provinces and communes
// and nothing between; an "area" is the communes that one health centre serves.

export const staffLevels = ['national', 'province', 'area'] as const;
export type StaffLevel = (typeof staffLevels)[number];

export interface StaffScope {
  readonly level: StaffLevel;
  /** Two digits; null for the national level. */
  readonly province: string | null;
  /** Five digits each, sorted; of an area only. */
  readonly communes: readonly string[];
}

/** Where a person lives, as far as it is known. */
export interface PersonPlace {
  /** Two digits. */
  readonly province: string | null;
  /** Five digits. */
  readonly commune: string | null;
}

export const nationalScope: StaffScope = { level: 'national', province: null, communes: [] };

/** Whether a person who lives there is within a scope. Of whom no province is known, only the national level knows. */
export function coversPerson(scope: StaffScope, { province, commune }: PersonPlace): boolean {
  if (scope.level === 'national') return true;
  if (province === null || province !== scope.province) return false;
  return scope.level === 'province' || (commune !== null && scope.communes.includes(commune));
}

/** Whether an account of the inner scope sees nothing that one of the outer scope does not. */
export function containsScope(outer: StaffScope, inner: StaffScope): boolean {
  if (outer.level === 'national') return true;
  if (inner.level === 'national' || inner.province !== outer.province) return false;
  if (outer.level === 'province') return true;
  return inner.level === 'area' && inner.communes.every((commune) => outer.communes.includes(commune));
}
