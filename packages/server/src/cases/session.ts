// SPDX-License-Identifier: GPL-3.0-only
import { fail, fromBase64, ok, type Result } from '@bluezone/protocol';
import type { Settings } from '../settings.ts';
import { sha256 } from '../sha256.ts';
import type { Store } from '../store/store.ts';

/** The user of an `Authorization: Bearer` header; `staff.session` when the session is unknown, too old or idle too long. */
export async function openSession(
  db: Store['cases'],
  settings: Settings,
  authorization: string | undefined,
  now: number,
): Promise<Result<string>> {
  const none = fail('staff.session', 'log in first');
  const match = /^Bearer ([A-Za-z0-9+/]{43}=)$/.exec(authorization ?? '');
  const token = match === null ? undefined : fromBase64(match[1] as string);
  if (token === undefined) return none;
  const second = Math.floor(now);
  const session = await db
    .updateTable('sessions')
    .set({ used: second })
    .where('token_hash', '=', sha256(token))
    .where('created', '>', second - settings.sessionSeconds)
    .where('used', '>', second - settings.sessionIdleSeconds)
    .returning('username')
    .executeTakeFirst();
  return session === undefined ? none : ok(session.username);
}

/** Ends a session; an unknown one is no error. */
export async function closeSession(db: Store['cases'], authorization: string | undefined): Promise<void> {
  const token = fromBase64(/^Bearer (\S{1,64})$/.exec(authorization ?? '')?.[1] ?? '');
  if (token !== undefined) await db.deleteFrom('sessions').where('token_hash', '=', sha256(token)).execute();
}
