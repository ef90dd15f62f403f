// SPDX-License-Identifier: GPL-3.0-only
// A member of staff of the health authority, over the server's real HTTP API.
import { casesClient } from '@bluezone/desk-client';
import { secondFactorCode } from '@bluezone/server';
import { expectDone } from './expect-done.ts';

/** Seconds for which one code of the second factor stands. */
const stepSeconds = 30;

export interface StaffDesk {
  /** Records a case and issues its code, to be read aloud. Without a place only the national level sees the case. */
  confirmCase(
    phoneNumber: string,
    sampleDay: string,
    place?: { readonly province: string; readonly commune: string },
  ): Promise<{ caseId: string; digits: string }>;
}

/** An account and the second factor that goes with it. */
export interface StaffLogin {
  readonly username: string;
  readonly password: string;
  /** Of the second factor, base32. */
  readonly secret: string;
}

/**
 * A member of staff with a second factor of their own. A session lasts as long as the server says; a code is good once, so
 * that the code of the next half minute is tried where this one was used already.
 * @param clock the server's, unix seconds
 */
export function staffDesk(origin: string, login: StaffLogin, clock: () => number): StaffDesk {
  let session: { readonly token: string; readonly until: number } | undefined;

  async function logIn(): Promise<string> {
    if (session !== undefined && clock() < session.until) return session.token;
    const { username, password, secret } = login;
    const client = casesClient({ origin });
    const { ticket } = expectDone(await client.post('/v1/staff/login', { body: { username, password } }));
    const second = (ahead: number) =>
      client.post('/v1/staff/login/second', {
        body: { ticket, code: secondFactorCode(secret, clock() + ahead) },
      });
    const first = await second(0);
    const isUsed = !first.ok && first.code === 'staff.second-factor';
    const { token, idleAt } = expectDone(isUsed ? await second(stepSeconds) : first);
    if (token === undefined) throw new Error('the desk gave a cookie to a program');
    session = { token, until: idleAt - stepSeconds };
    return token;
  }

  return {
    async confirmCase(phoneNumber, sampleDay, place) {
      const desk = casesClient({ origin, bearer: await logIn() });
      const { caseId } = expectDone(
        await desk.post('/v1/cases', { body: { phoneNumber, sampleDay, ...place } }),
      );
      const { digits } = expectDone(await desk.post('/v1/cases/{id}/code', { params: { id: caseId } }));
      return { caseId, digits };
    },
  };
}
