// SPDX-License-Identifier: GPL-3.0-only
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  answerLength,
  defaultConfiguration,
  type errorCatalogue,
  postKinds,
  postLength,
} from '@bluezone/protocol';
import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { createServer } from '../server.ts';
import { demoSettings } from '../settings.ts';
import { send } from '../testing/messages.ts';
import { sealPostForTest } from '../testing/seal-post.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';
import { fastifyInstance } from './fastify-instance.ts';

const octets = { 'content-type': 'application/octet-stream' };
const json = { 'content-type': 'application/json' };

const post = (t: TestServer, payload: Buffer, headers: Record<string, string> = octets) =>
  t.server.fastify.inject({ method: 'POST', url: '/v1/post', payload, headers });

const sealed = (t: TestServer, kind: (typeof postKinds)[number], body: Uint8Array) =>
  Buffer.from(sealPostForTest(t.server.configuration().posts, kind, body).wire);

test('every post of the right size is answered 200 with 1,024 bytes', async () => {
  const t = await testServer();
  for (const kind of postKinds) {
    const answer = await post(t, sealed(t, kind, t.random(40)));
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.length).toBe(answerLength);
  }
  const unopened = await post(t, Buffer.alloc(postLength, 7));
  expect([unopened.statusCode, unopened.rawPayload.length]).toEqual([200, answerLength]);
  expect(await send(t, 'dummy', t.random(300))).toMatchObject({ ok: true });
});

test.each([
  ['too short', Buffer.alloc(postLength - 1), octets, 400, 'post.size'],
  ['too long', Buffer.alloc(postLength + 1), octets, 413, 'request.too-large'],
  ['of another type', Buffer.alloc(100), { 'content-type': 'text/html' }, 415, 'request.media-type'],
  ['JSON', Buffer.from('{"a":1}'), json, 415, 'request.media-type'],
])('a post that is %s gets a problem', async (_what, payload, headers, status, code) => {
  const t = await testServer();
  const answer = await post(t, payload, headers);
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.json()).toMatchObject({ type: `urn:bluezone:error:${code}`, status, code });
});

type Refused = readonly [
  method: 'GET' | 'POST' | 'HEAD' | 'OPTIONS' | 'DELETE',
  url: string,
  payload: string | Buffer | null,
  type: string | null,
  status: number,
  code: keyof typeof errorCatalogue,
];

const refused: readonly Refused[] = [
  ['GET', '/nowhere', null, null, 404, 'request.not-found'],
  ['GET', '/v1/cases/0123456789abcdef/', null, null, 404, 'request.not-found'],
  ['GET', '/v1/configurations/..%2f..%2fetc%2fpasswd', null, null, 400, 'request.layout'],
  ['GET', '/nowhere/%E0%A4%A', null, null, 400, 'request.layout'],
  ['DELETE', '/v1/index', null, null, 405, 'request.method'],
  ['OPTIONS', '/v1/cases/0123456789abcdef', null, null, 405, 'request.method'],
  ['HEAD', '/v1/post', null, null, 405, 'request.method'],
  ['POST', '/v1/staff/login', '{"username":"a"', 'application/json', 400, 'request.layout'],
  [
    'POST',
    '/v1/staff/login',
    Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    'application/json',
    400,
    'request.layout',
  ],
  ['POST', '/v1/staff/login', '{"__proto__":{}}', 'application/json', 400, 'request.layout'],
  ['POST', '/v1/staff/login', 'username=a', 'application/x-www-form-urlencoded', 415, 'request.media-type'],
  ['POST', '/v1/staff/login', '"a"', 'text/plain', 415, 'request.media-type'],
  [
    'POST',
    '/v1/staff/login',
    JSON.stringify({ username: 'a'.repeat(3000), password: 'b' }),
    'application/json',
    413,
    'request.too-large',
  ],
  ['GET', '/v1/cases', null, null, 401, 'staff.session'],
];

test.each(refused)('%s %s is refused as a problem', async (method, url, payload, type, status, code) => {
  const t = await testServer();
  const answer = await t.server.fastify.inject({
    ...{ method, url, headers: type === null ? {} : { 'content-type': type } },
    ...(payload === null ? {} : { payload }),
  });
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-store');
  if (method !== 'HEAD') expect(answer.json()).toMatchObject({ status, code });
  if (status === 405)
    expect(answer.headers.allow).toMatch(url === '/v1/post' ? /^POST$/ : /^GET, HEAD(, PATCH)?$/);
});

test('a wrong field is named by pointer and rule, and nothing that was sent comes back', async () => {
  const t = await testServer();
  const ask = async (body: object) =>
    (await t.server.fastify.inject({ method: 'POST', url: '/v1/staff/login', payload: body })).json();
  const canary = 'canary-4711';
  const wrong = [
    [{ username: canary }, '#/password', 'required'],
    [{ username: canary, password: 4711 }, '#/password', 'type'],
    [{ username: '', password: canary }, '#/username', 'minLength'],
    [{ username: canary, password: canary, [canary]: 1 }, '#', 'additionalProperties'],
  ] as const;
  for (const [body, pointer, rule] of wrong) {
    const problem = await ask(body);
    expect(problem.errors).toEqual([{ pointer, rule }]);
    expect(JSON.stringify(problem)).not.toContain('4711');
  }
});

test('a problem speaks the language that is asked for, Vietnamese otherwise', async () => {
  const t = await testServer();
  const ask = async (language: string | null) => {
    const headers = language === null ? {} : { 'accept-language': language };
    const answer = await t.server.fastify.inject({ url: '/nowhere', headers });
    expect(answer.headers.vary).toBe('accept-language');
    expect(answer.headers['content-language']).toBe(/Không/.test(answer.json().title) ? 'vi' : 'en');
    return answer.headers['content-language'];
  };
  for (const language of [
    null,
    'vi',
    'vi-VN,vi;q=0.9,en;q=0.8',
    'fr',
    '*',
    'en;q=0',
    'en;q=x',
    `en${'n'.repeat(500)}`,
  ])
    expect(await ask(language)).toBe('vi');
  for (const language of ['en', 'en-US,en;q=0.5', 'fr, en;q=0.3', 'vi;q=0.2, en;q=0.9', 'EN-gb'])
    expect(await ask(language)).toBe('en');
});

test('every answer forbids a browser to make anything of it, and none says what serves it', async () => {
  const t = await testServer();
  await t.server.runDueJobs();
  for (const url of ['/v1/index', '/v1/health', '/nowhere', '/v1/cases', '/nowhere/%E0%A4%A']) {
    const { headers } = await t.server.fastify.inject({ url });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(Object.keys(headers)).not.toContain('server');
    expect(Object.keys(headers)).not.toContain('x-powered-by');
  }
});

test('files that never change are cached for ever, the index shortly, staff answers not at all', async () => {
  const t = await testServer();
  await t.server.runDueJobs();
  const [name = ''] = await t.objects.list('exports');
  const file = await t.server.fastify.inject({ url: `/v1/${name}` });
  expect(file.headers['cache-control']).toContain('immutable');
  const index = await t.server.fastify.inject({ url: '/v1/index' });
  expect(index.headers['cache-control']).toBe('public, max-age=60');
  const head = await t.server.fastify.inject({ method: 'HEAD', url: '/v1/index' });
  expect([head.statusCode, head.payload]).toEqual([200, '']);
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
      payload: sealed(t, kind, t.random(100)),
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

/** A connection that only writes when told, and everything that came back once it is closed. */
async function rawConnection(address: string): Promise<{ socket: Socket; closed: Promise<string> }> {
  const { hostname, port } = new URL(address);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  socket.on('error', () => {});
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.on('end', () => socket.end());
  const closed = once(socket, 'close').then(() => Buffer.concat(parts).toString());
  await once(socket, 'connect');
  return { socket, closed };
}

test('a client that never ends its request does not keep a server from closing', async () => {
  const t = await testServer({ closeGraceMs: 1 });
  const address = await t.server.listen({ host: '127.0.0.1', port: 0 });
  const { socket, closed } = await rawConnection(address);
  const arrived = once(t.server.fastify.server, 'request');
  socket.write('POST /v1/post HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n');
  socket.write(`Content-Length: ${postLength}\r\n\r\nabc`);
  await arrived;
  await t.server.close();
  await closed;
});

test('who is slow, speaks nonsense or says too much is told so and disconnected', async () => {
  const app = fastifyInstance(silentLog, { headersMs: 100, requestMs: 200, idleMs: 5000 });
  app.post('/in', async () => ({ ok: true }));
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const tries = [
    ['GET / HTTP/1.1\r\nHost: x\r\nSlow', '408', 'request.timeout'],
    [
      'POST /in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
      '408',
      'request.timeout',
    ],
    ['\u0000\u0001\u0002\r\n\r\n', '400', 'request.layout'],
    ['GET / HTTP/9.9\r\n\r\n', '400', 'request.layout'],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`, '431', 'request.headers'],
    [
      'POST /in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      '400',
      'request.layout',
    ],
  ] as const;
  for (const [bytes, status, code] of tries) {
    const { socket, closed } = await rawConnection(address);
    socket.write(bytes);
    const answer = await closed;
    expect(answer.split(' ')[1]).toBe(status);
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ code });
    expect(answer.toLowerCase()).toContain('content-security-policy');
    expect(answer.toLowerCase()).not.toContain('\r\nserver:');
  }
  await app.close();
});
