// SPDX-License-Identifier: GPL-3.0-only
// To whom work can be given. Names alone: what else an account is, its administrators know.
import type { Kysely } from 'kysely';
import type { CaseTables } from '../store/tables.ts';
import { may, type StaffRights } from './may.ts';
import { rightsOf } from './session.ts';
import { containsScope, type PersonPlace } from './staff-scope.ts';

export interface Colleague {
  readonly username: string;
  /** As colleagues call them. */
  readonly name: string;
}

/** More than anybody chooses from; whose office is larger names the place of the record. */
export const mostColleagues = 1000;

/**
 * Colleagues in use within the asker's own part of the country, themselves among them, who may follow people up: at a place, where
 * one is given. By name, at most {@link mostColleagues}.
 */
export async function listColleagues(
  db: Kysely<CaseTables>,
  by: StaffRights,
  place: PersonPlace | null,
): Promise<Colleague[]> {
  let query = db
    .selectFrom('staff')
    .select(['username', 'name', 'role', 'level', 'province', 'communes'])
    .where('suspended', '=', false)
    .where('factor', 'is not', null)
    .where('role', 'in', ['investigator', 'supervisor'])
    .orderBy('name')
    .orderBy('username');
  if (by.level !== 'national') query = query.where('province', '=', by.province);
  else if (place !== null)
    query = query.where((e) => e.or([e('level', '=', 'national'), e('province', '=', place.province)]));
  const rows = await query.execute();
  return rows
    .filter((row) => {
      const rights = rightsOf(row);
      const isWithin = containsScope(by, rights);
      return (
        isWithin && may(rights, 'person.follow-up', place === null ? undefined : { kind: 'person', place })
      );
    })
    .slice(0, mostColleagues)
    .map(({ username, name }) => ({ username, name }));
}
