// SPDX-License-Identifier: GPL-3.0-only
// A member of staff of the health authority and a citizen's first registration, over the server's real HTTP API.

export interface StaffDesk {
  /** Records a case and issues its code, to be read aloud. */
  confirmCase(phoneNumber: string, sampleDay: string): Promise<{ caseId: string; digits: string }>;
}

async function postJson(url: string, body: unknown, bearer?: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: {
      'content-type': 'application/json',
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok)
    throw new Error(`${new URL(url).pathname} answered ${response.status}: ${String(answer.code)}`);
  return answer;
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

/** Registers a number at the development registration desk; gives the credential (16 bytes). */
export async function registerNumber(origin: string, phoneNumber: string): Promise<Uint8Array> {
  const { credential } = await postJson(`${origin}/v1/registration/development`, { phoneNumber });
  return new Uint8Array(Buffer.from(String(credential), 'base64'));
}
