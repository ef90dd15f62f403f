// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { casesClient, registrationClient } from './index.ts';

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

/** A network that answers everything the same, and what it was asked. */
function network(answer: () => Response | Promise<Response>) {
  const asked: Asked[] = [];
  const fetching = (async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return await answer();
  }) as typeof fetch;
  return { asked, fetching, origin: 'https://desk.example' };
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });

it('asks what is described, with the session, and follows and keeps nothing', async () => {
  const { asked, ...net } = network(() => json({ caseId: 'a' }, 201));
  const client = casesClient({ ...net, bearer: 'token', language: 'vi' });
  const entered = await client.post('/v1/cases', {
    body: { phoneNumber: '0912345678', sampleDay: '2021-06-14' },
  });
  expect(entered).toEqual({ ok: true, value: { caseId: 'a' } });
  const code = await client.post('/v1/cases/{id}/code', { params: { id: 'a/../b' } });
  expect(code.ok).toBe(true);
  expect(asked.map(({ url }) => url)).toEqual([
    'https://desk.example/v1/cases',
    'https://desk.example/v1/cases/a%2F..%2Fb/code',
  ]);
  for (const { init } of asked)
    expect(init).toMatchObject({
      ...{ credentials: 'omit', redirect: 'error', cache: 'no-store', referrerPolicy: 'no-referrer' },
      headers: { authorization: 'Bearer token', 'accept-language': 'vi' },
    });
});

it('tells a refusal by its code and its words, and what may be done when', async () => {
  const problem = {
    code: 'registration.wait',
    title: 'Chờ',
    detail: 'Hãy đợi',
    status: 429,
    retryAfterSeconds: 30,
  };
  const { fetching, origin } = network(() => json(problem, 429));
  const client = registrationClient({ origin, fetching });
  expect(await client.post('/v1/registration/start', { body: { phoneNumber: '0912345678' } })).toEqual({
    ...{ ok: false, code: 'registration.wait', title: 'Chờ', detail: 'Hãy đợi', retryAfterSeconds: 30 },
  });
});

it.each([
  ['nobody answers', () => Promise.reject(new TypeError('failed')), 'net.unreachable'],
  ['the answer is no JSON', () => new Response('<html>'), 'net.status'],
  ['the code is unknown', () => json({ code: 'toString' }, 400), 'net.status'],
  ['the refusal is a text', () => json('no', 500), 'net.status'],
  ['the answer never ends', () => new Response(endless()), 'net.too-large'],
] as const)('fails as a value when %s', async (_when, answer, code) => {
  const { fetching, origin } = network(answer);
  expect(await casesClient({ origin, fetching }).get('/v1/cases')).toMatchObject({ ok: false, code });
});

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)) });
}

it('an answer without content is a success without a value', async () => {
  const { fetching, origin } = network(() => new Response(null, { status: 204 }));
  const client = registrationClient({ origin, fetching });
  const body = { credential: `${'A'.repeat(22)}==` };
  expect(await client.post('/v1/registration/erase', { body })).toEqual({ ok: true, value: undefined });
});

it('refuses at compile time what the desk would refuse', () => {
  const client = casesClient({ origin: '' });
  const wrong = [
    // @ts-expect-error there is no such path
    () => client.get('/v1/nowhere'),
    // @ts-expect-error the path is not served by GET
    () => client.get('/v1/staff/login'),
    // @ts-expect-error a field is missing
    () => client.post('/v1/cases', { body: { phoneNumber: '1' } }),
    // @ts-expect-error a parameter is missing
    () => client.get('/v1/cases/{id}'),
  ];
  expect(wrong.length).toBe(4);
});
