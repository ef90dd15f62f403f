// SPDX-License-Identifier: GPL-3.0-only
// Work is given to colleagues who may see whom it is about.
import { fail, ok, type Result } from '@bluezone/protocol';
import type { Kysely } from 'kysely';
import { may, type StaffRights } from '../staff/may.ts';
import { rightsOf } from '../staff/session.ts';
import type { CaseTables } from '../store/tables.ts';
import type { Place } from './human.ts';

/** Rights of the colleague who is to follow people up; undefined when nobody of that name may. */
export async function assigneeRights(
  db: Kysely<CaseTables>,
  username: string,
): Promise<StaffRights | undefined> {
  const row = await db
    .selectFrom('staff')
    .select(['role', 'level', 'province', 'communes'])
    .where('username', '=', username)
    .where('suspended', '=', false)
    .executeTakeFirst();
  const rights = row === undefined ? undefined : rightsOf(row);
  return rights !== undefined && may(rights, 'person.follow-up') ? rights : undefined;
}

/** `staff.unknown` when there is no colleague of that name who may see somebody at that place; nobody named is well. */
export async function assertAssignee(
  db: Kysely<CaseTables>,
  username: string | null | undefined,
  place: Place,
): Promise<Result<void>> {
  if (username == null) return ok(undefined);
  const rights = await assigneeRights(db, username);
  return rights !== undefined && may(rights, 'person.follow-up', { kind: 'person', place })
    ? ok(undefined)
    : fail('staff.unknown', 'no colleague of that name may follow them up');
}
