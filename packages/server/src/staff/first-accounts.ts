// SPDX-License-Identifier: GPL-3.0-only
// Accounts that no member of staff makes: the first ones, from the command line, and those of a demonstration.
import { fail, ok, type Result } from '@bluezone/protocol';
import { recordAct } from '../audit/record-act.ts';
import type { Random } from '../keys/keyring.ts';
import type { Store } from '../store/store.ts';
import { inviteAccount, type NewAccount } from './accounts.ts';
import { hashPassword, randomPassword } from './password.ts';
import { factorSecretText, newFactorSecret, sealFactor } from './second-factor.ts';
import { nationalScope } from './staff-scope.ts';

export interface StaffAccount {
  readonly username: string;
  readonly password: string;
}

type Rows = Pick<Store, 'cases' | 'audit'>;

/** Adds an account with a random password, which is nowhere else and good once; `staff.name-taken` when there is one of this name. */
export async function addStaff(
  store: Rows,
  account: NewAccount,
  now: number,
  random: Random,
): Promise<Result<StaffAccount>> {
  const { cases, audit } = store;
  const added = await inviteAccount({ cases, audit, random }, 'system', account, now);
  return added.ok ? ok({ username: account.username, password: added.value.password }) : added;
}

/** An account that needs no enrolment: whoever made it holds its second factor too. */
export interface EnrolledAccount extends StaffAccount {
  /** Of the second factor, base32. */
  readonly secret: string;
}

/** Adds an account whose second factor is enrolled already, for programs and demonstrations; `staff.name-taken`. */
export async function addEnrolledStaff(
  store: Rows,
  numberKey: Uint8Array,
  account: NewAccount,
  now: number,
  random: Random,
): Promise<Result<EnrolledAccount>> {
  const { username, name, role, level, province, communes } = account;
  const password = randomPassword(random);
  const secret = newFactorSecret(random);
  const { numInsertedOrUpdatedRows } = await store.cases
    .insertInto('staff')
    .values({
      ...{ username, name, role, level, province, communes: communes.join(' ') },
      password_hash: await hashPassword(password),
      factor: sealFactor({ numberKey, random }, username, secret),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) return fail('staff.name-taken', 'this user name is taken');
  await recordAct({ audit: store.audit, random }, 'system', 'account.create', username, now, province ?? '');
  return ok({ username, password, secret: factorSecretText(secret) });
}

/** Makes an enrolled account "staff" for the whole country when there is no account at all; null else. */
export async function ensureFirstStaff(
  store: Rows,
  numberKey: Uint8Array,
  now: number,
  random: Random,
): Promise<EnrolledAccount | null> {
  const any = await store.cases.selectFrom('staff').select('username').limit(1).executeTakeFirst();
  if (any !== undefined) return null;
  const account: NewAccount = { username: 'staff', name: 'Staff', role: 'supervisor', ...nationalScope };
  const added = await addEnrolledStaff(store, numberKey, account, now, random);
  return added.ok ? added.value : null;
}
