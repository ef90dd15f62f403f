// SPDX-License-Identifier: GPL-3.0-only
// Accounts of staff: whoever administers invites, changes, suspends and resets within their own part of the country, never
// themselves, and never beyond what they hold. An account outside it does not exist for them.
import { dateText, fail, ok, type Result, utcDayAt } from '@bluezone/protocol';
import type { Selectable } from 'kysely';
import { actRecordWithin, recordAct } from '../audit/record-act.ts';
import { isProvince, provinceWith } from '../places/communes.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { CaseTables } from '../store/tables.ts';
import { may, type StaffRole } from './may.ts';
import { hashPassword, randomPassword } from './password.ts';
import { closeAllSessions, rightsOf, type StaffSession } from './session.ts';
import type { StaffDesk } from './staff-desk.ts';
import type { StaffLevel, StaffScope } from './staff-scope.ts';

/** An invitation's password holds so many days after the day it was made. */
const invitationDays = 7;
const mostCommunes = 200;

export interface AccountChange {
  readonly name?: string;
  readonly role?: StaffRole;
  readonly level?: StaffLevel;
  readonly province?: string | null;
  readonly communes?: readonly string[];
  readonly state?: 'active' | 'suspended';
}

export interface NewAccount extends StaffScope {
  readonly username: string;
  readonly name: string;
  readonly role: StaffRole;
}

export interface AccountView extends NewAccount {
  /** Invited: has no second factor yet. */
  readonly state: 'invited' | 'active' | 'suspended';
  /** Last day of the invitation's password, YYYY-MM-DD. */
  readonly invitedUntil: string | null;
  readonly version: number;
}

export interface Invitation {
  readonly account: AccountView;
  /** Good once; it is nowhere else. */
  readonly password: string;
}

type StaffRow = Selectable<CaseTables['staff']>;

function viewOf(row: StaffRow): AccountView {
  return {
    username: row.username,
    name: row.name,
    ...rightsOf(row),
    state: row.suspended ? 'suspended' : row.factor === null ? 'invited' : 'active',
    invitedUntil: row.invited_until === null ? null : dateText(row.invited_until),
    version: row.version,
  };
}

/** A scope in its one form; `staff.place` when level, province and communes do not fit together. */
function checkScope({ level, province, communes }: StaffScope): Result<StaffScope> {
  const wrong = fail('staff.place', 'level, province and communes do not fit together');
  if (level === 'national')
    return province === null && communes.length === 0 ? ok({ level, province, communes }) : wrong;
  if (province === null || !isProvince(province)) return wrong;
  if (level === 'province') return communes.length === 0 ? ok({ level, province, communes }) : wrong;
  const own = [...new Set(communes)].sort();
  const areCommunes = own.every((commune) => provinceWith(commune) === province);
  return own.length > 0 && own.length <= mostCommunes && areCommunes
    ? ok({ level, province, communes: own })
    : wrong;
}

const columnsOf = ({ level, province, communes }: StaffScope) => ({
  ...{ level, province },
  communes: communes.join(' '),
});

/** Whether an account of such a role may be made or changed into by whoever administers; `staff.scope` else. */
function assertGrantable(by: StaffSession, { role, ...scope }: Omit<NewAccount, 'username' | 'name'>) {
  if (!may(by, 'account.create', { kind: 'account', scope }))
    return fail('staff.scope', 'nobody grants more than they hold');
  if (role === 'auditor' && scope.level === 'area')
    return fail('staff.place', 'the record is by province: an auditor is for a province or the country');
  return ok(undefined);
}

/** All accounts within the scope of whoever asks, by name. */
export async function listAccounts(
  { cases }: Pick<StaffDesk, 'cases'>,
  by: StaffSession,
): Promise<AccountView[]> {
  const base = cases.selectFrom('staff').selectAll().orderBy('username');
  const rows = await (by.level === 'national' ? base : base.where('province', '=', by.province)).execute();
  return rows.map(viewOf).filter((scope) => may(by, 'account.read', { kind: 'account', scope }));
}

/** Who acts where nobody of the staff does: no account has this name. */
const systemName = 'system';

/** Makes an account with a random password that is good once; `staff.name-taken`. Checks nobody's rights. */
export async function inviteAccount(
  store: Pick<StaffDesk, 'cases' | 'audit' | 'random'>,
  actor: string,
  account: NewAccount,
  now: number,
): Promise<Result<Invitation>> {
  const username = account.username.normalize('NFC');
  if (username === systemName) return fail('staff.name-taken', 'this name stands for the system itself');
  const password = randomPassword(store.random);
  const passwordHash = await hashPassword(password);
  return await inTransaction(store.cases, async (transaction): Promise<Result<Invitation>> => {
    const row = await transaction
      .insertInto('staff')
      .values({
        username,
        password_hash: passwordHash,
        name: account.name,
        role: account.role,
        ...columnsOf(account),
        invited_until: utcDayAt(now) + invitationDays,
        invited_by: actor,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return fail('staff.name-taken', 'this user name is taken');
    const record = actRecordWithin(transaction, store.random);
    await recordAct(record, actor, 'account.create', username, now, account.province ?? '');
    return ok({ account: viewOf(row), password });
  });
}

/** As {@link inviteAccount}, by one of the staff; also `staff.place` and `staff.scope`. */
export async function inviteAs(
  desk: StaffDesk,
  by: StaffSession,
  { username, name, role, ...given }: NewAccount,
  now: number,
): Promise<Result<Invitation>> {
  const scope = checkScope(given);
  if (!scope.ok) return scope;
  const grantable = assertGrantable(by, { role, ...scope.value });
  if (!grantable.ok) return grantable;
  return await inviteAccount(desk, by.username, { username, name, role, ...scope.value }, now);
}

const unknown = () => fail('staff.unknown', 'there is no such account');

/** The row of an account that another one may change: `staff.unknown` outside the scope, `staff.self` for oneself. */
async function accountFor(
  cases: StaffDesk['cases'],
  by: StaffSession,
  username: string,
): Promise<Result<StaffRow>> {
  const row = await cases
    .selectFrom('staff')
    .selectAll()
    .where('username', '=', username)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || !may(by, 'account.change', { kind: 'account', scope: rightsOf(row) }))
    return unknown();
  return username === by.username ? fail('staff.self', 'nobody changes their own rights') : ok(row);
}

/** That somebody else changed a record meanwhile, and how it stands now. */
export interface RecordChanged<T> {
  readonly ok: false;
  readonly code: 'record.changed';
  readonly detail: string;
  readonly present: T;
}

/** Changes an account; a suspension ends its sessions. `staff.unknown`, `staff.self`, `staff.place`, `staff.scope`, `record.changed`. */
export async function changeAccount(
  desk: StaffDesk,
  by: StaffSession,
  username: string,
  { version, ...change }: AccountChange & { readonly version: number },
  now: number,
): Promise<Result<AccountView> | RecordChanged<AccountView>> {
  return await inTransaction(desk.cases, async (transaction) => {
    const found = await accountFor(transaction, by, username);
    if (!found.ok) return found;
    const row = found.value;
    const present = viewOf(row);
    if (row.version !== version)
      return {
        ...fail('record.changed', 'somebody else changed it'),
        code: 'record.changed' as const,
        present,
      };
    const scope = checkScope({
      level: change.level ?? row.level,
      province: change.province === undefined ? row.province : change.province,
      communes: change.communes ?? present.communes,
    });
    if (!scope.ok) return scope;
    const role = change.role ?? row.role;
    const grantable = assertGrantable(by, { role, ...scope.value });
    if (!grantable.ok) return grantable;
    const suspended = change.state === undefined ? row.suspended : change.state === 'suspended';
    const changed = await transaction
      .updateTable('staff')
      .set({
        name: change.name ?? row.name,
        role,
        ...columnsOf(scope.value),
        suspended,
        version: version + 1,
      })
      .where('username', '=', username)
      .returningAll()
      .executeTakeFirstOrThrow();
    if (suspended) await closeAllSessions(transaction, username);
    const act =
      suspended === row.suspended ? 'account.change' : suspended ? 'account.suspend' : 'account.resume';
    const record = actRecordWithin(transaction, desk.random);
    await recordAct(record, by.username, act, username, now, scope.value.province ?? '');
    return ok(viewOf(changed));
  });
}

/**
 * Takes second factor, recovery codes, password and sessions from an account and invites its owner anew: whoever stole the
 * password and talks somebody into a reset gains nothing. `staff.unknown`, `staff.self`.
 */
export async function resetAccount(
  desk: StaffDesk,
  by: StaffSession,
  username: string,
  now: number,
): Promise<Result<Invitation>> {
  const password = randomPassword(desk.random);
  const passwordHash = await hashPassword(password);
  return await inTransaction(desk.cases, async (transaction): Promise<Result<Invitation>> => {
    const found = await accountFor(transaction, by, username);
    if (!found.ok) return found;
    const row = await transaction
      .updateTable('staff')
      .set({
        password_hash: passwordHash,
        factor: null,
        invited_until: utcDayAt(now) + invitationDays,
        invited_by: by.username,
        version: found.value.version + 1,
      })
      .where('username', '=', username)
      .returningAll()
      .executeTakeFirstOrThrow();
    await transaction.deleteFrom('recovery_codes').where('username', '=', username).execute();
    await closeAllSessions(transaction, username);
    const record = actRecordWithin(transaction, desk.random);
    await recordAct(record, by.username, 'account.reset', username, now, row.province ?? '');
    return ok({ account: viewOf(row), password });
  });
}
