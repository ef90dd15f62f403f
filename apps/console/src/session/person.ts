// SPDX-License-Identifier: GPL-3.0-only

export type Role = 'investigator' | 'supervisor' | 'auditor' | 'administrator';
export type Level = 'national' | 'province' | 'area';

export const roles: readonly Role[] = ['investigator', 'supervisor', 'auditor', 'administrator'];
export const levels: readonly Level[] = ['national', 'province', 'area'];

/** Who is signed in, as the desk tells it. */
export interface Person {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly level: Level;
  /** Two digits; null at national level. */
  readonly province: string | null;
  /** Five digits each; of an account of an area. */
  readonly communes: readonly string[];
  /** What this account may do ("case.import"); the desk decides anyway. */
  readonly acts: readonly string[];
  /** Unix seconds: when the session ends if nothing more is done. */
  readonly idleAt: number;
  /** Unix seconds: when it ends in any case. */
  readonly expiresAt: number;
}

/** Whether to offer somebody an act at all. */
export function may(person: Pick<Person, 'acts'>, act: string): boolean {
  return person.acts.includes(act);
}
