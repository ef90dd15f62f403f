// SPDX-License-Identifier: GPL-3.0-only
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { SmsMessage } from './sms-sender.ts';
import { isWebhookAddress, type WebhookSenderOptions, webhookSender } from './webhook-sender.ts';

const message: SmsMessage = { to: '+84912345678', text: '123456 la ma', reference: 'r1' };
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Call {
  readonly request: IncomingMessage;
  readonly body: string;
}

/** A gateway on this machine that answers as told; gives its address and what it was asked. */
async function gateway(answer: (response: ServerResponse, call: Call) => void) {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    calls.push({ request, body });
    answer(response, { request, body });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`, calls, server };
}

const sender = (url: string, options: Partial<WebhookSenderOptions> = {}) =>
  webhookSender({
    name: 'gateway',
    url,
    headers: { authorization: 'Bearer secret' },
    signingKey: new Uint8Array(32).fill(7),
    toField: 'to',
    textField: 'text',
    extraFields: { from: 'BLUEZONE' },
    withPlus: true,
    timeoutMs: 2000,
    clock: () => 1_623_758_400.5,
    ...options,
  });

const status = (code: number) => (response: ServerResponse) => void response.writeHead(code).end('{}');
const never = new AbortController().signal;

it('posts number and text as JSON, with the account’s headers and a signature over exactly the body', async () => {
  const { url, calls } = await gateway(status(202));
  expect(await sender(url).send(message, never)).toBe('accepted');
  const [{ request, body }] = calls as [Call];
  expect(request.method).toBe('POST');
  expect(JSON.parse(body)).toEqual({ from: 'BLUEZONE', to: '+84912345678', text: '123456 la ma' });
  expect(request.headers).toMatchObject({
    authorization: 'Bearer secret',
    'content-type': 'application/json; charset=utf-8',
    'idempotency-key': 'r1',
  });
  const mac = createHmac('sha256', Buffer.alloc(32, 7)).update(`1623758400.${body}`).digest('hex');
  expect(request.headers['bluezone-signature']).toBe(`t=1623758400,v1=${mac}`);
});

it('uses the names of the gateway, and leaves out what it was not given', async () => {
  const { url, calls } = await gateway(status(200));
  const plain = sender(url, {
    ...{ toField: 'msisdn', textField: 'content', extraFields: {}, withPlus: false, signingKey: null },
  });
  expect(await plain.send(message, never)).toBe('accepted');
  const [{ request, body }] = calls as [Call];
  expect(JSON.parse(body)).toEqual({ msisdn: '84912345678', content: '123456 la ma' });
  expect(request.headers['bluezone-signature']).toBeUndefined();
});

it.each([
  [200, 'accepted'],
  [204, 'accepted'],
  [302, 'unusable'],
  [400, 'refused'],
  [401, 'unusable'],
  [403, 'unusable'],
  [404, 'unusable'],
  [408, 'refused'],
  [422, 'refused'],
  [429, 'refused'],
  [500, 'failed'],
  [503, 'failed'],
] as const)('takes an answer %i for %s', async (code, outcome) => {
  const { url, calls } = await gateway(status(code));
  expect(await sender(url).send(message, never)).toBe(outcome);
  expect(calls).toHaveLength(1);
});

it('follows no redirect: what it carries goes to nobody else', async () => {
  const other = await gateway(status(200));
  const { url } = await gateway((response) => void response.writeHead(307, { location: other.url }).end());
  expect(await sender(url).send(message, never)).toBe('unusable');
  expect(other.calls).toEqual([]);
});

it('fails when nobody listens, when the connection breaks and when no answer comes in time', async () => {
  const gone = await gateway(status(200));
  gone.server.close();
  await once(gone.server, 'close');
  expect(await sender(gone.url).send(message, never)).toBe('failed');
  const breaking = await gateway((response) => void response.destroy());
  expect(await sender(breaking.url).send(message, never)).toBe('failed');
  const silent = await gateway(() => {});
  expect(await sender(silent.url, { timeoutMs: 50 }).send(message, never)).toBe('failed');
});

it('ends at once when the outbox closes', async () => {
  const closing = new AbortController();
  const { url } = await gateway(() => closing.abort());
  expect(await sender(url, { timeoutMs: 60_000 }).send(message, closing.signal)).toBe('failed');
});

it('reads nothing of an answer, however long it is', async () => {
  const { url } = await gateway((response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', more);
    more();
  });
  expect(await sender(url).send(message, never)).toBe('accepted');
});

it('sends to https alone, or to this machine', () => {
  for (const good of [
    'https://sms.example/send',
    'http://127.0.0.1:8080/x',
    'http://localhost/',
    'http://[::1]:1/',
  ])
    expect(isWebhookAddress(good)).toBe(true);
  for (const bad of ['http://sms.example/', 'ftp://a/', 'sms.example', '', 'https://user:pass@sms.example/'])
    expect(isWebhookAddress(bad)).toBe(false);
});
