// SPDX-License-Identifier: GPL-3.0-only
// Wrong passwords and wrong second factors of a name are counted together, also of a name that nobody has.
import { utf8Bytes } from '@bluezone/protocol';
import { recordAct } from '../audit/record-act.ts';
import { sha256 } from '../sha256.ts';
import type { StaffDesk } from './staff-desk.ts';

export const nameHashOf = (username: string): Uint8Array => sha256(utf8Bytes(username));

type Desk = Pick<StaffDesk, 'cases' | 'audit' | 'random' | 'settings' | 'signInClock'>;

/**
 * Counts a try as a failure before it is judged, so that many at once get no more than the same ones one after another;
 * a right one is forgiven. Gives whether it may be judged.
 */
export async function countTry(desk: Desk, nameHash: Uint8Array, now: number): Promise<boolean> {
  const last = Math.floor(desk.signInClock());
  const counted = await desk.cases
    .insertInto('login_failures')
    .values({ name_hash: nameHash, failures: 1, locked_until: 0, last })
    .onConflict((conflict) =>
      conflict
        .column('name_hash')
        .doUpdateSet((e) => ({ failures: e('login_failures.failures', '+', 1), last }))
        .where('login_failures.locked_until', '<=', last),
    )
    .returning('failures')
    .executeTakeFirst();
  if (counted === undefined) return false;
  if (counted.failures <= desk.settings.staffFailures) return true;
  await lock(desk, nameHash, now);
  return false;
}

/** The try was wrong: the last one allowed locks the name. */
export async function keepFailure(desk: Desk, nameHash: Uint8Array, now: number): Promise<void> {
  const row = await desk.cases
    .selectFrom('login_failures')
    .select('failures')
    .where('name_hash', '=', nameHash)
    .executeTakeFirst();
  if (row !== undefined && row.failures >= desk.settings.staffFailures) await lock(desk, nameHash, now);
}

/** The try was right so far: it alone is forgiven. */
export async function forgiveTry(desk: Desk, nameHash: Uint8Array): Promise<void> {
  await desk.cases
    .updateTable('login_failures')
    .set((e) => ({ failures: e('failures', '-', 1) }))
    .where('name_hash', '=', nameHash)
    .where('failures', '>', 0)
    .execute();
}

/** Password and second factor were right: everything is forgiven. */
export async function forgiveAll(cases: StaffDesk['cases'], nameHash: Uint8Array): Promise<void> {
  await cases.deleteFrom('login_failures').where('name_hash', '=', nameHash).execute();
}

async function lock(desk: Desk, nameHash: Uint8Array, now: number): Promise<void> {
  const second = Math.floor(desk.signInClock());
  const locked = await desk.cases
    .updateTable('login_failures')
    .set({ failures: 0, locked_until: second + desk.settings.staffLockSeconds })
    .where('name_hash', '=', nameHash)
    .where('locked_until', '<=', second)
    .executeTakeFirst();
  if (locked.numUpdatedRows > 0n) await recordAct(desk, 'system', 'staff.lock', '', now);
}
