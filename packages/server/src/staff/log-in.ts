// SPDX-License-Identifier: GPL-3.0-only
// Login in two stages: name and password give a ticket, the ticket and the second factor a session. Whoever was invited
// enrols a second factor and chooses a password of their own in the second stage.
import { fail, fromBase64, ok, type Result, toBase64, utcDayAt } from '@bluezone/protocol';
import { actRecordWithin, recordAct } from '../audit/record-act.ts';
import { sha256 } from '../sha256.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { countTry, forgiveAll, forgiveTry, keepFailure, nameHashOf } from './login-failures.ts';
import { assertGoodPassword, checkPassword, hashPassword } from './password.ts';
import { renewRecoveryCodes, spendRecoveryCode } from './recovery-codes.ts';
import {
  factorSecretText,
  factorUri,
  newFactorSecret,
  openFactor,
  sealFactor,
  spendStep,
  stepOfCode,
} from './second-factor.ts';
import { makeSession } from './session.ts';
import type { StaffDesk } from './staff-desk.ts';

/** How long a login may take from the password to the second factor, seconds: to enrol takes a while. */
const ticketSeconds = 600;
const triesPerTicket = 5;

export type LoginStage =
  | { readonly stage: 'second-factor'; readonly ticket: string; readonly mustSetPassword: boolean }
  | {
      readonly stage: 'enrol';
      readonly ticket: string;
      readonly mustSetPassword: boolean;
      /** For an authenticator app: base32, and as otpauth://totp/… */
      readonly secret: string;
      readonly uri: string;
    };

export interface SecondStage {
  readonly ticket: string;
  readonly code?: string;
  readonly recoveryCode?: string;
  readonly newPassword?: string;
}

export interface LoggedIn {
  /** Token of the session, 32 bytes in base64. */
  readonly token: string;
  /** Of an account that has just enrolled its second factor. */
  readonly recoveryCodes?: readonly string[];
}

const locked = () =>
  fail('staff.locked', 'too many wrong passwords or codes; try again in a quarter of an hour');

/**
 * The first stage: `staff.credentials`, `staff.locked` after too many failures, and, to whoever has the right password
 * alone, `staff.suspended` or `staff.invitation`.
 */
export async function beginLogin(
  desk: StaffDesk,
  { username: typed, password }: { readonly username: string; readonly password: string },
  now: number,
): Promise<Result<LoginStage>> {
  // Machines write marked letters in two ways.
  const username = typed.normalize('NFC');
  const nameHash = nameHashOf(username);
  if (!(await countTry(desk, nameHash, now))) return locked();
  const row = await desk.cases
    .selectFrom('staff')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirst();
  const matches = await checkPassword(row?.password_hash, password, desk.random);
  if (row === undefined || !matches) {
    await keepFailure(desk, nameHash, now);
    return fail('staff.credentials', 'unknown user or wrong password');
  }
  await forgiveTry(desk, nameHash);
  if (row.suspended) return fail('staff.suspended', 'the account is suspended');
  if (row.invited_until !== null && utcDayAt(now) > row.invited_until)
    return fail('staff.invitation', 'the invitation has ended');
  const ticketBytes = desk.random(32);
  const secret = row.factor === null ? newFactorSecret(desk.random) : null;
  await desk.cases
    .insertInto('tickets')
    .values({
      ticket_hash: sha256(ticketBytes),
      username,
      factor: secret === null ? null : sealFactor(desk, username, secret),
      failures: 0,
      expires: Math.floor(desk.signInClock()) + ticketSeconds,
    })
    .execute();
  const ticket = toBase64(ticketBytes);
  const mustSetPassword = row.invited_until !== null;
  if (secret === null) return ok({ stage: 'second-factor', ticket, mustSetPassword });
  return ok({
    ...{ stage: 'enrol', ticket, mustSetPassword },
    ...{ secret: factorSecretText(secret), uri: factorUri(username, secret) },
  });
}

const noTicket = () => fail('staff.ticket', 'the login took too long, or was used; begin again');

/**
 * The second stage: `staff.ticket`, `staff.password`, `staff.second-factor`, `staff.locked`, `staff.suspended`. A ticket
 * is used up by success or by five failures, a code of the second factor by success.
 */
export async function finishLogin(
  desk: StaffDesk,
  given: SecondStage,
  now: number,
): Promise<Result<LoggedIn>> {
  const { cases } = desk;
  const ticketBytes = fromBase64(given.ticket);
  if (ticketBytes?.length !== 32) return noTicket();
  const ticketHash = sha256(ticketBytes);
  const row = await cases
    .selectFrom('tickets')
    .innerJoin('staff', 'staff.username', 'tickets.username')
    .select(['staff.username', 'password_hash', 'suspended', 'invited_until', 'level', 'province'])
    .select(['staff.factor as enrolled', 'tickets.factor as enrolling'])
    .where('ticket_hash', '=', ticketHash)
    .where('expires', '>', Math.floor(desk.signInClock()))
    .executeTakeFirst();
  if (row === undefined) return noTicket();
  if (row.suspended) return fail('staff.suspended', 'the account is suspended');
  const isEnrolling = row.enrolling !== null;
  // Somebody has enrolled meanwhile, or the second factor was taken back.
  if (isEnrolling !== (row.enrolled === null)) return noTicket();
  const { username } = row;
  let passwordHash = row.password_hash;
  if (row.invited_until !== null || given.newPassword !== undefined) {
    const good = await assertGoodPassword(username, row.password_hash, given.newPassword ?? '');
    if (!good.ok) return good;
    passwordHash = await hashPassword(given.newPassword ?? '');
  }
  const nameHash = nameHashOf(username);
  if (!(await countTry(desk, nameHash, now))) return locked();
  const counted = await cases
    .updateTable('tickets')
    .set((e) => ({ failures: e('failures', '+', 1) }))
    .where('ticket_hash', '=', ticketHash)
    .where('failures', '<', triesPerTicket)
    .returning('failures')
    .executeTakeFirst();
  if (counted === undefined) return noTicket();
  const isRight = await checkFactor(desk, username, row.enrolling ?? row.enrolled, given, isEnrolling);
  if (!isRight) {
    await keepFailure(desk, nameHash, now);
    return fail('staff.second-factor', 'the code is wrong, or was used');
  }
  return await inTransaction(cases, async (transaction): Promise<Result<LoggedIn>> => {
    const used = await transaction
      .deleteFrom('tickets')
      .where('ticket_hash', '=', ticketHash)
      .executeTakeFirst();
    if (used.numDeletedRows !== 1n) return noTicket();
    const changed = transaction
      .updateTable('staff')
      .set({ password_hash: passwordHash, invited_until: null })
      .where('username', '=', username)
      .where('suspended', '=', false);
    const updated = await (isEnrolling
      ? changed.set({ factor: row.enrolling }).where('factor', 'is', null)
      : changed.where('factor', 'is not', null)
    ).executeTakeFirst();
    if (updated.numUpdatedRows !== 1n) return noTicket();
    const record = actRecordWithin(transaction, desk.random);
    const province = row.province ?? '';
    await forgiveAll(transaction, nameHash);
    if (passwordHash !== row.password_hash)
      await recordAct(record, username, 'staff.password', username, now, province);
    if (given.code === undefined)
      await recordAct(record, username, 'staff.recovery', username, now, province);
    const recoveryCodes = isEnrolling ? await renewRecoveryCodes(transaction, desk, username) : undefined;
    if (isEnrolling) await recordAct(record, username, 'staff.enrol', username, now, province);
    const token = await makeSession(transaction, desk, username);
    await recordAct(record, username, 'staff.login', username, now, province);
    return ok({ token, ...(recoveryCodes === undefined ? {} : { recoveryCodes }) });
  });
}

async function checkFactor(
  desk: StaffDesk,
  username: string,
  sealed: Uint8Array | null,
  { code, recoveryCode }: SecondStage,
  isEnrolling: boolean,
): Promise<boolean> {
  if (code === undefined)
    return (
      recoveryCode !== undefined && !isEnrolling && (await spendRecoveryCode(desk, username, recoveryCode))
    );
  const secret = sealed === null ? undefined : openFactor(desk.numberKey, username, sealed);
  const step = secret === undefined ? undefined : stepOfCode(secret, code, desk.signInClock());
  return step !== undefined && (await spendStep(desk.cases, username, step));
}
