// SPDX-License-Identifier: GPL-3.0-only
// What staff change of their own account: the password and the recovery codes, never their rights.
import { fail, ok, type Result } from '@bluezone/protocol';
import { actRecordWithin, recordAct } from '../audit/record-act.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { countTry, forgiveTry, keepFailure, nameHashOf } from './login-failures.ts';
import { assertGoodPassword, checkPassword, hashPassword } from './password.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';
import { openFactor, spendStep, stepOfCode } from './second-factor.ts';
import { closeAllSessions, type StaffSession } from './session.ts';
import type { StaffDesk } from './staff-desk.ts';

const locked = () => fail('staff.locked', 'too many wrong passwords or codes');

const rowOf = (cases: StaffDesk['cases'], username: string) =>
  cases
    .selectFrom('staff')
    .select(['password_hash', 'factor'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow();

/**
 * Another password; all other sessions end. `staff.credentials` when the present one is wrong, `staff.password`,
 * `staff.locked`.
 * @param token of the session that goes on
 */
export async function changeOwnPassword(
  desk: StaffDesk,
  own: StaffSession,
  token: string,
  { password, newPassword }: { readonly password: string; readonly newPassword: string },
  now: number,
): Promise<Result<void>> {
  const { username } = own;
  const nameHash = nameHashOf(username);
  if (!(await countTry(desk, nameHash, now))) return locked();
  const { password_hash: stored } = await rowOf(desk.cases, username);
  if (!(await checkPassword(stored, password, desk.random))) {
    await keepFailure(desk, nameHash, now);
    return fail('staff.credentials', 'the present password is wrong');
  }
  await forgiveTry(desk, nameHash);
  const good = await assertGoodPassword(username, stored, newPassword);
  if (!good.ok) return good;
  const passwordHash = await hashPassword(newPassword);
  return await inTransaction(desk.cases, async (transaction): Promise<Result<void>> => {
    const changed = await transaction
      .updateTable('staff')
      .set({ password_hash: passwordHash })
      .where('username', '=', username)
      .where('password_hash', '=', stored)
      .executeTakeFirst();
    if (changed.numUpdatedRows !== 1n) return fail('staff.credentials', 'the password was changed meanwhile');
    await closeAllSessions(transaction, username, token);
    const record = actRecordWithin(transaction, desk.random);
    await recordAct(record, username, 'staff.password', username, now, own.province ?? '');
    return ok(undefined);
  });
}

/** Ten new recovery codes for a fresh code of the second factor; `staff.second-factor`, `staff.locked`. */
export async function renewOwnRecoveryCodes(
  desk: StaffDesk,
  own: StaffSession,
  code: string,
  now: number,
): Promise<Result<string[]>> {
  const { username } = own;
  const nameHash = nameHashOf(username);
  if (!(await countTry(desk, nameHash, now))) return locked();
  const { factor } = await rowOf(desk.cases, username);
  const secret = factor === null ? undefined : openFactor(desk.numberKey, username, factor);
  const step = secret === undefined ? undefined : stepOfCode(secret, code, desk.signInClock());
  if (step === undefined || !(await spendStep(desk.cases, username, step))) {
    await keepFailure(desk, nameHash, now);
    return fail('staff.second-factor', 'the code is wrong, or was used');
  }
  await forgiveTry(desk, nameHash);
  return await inTransaction(desk.cases, async (transaction): Promise<Result<string[]>> => {
    const codes = await renewRecoveryCodes(transaction, desk, username);
    const record = actRecordWithin(transaction, desk.random);
    await recordAct(record, username, 'staff.recovery-codes', username, now, own.province ?? '');
    return ok(codes);
  });
}
