// SPDX-License-Identifier: GPL-3.0-only
import { defaultConfiguration } from '@bluezone/protocol';
import { expect, test } from 'vitest';
import { memoryObjectStore } from '../objects/memory-object-store.ts';
import { createServer } from '../server.ts';
import { demoSettings } from '../settings.ts';
import { developmentInbox } from '../sms/development-inbox.ts';
import { askRegistration } from '../testing/register-number.ts';
import { noon, testServer } from '../testing/test-server.ts';

const number = '+84912345678';

test('the page shows the newest message first, and nothing that a message holds becomes part of the page', async () => {
  const t = await testServer();
  await askRegistration(t, 'start', { phoneNumber: number });
  await t.inbox.sender.send(
    { to: '+84987654321', text: '<script>alert(1)</script> & "', reference: 'r' },
    new AbortController().signal,
  );
  const answer = await t.server.fastify.inject({ method: 'GET', url: '/development/inbox' });
  expect(answer.headers['content-type']).toContain('text/html');
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;');
  expect(answer.body).not.toContain('<script>');
  expect(answer.body.indexOf('+84987654321')).toBeLessThan(answer.body.indexOf(number));
});

test('a program reads the messages to one number', async () => {
  const t = await testServer();
  await askRegistration(t, 'start', { phoneNumber: number });
  const read = (to: string) =>
    t.server.fastify.inject({
      method: 'GET',
      url: `/development/inbox/messages?to=${encodeURIComponent(to)}`,
    });
  const [message] = (await read(number)).json().messages;
  expect(message).toMatchObject({ to: number, at: noon });
  expect(message.text).toMatch(/^\d{6} la ma dang ky Bluezone/);
  expect((await read('+84987654321')).json()).toEqual({ messages: [] });
  expect((await read('everything')).statusCode).toBe(400);
});

test('a server that was given no inbox has no such page, and without a sender nobody can register', async () => {
  const t = await testServer();
  const created = createServer({
    ...{ store: t.store, keys: t.keys, objects: memoryObjectStore(), clock: () => t.now },
    ...{ configuration: defaultConfiguration, settings: demoSettings() },
  });
  if (!created.ok) throw new Error(created.detail);
  const server = created.value;
  for (const url of ['/development/inbox', '/development/inbox/messages'])
    expect((await server.fastify.inject({ method: 'GET', url })).statusCode).toBe(404);
  const refused = await askRegistration({ server }, 'start', { phoneNumber: number });
  expect([refused.statusCode, refused.json().code]).toEqual([503, 'registration.later']);
  await server.close();
});

test('the inbox keeps its last messages and lets go of those taken', async () => {
  let now = 0;
  const inbox = developmentInbox(() => now, 3);
  const { signal } = new AbortController();
  for (const code of ['000001', '000002', '000003', '000004']) {
    now += 1;
    await inbox.sender.send({ to: number, text: `${code} la ma`, reference: 'r' }, signal);
  }
  expect(inbox.list()).toHaveLength(3);
  expect(['a', 'b', 'c', 'd'].map(() => inbox.take(number))).toEqual([
    '000004',
    '000003',
    '000002',
    undefined,
  ]);
  expect(inbox.list()).toEqual([]);
});
