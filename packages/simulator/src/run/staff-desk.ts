// SPDX-License-Identifier: GPL-3.0-only
// A member of staff of the health authority, over the server's real HTTP API.
import { casesClient } from '@bluezone/desk-client';
import { expectDone } from './expect-done.ts';

export interface StaffDesk {
  /** Records a case and issues its code, to be read aloud. */
  confirmCase(phoneNumber: string, sampleDay: string): Promise<{ caseId: string; digits: string }>;
}

/** Logs a member of staff in. Sessions expire by the server's clock, so every case begins with a login of its own. */
export function staffDesk(origin: string, username: string, password: string): StaffDesk {
  return {
    async confirmCase(phoneNumber, sampleDay) {
      const login = await casesClient({ origin }).post('/v1/staff/login', { body: { username, password } });
      const { token } = expectDone(login);
      const desk = casesClient({ origin, bearer: token });
      const { caseId } = expectDone(await desk.post('/v1/cases', { body: { phoneNumber, sampleDay } }));
      const { digits } = expectDone(await desk.post('/v1/cases/{id}/code', { params: { id: caseId } }));
      return { caseId, digits };
    },
  };
}
