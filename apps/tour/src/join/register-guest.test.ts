// SPDX-License-Identifier: GPL-3.0-only
import { ok, type Result, toBase64 } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { registerGuest } from './register-guest.ts';

const credential = new Uint8Array(16).fill(7);
const attempt = toBase64(new Uint8Array(16).fill(9));
const text = '012345 la ma dang ky Bluezone cua ban';

interface Asked {
  readonly path: string;
  readonly body: unknown;
}

/** A registration desk that answers by path; a number stands for a refusal with that status. */
function desk(answers: Readonly<Record<string, unknown>>) {
  const asked: Asked[] = [];
  const fetching: typeof fetch = async (url, init) => {
    const { pathname, search } = new URL(String(url));
    asked.push({
      path: pathname + search,
      body: init?.body === undefined ? null : JSON.parse(String(init.body)),
    });
    const answer = answers[pathname];
    if (answer === undefined) throw new TypeError('no network');
    const status = typeof answer === 'object' && answer !== null && 'status' in answer ? answer.status : 200;
    return new Response(JSON.stringify(answer), { status: Number(status) });
  };
  return { asked, fetching };
}

const whole = {
  '/v1/registration/start': { attempt },
  '/development/inbox/messages': { messages: [{ to: '+84901000007', text, at: 1 }] },
  '/v1/registration/verify': { credential: toBase64(credential) },
};

async function run(answers: Readonly<Record<string, unknown>>) {
  const { asked, fetching } = desk(answers);
  const registered: Uint8Array[] = [];
  const messages: string[] = [];
  const phone = {
    async register(given: Uint8Array): Promise<Result<void>> {
      registered.push(given);
      return ok(undefined);
    },
  };
  const origin = 'http://127.0.0.1:8420';
  const onMessage = (message: string) => void messages.push(message);
  const result = await registerGuest(phone, { origin, phoneNumber: '+84901000007', onMessage }, fetching);
  return { asked, registered, messages, result };
}

it('asks for a code, reads it in the inbox, tells it and hands the credential to the phone', async () => {
  const { asked, registered, messages, result } = await run(whole);
  expect(result.ok).toBe(true);
  expect(asked).toEqual([
    { path: '/v1/registration/start', body: { phoneNumber: '+84901000007' } },
    { path: '/development/inbox/messages?to=%2B84901000007', body: null },
    { path: '/v1/registration/verify', body: { attempt, code: '012345' } },
  ]);
  expect(registered).toEqual([credential]);
  expect(messages).toEqual([text]);
});

it.each([
  ['/v1/registration/start', { status: 429, code: 'registration.wait' }, 'registration.wait'],
  ['/v1/registration/start', { status: 500, code: 'toString' }, 'net.status'],
  ['/v1/registration/start', undefined, 'net.unreachable'],
  ['/development/inbox/messages', { messages: [] }, 'registration.expired'],
  ['/development/inbox/messages', { messages: [{ text: 'hello' }] }, 'registration.expired'],
  ['/development/inbox/messages', { messages: 'none' }, 'registration.expired'],
  ['/v1/registration/verify', { status: 403, code: 'registration.code' }, 'registration.code'],
  ['/v1/registration/verify', { credential: 'not base64' }, 'registration.unknown'],
])('says why when %s answers %j', async (path, answer, code) => {
  const { registered, result } = await run({ ...whole, [path]: answer });
  expect(result).toMatchObject({ ok: false, code });
  expect(registered).toEqual([]);
});
