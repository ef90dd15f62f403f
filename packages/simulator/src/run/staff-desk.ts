// SPDX-License-Identifier: GPL-3.0-only
// A member of staff of the health authority, over the server's real HTTP API.
import { postJson } from './json-calls.ts';

export interface StaffDesk {
  /** Records a case and issues its code, to be read aloud. */
  confirmCase(phoneNumber: string, sampleDay: string): Promise<{ caseId: string; digits: string }>;
}

/** Logs a member of staff in. Sessions expire by the server's clock, so every case begins with a login of its own. */
export function staffDesk(origin: string, username: string, password: string): StaffDesk {
  return {
    async confirmCase(phoneNumber, sampleDay) {
      const { token } = await postJson(`${origin}/v1/staff/login`, { username, password });
      const bearer = String(token);
      const { caseId } = await postJson(`${origin}/v1/cases`, { phoneNumber, sampleDay }, bearer);
      const { digits } = await postJson(`${origin}/v1/cases/${String(caseId)}/code`, {}, bearer);
      return { caseId: String(caseId), digits: String(digits) };
    },
  };
}
