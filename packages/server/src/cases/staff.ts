// SPDX-License-Identifier: GPL-3.0-only
// Staff accounts: argon2id, no default password, the same work and answer for an unknown user and a wrong password.

import { fail, ok, type Result, toBase64, toHex, utf8Bytes } from '@bluezone/protocol';
import { hash, verify } from '@node-rs/argon2';
import type { Random } from '../keys/keyring.ts';
import type { Settings } from '../settings.ts';
import { sha256 } from '../sha256.ts';
import type { Store } from '../store/store.ts';
import { recordAct } from './record-act.ts';

/** OWASP's second recommendation: 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id of a random text nobody knows; verified against when there is no such user. */
let decoy: Promise<string> | undefined;

export interface StaffAccount {
  readonly username: string;
  readonly password: string;
}

/** 20 letters and digits without look-alikes, 5 bits each, in groups of five. */
function randomPassword(random: Random): string {
  const letters = '23456789abcdefghjkmnpqrstuvwxyz2';
  const text = [...random(20)].map((byte) => letters[byte & 31]).join('');
  return (text.match(/.{5}/g) ?? []).join('-');
}

/** Adds an account with a random password, which is nowhere else; `staff.name-taken` when there is one of this name. */
export async function addStaff(
  store: Pick<Store, 'cases' | 'audit'>,
  username: string,
  now: number,
  random: Random,
): Promise<Result<StaffAccount>> {
  const password = randomPassword(random);
  const { numInsertedOrUpdatedRows } = await store.cases
    .insertInto('staff')
    .values({ username, password_hash: await hash(password, cost) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) return fail('staff.name-taken', 'this user name is taken');
  await recordAct({ audit: store.audit, random }, 'system', 'staff.add', username, now);
  return ok({ username, password });
}

/** Makes the first account, "staff", when there is none; the caller shows the password once. Null when there are accounts. */
export async function ensureFirstStaff(
  store: Pick<Store, 'cases' | 'audit'>,
  now: number,
  random: Random,
): Promise<StaffAccount | null> {
  const any = await store.cases.selectFrom('staff').select('username').limit(1).executeTakeFirst();
  if (any !== undefined) return null;
  const added = await addStaff(store, 'staff', now, random);
  return added.ok ? added.value : null;
}

/** Logs in; gives the session token (32 bytes, base64). `staff.credentials`, or `staff.locked` after too many failures. */
export async function loginStaff(
  store: Pick<Store, 'cases' | 'audit'>,
  settings: Settings,
  random: Random,
  credentials: StaffAccount,
  now: number,
): Promise<Result<string>> {
  decoy ??= hash(toHex(random(16)), cost);
  const nameHash = sha256(utf8Bytes(credentials.username));
  const tries = await countTry(store.cases, nameHash, now);
  if (tries === 'locked' || tries > settings.staffFailures) {
    if (tries !== 'locked') await lock(store, settings, random, nameHash, now);
    return fail('staff.locked', 'too many wrong passwords; try again in a quarter of an hour');
  }
  const row = await store.cases
    .selectFrom('staff')
    .selectAll()
    .where('username', '=', credentials.username)
    .executeTakeFirst();
  const matches = await verify(row?.password_hash ?? (await decoy), credentials.password);
  if (row === undefined || !matches) {
    if (tries === settings.staffFailures) await lock(store, settings, random, nameHash, now);
    return fail('staff.credentials', 'unknown user or wrong password');
  }
  await store.cases.deleteFrom('login_failures').where('name_hash', '=', nameHash).execute();
  const token = random(32);
  const second = Math.floor(now);
  await store.cases
    .insertInto('sessions')
    .values({ token_hash: sha256(token), username: row.username, created: second, used: second })
    .execute();
  await recordAct({ audit: store.audit, random }, row.username, 'staff.login', '', now);
  return ok(toBase64(token));
}

/**
 * Counts a try as a failure before it is judged, so that many at once get no more than the same one after another; a
 * right one is forgiven everything. Gives how many there were, this one included, or that the name is locked.
 */
async function countTry(db: Store['cases'], nameHash: Uint8Array, now: number): Promise<number | 'locked'> {
  const last = Math.floor(now);
  const counted = await db
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
  return counted?.failures ?? 'locked';
}

async function lock(
  store: Pick<Store, 'cases' | 'audit'>,
  settings: Settings,
  random: Random,
  nameHash: Uint8Array,
  now: number,
): Promise<void> {
  const second = Math.floor(now);
  const locked = await store.cases
    .updateTable('login_failures')
    .set({ failures: 0, locked_until: second + settings.staffLockSeconds })
    .where('name_hash', '=', nameHash)
    .where('locked_until', '<=', second)
    .executeTakeFirst();
  if (locked.numUpdatedRows > 0n)
    await recordAct({ audit: store.audit, random }, 'system', 'staff.lock', '', now);
}
