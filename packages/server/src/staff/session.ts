// SPDX-License-Identifier: GPL-3.0-only
// Sessions of staff. What an account may do is read anew with every request: a change or a suspension holds at once.
import { fail, fromBase64, ok, type Result, toBase64 } from '@bluezone/protocol';
import { sha256 } from '../sha256.ts';
import type { StaffRights, StaffRole } from './may.ts';
import type { StaffDesk } from './staff-desk.ts';
import type { StaffLevel } from './staff-scope.ts';

export interface StaffSession extends StaffRights {
  readonly username: string;
  /** As colleagues call them. */
  readonly name: string;
  /** Unix seconds at which the session ends, whatever is done. */
  readonly expiresAt: number;
  /** Unix seconds at which it ends when nothing more is done. */
  readonly idleAt: number;
}

/** Columns of an account on which rights depend. */
export interface RightsRow {
  readonly role: StaffRole;
  readonly level: StaffLevel;
  readonly province: string | null;
  readonly communes: string;
}

export const rightsOf = ({ role, level, province, communes }: RightsRow): StaffRights => ({
  ...{ role, level, province },
  communes: communes === '' ? [] : communes.split(' '),
});

const hashOf = (token: string | undefined): Uint8Array | undefined => {
  const bytes = token === undefined ? undefined : fromBase64(token);
  return bytes?.length === 32 ? sha256(bytes) : undefined;
};

/** Makes a session; gives its token, 32 bytes in base64. */
export async function makeSession(
  cases: StaffDesk['cases'],
  { random, signInClock }: Pick<StaffDesk, 'random' | 'signInClock'>,
  username: string,
): Promise<string> {
  const token = random(32);
  const second = Math.floor(signInClock());
  await cases
    .insertInto('sessions')
    .values({ token_hash: sha256(token), username, created: second, used: second })
    .execute();
  return toBase64(token);
}

/**
 * The session of a token; `staff.session` when it is unknown, too old or idle too long, or its account suspended.
 * @param isAct false for what a page asks by itself: it keeps no session awake
 */
export async function openSession(
  { cases, settings, signInClock }: Pick<StaffDesk, 'cases' | 'settings' | 'signInClock'>,
  token: string | undefined,
  isAct = true,
): Promise<Result<StaffSession>> {
  const none = fail('staff.session', 'log in first');
  const hash = hashOf(token);
  if (hash === undefined) return none;
  const second = Math.floor(signInClock());
  const row = await cases
    .updateTable('sessions')
    .from('staff')
    .set((e) => ({ used: isAct ? e.fn<number>('greatest', ['used', e.val(second)]) : e.ref('used') }))
    .where('token_hash', '=', hash)
    .whereRef('staff.username', '=', 'sessions.username')
    .where('suspended', '=', false)
    .where('factor', 'is not', null)
    .where('created', '>', second - settings.sessionSeconds)
    .where('used', '>', second - settings.sessionIdleSeconds)
    .returning(['staff.username', 'name', 'role', 'level', 'province', 'communes', 'created', 'used'])
    .executeTakeFirst();
  if (row === undefined) return none;
  const expiresAt = row.created + settings.sessionSeconds;
  return ok({
    username: row.username,
    name: row.name,
    ...rightsOf(row),
    expiresAt,
    idleAt: Math.min(expiresAt, row.used + settings.sessionIdleSeconds),
  });
}

/** Ends a session; an unknown one is no error. Gives whose it was. */
export async function closeSession(
  cases: StaffDesk['cases'],
  token: string | undefined,
): Promise<string | undefined> {
  const hash = hashOf(token);
  if (hash === undefined) return undefined;
  const row = await cases
    .deleteFrom('sessions')
    .where('token_hash', '=', hash)
    .returning('username')
    .executeTakeFirst();
  return row?.username;
}

/** Ends all sessions and logins under way of a user, but for one where it is given. */
export async function closeAllSessions(
  cases: StaffDesk['cases'],
  username: string,
  exceptToken?: string,
): Promise<void> {
  const kept = hashOf(exceptToken);
  const all = cases.deleteFrom('sessions').where('username', '=', username);
  await (kept === undefined ? all : all.where('token_hash', '!=', kept)).execute();
  await cases.deleteFrom('tickets').where('username', '=', username).execute();
}
