// SPDX-License-Identifier: GPL-3.0-only
import { once } from 'node:events';
import { connect } from 'node:net';
import {
  answerLength,
  defaultConfiguration,
  encodePost,
  errorCatalogue,
  maximumBodyLength,
  postKinds,
  postLength,
  tokenLength,
  wrapClearPost,
} from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createServer } from '../server.ts';
import { demoSettings } from '../settings.ts';
import { makeReport, send } from '../testing/messages.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';

const octets = { 'content-type': 'application/octet-stream' };

const post = (t: TestServer, payload: Buffer, headers: Record<string, string> = octets) =>
  t.server.fastify.inject({ method: 'POST', url: '/v1/post', payload, headers });

async function countRows(t: TestServer): Promise<number> {
  const tables = [
    await t.store.exposure.selectFrom('reports').select('token_hash').execute(),
    await t.store.meetings.selectFrom('tags').select('tag').execute(),
    await t.store.registration.selectFrom('issued').select('day').execute(),
    await t.store.cases.selectFrom('codes').select('id').execute(),
  ];
  return tables.reduce((sum, rows) => sum + rows.length, 0);
}

test('every post of the right size is answered 200 with 1,024 bytes', async () => {
  const t = await testServer();
  for (const kind of postKinds) {
    const answer = await post(t, Buffer.from(wrapClearPost(encodePost({ kind, body: t.random(40) }))));
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.length).toBe(answerLength);
  }
  expect(await send(t, 'dummy', t.random(300))).toMatchObject({ ok: true });
  expect(await send(t, 'contact-form', t.random(300))).toEqual({ ok: false, code: 'post.kind' });
});

test.each([
  ['too short', Buffer.alloc(postLength - 1), octets, 400, 'post.size'],
  ['too long', Buffer.alloc(postLength + 1), octets, 413, 'request.too-large'],
  ['of another type', Buffer.alloc(100), { 'content-type': 'text/html' }, 400, 'request.layout'],
  ['malformed JSON', Buffer.from('{"a":'), { 'content-type': 'application/json' }, 400, 'request.layout'],
])('a post that is %s gets a problem', async (_what, payload, headers, status, code) => {
  const t = await testServer();
  const answer = await post(t, payload, headers);
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json()).toMatchObject({ status, code });
});

test('whatever bytes are posted: no failure of ours, and nothing is stored', async () => {
  const t = await testServer();
  const report = makeReport(t).body;
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc.nat(report.length - 1).map((end) => report.slice(0, end)),
    fc
      .tuple(fc.nat(tokenLength - 1), fc.integer({ min: 1, max: 255 }))
      .map(([at, change]) => report.map((byte, i) => (i === at ? byte ^ change : byte))),
    fc.constant(new Uint8Array(maximumBodyLength).fill(255)),
  );
  const plain = fc
    .tuple(fc.constantFrom(...postKinds), body)
    .map(([kind, bytes]) => wrapClearPost(encodePost({ kind, body: bytes })));
  const wire = fc.oneof(
    { weight: 4, arbitrary: plain },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ maxLength: 64 }).map((head) => {
        const bytes = new Uint8Array(postLength);
        bytes.set(head);
        return bytes;
      }),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  );
  await fc.assert(
    fc.asyncProperty(wire, async (bytes) => {
      const answer = await post(t, Buffer.from(bytes));
      expect(answer.statusCode).toBeLessThan(500);
    }),
    { numRuns: 300, seed: 11 },
  );
  expect(t.errors).toEqual([]);
  expect(await countRows(t)).toBe(0);
});

const routes = [
  ['POST', '/v1/staff/login'],
  ['POST', '/v1/staff/logout'],
  ['POST', '/v1/cases'],
  ['GET', '/v1/cases'],
  ['GET', '/v1/cases/0123456789abcdef'],
  ['POST', '/v1/cases/0123456789abcdef/code'],
  ['POST', '/v1/registration/development'],
  ['GET', '/v1/index'],
  ['GET', '/v1/exports/x.zip'],
  ['GET', `/v1/exports/${'0'.repeat(64)}.zip`],
  ['GET', '/v1/configurations/..%2f..%2fetc%2fpasswd'],
  ['DELETE', '/v1/index'],
  ['GET', '/nowhere/%E0%A4%A'],
] as const;

test('whatever JSON any address gets: a problem with a code of the catalogue, never a failure of ours', async () => {
  const t = await testServer({ staffFailures: 1000 });
  const payload = fc.oneof(
    fc.json(),
    fc.string(),
    fc.json({ depthSize: 'large' }).map((json) => `{"phoneNumber":${json},"sampleDay":"2021-06-14"}`),
    fc.json().map((json) => `{"username":"__proto__","password":${json}}`),
    fc.constant('['.repeat(5000)),
    fc.constant('{"__proto__":{"admin":true}}'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...routes),
      payload,
      fc.string(),
      async ([method, url], text, session) => {
        const headers = {
          'content-type': 'application/json',
          authorization: `Bearer ${encodeURI(`${session}`)}`,
        };
        const answer = await t.server.fastify.inject({
          method,
          url,
          headers,
          ...(method === 'POST' ? { payload: text } : {}),
        });
        expect(answer.statusCode).toBeLessThan(500);
        if (answer.statusCode >= 400) expect(Object.keys(errorCatalogue)).toContain(answer.json().code);
      },
    ),
    { numRuns: 200, seed: 5 },
  );
  expect(t.errors).toEqual([]);
  expect(await countRows(t)).toBe(0);
});

test('files that never change are cached for ever, the index shortly, staff answers not at all', async () => {
  const t = await testServer();
  await t.server.runDueJobs();
  const [name = ''] = await t.objects.list('exports');
  const file = await t.server.fastify.inject({ url: `/v1/${name}` });
  expect(file.headers['cache-control']).toContain('immutable');
  const index = await t.server.fastify.inject({ url: '/v1/index' });
  expect(index.headers['cache-control']).toBe('public, max-age=60');
  const cases = await t.server.fastify.inject({ url: '/v1/cases' });
  expect(cases.statusCode).toBe(401);
  expect(cases.headers['cache-control']).toBe('no-store');
});

test('an answer leaves when its time has come, whatever the post was', async () => {
  const t = await testServer();
  const waits: number[] = [];
  const slow = createServer({
    store: t.store,
    objects: t.objects,
    keys: t.keys,
    configuration: defaultConfiguration,
    settings: { ...demoSettings(), answerDelayMs: 1000 },
    clock: () => t.now,
    pause: async (untilMs) => {
      waits.push(untilMs);
    },
  });
  if (!slow.ok) throw new Error(slow.detail);
  for (const kind of ['dummy', 'report', 'redeem'] as const)
    await slow.value.fastify.inject({
      method: 'POST',
      url: '/v1/post',
      headers: octets,
      payload: Buffer.from(wrapClearPost(encodePost({ kind, body: t.random(100) }))),
    });
  expect(waits).toEqual(Array.from({ length: 3 }, () => t.now * 1000 + 1000));
});

test('a port in use is told as such, and a closed server refuses connections', async () => {
  const t = await testServer();
  const address = await t.server.listen({ host: '127.0.0.1', port: 0 });
  const health = await fetch(`${address}/v1/health`);
  expect(await health.json()).toEqual({ status: 'ok' });
  const other = await testServer();
  await expect(
    other.server.listen({ host: '127.0.0.1', port: Number(new URL(address).port) }),
  ).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await t.server.close();
  await expect(fetch(`${address}/v1/health`)).rejects.toThrow();
});

test('a client that never ends its request does not keep a server from closing', async () => {
  const t = await testServer({ closeGraceMs: 1 });
  const address = new URL(await t.server.listen({ host: '127.0.0.1', port: 0 }));
  const slow = connect(Number(address.port), address.hostname);
  slow.on('error', () => {});
  const ended = once(slow, 'close');
  await once(slow, 'connect');
  const arrived = once(t.server.fastify.server, 'request');
  slow.write(`POST /v1/post HTTP/1.1\r\nHost: ${address.host}\r\nContent-Type: application/octet-stream\r\n`);
  slow.write(`Content-Length: ${postLength}\r\n\r\nabc`);
  await arrived;
  await t.server.close();
  await ended;
  expect(await countRows(t)).toBe(0);
});
