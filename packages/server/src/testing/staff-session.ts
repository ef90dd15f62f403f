// SPDX-License-Identifier: GPL-3.0-only
// Members of staff who are logged in. For tests only.

import type { TypedFastify } from '../http/typed-fastify.ts';
import type { NewAccount } from '../staff/accounts.ts';
import { addEnrolledStaff, type EnrolledAccount } from '../staff/first-accounts.ts';
import { secondFactorCode } from '../staff/second-factor.ts';
import { makeSession } from '../staff/session.ts';
import { nationalScope } from '../staff/staff-scope.ts';
import type { TestServer } from './test-server.ts';

export interface SignedIn extends EnrolledAccount {
  /** Token of a session, for Authorization: Bearer. */
  readonly token: string;
  readonly headers: { readonly authorization: string };
}

/** An account with its second factor; for the whole country and everything with cases unless told otherwise. */
export async function enrolledAccount(
  t: TestServer,
  account: Partial<NewAccount> = {},
): Promise<EnrolledAccount> {
  const whole: NewAccount = {
    ...{ username: 'staff', name: 'Staff', role: 'supervisor', ...nationalScope, ...account },
  };
  const added = await addEnrolledStaff(t.store, t.keys.casesNumberKey, whole, t.now, t.random);
  if (!added.ok) throw new Error(added.detail);
  return added.value;
}

/** The same, with a session that did not take a login. */
export async function signedIn(t: TestServer, account: Partial<NewAccount> = {}): Promise<SignedIn> {
  const enrolled = await enrolledAccount(t, account);
  const token = await makeSession(
    t.store.cases,
    { random: t.random, signInClock: () => t.now },
    enrolled.username,
  );
  return { ...enrolled, token, headers: { authorization: `Bearer ${token}` } };
}

/** Logs in over HTTP, in both stages, as a program does; gives the token. Once in 30 seconds of the account's clock. */
export async function logInOver(
  app: TypedFastify,
  { username, password, secret }: EnrolledAccount,
  now: number,
): Promise<string> {
  const first = await app.inject({
    method: 'POST',
    url: '/v1/staff/login',
    payload: { username, password },
  });
  const { ticket } = first.json();
  const second = await app.inject({
    method: 'POST',
    url: '/v1/staff/login/second',
    payload: { ticket, code: secondFactorCode(secret, now) },
  });
  return second.json().token;
}
