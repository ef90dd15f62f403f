// SPDX-License-Identifier: GPL-3.0-only
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type HttpNet, httpNet } from './http-net.ts';

const open: { server: Server; net: HttpNet }[] = [];

async function netTo(listener: RequestListener, timeoutMilliseconds = 5000): Promise<HttpNet> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const net = httpNet(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, timeoutMilliseconds);
  open.push({ server, net });
  return net;
}

afterEach(() => {
  for (const { server, net } of open.splice(0)) {
    net.close();
    server.closeAllConnections();
    server.close();
  }
});

it('gets the bytes of a path and sends nothing that could tell one phone from another', async () => {
  let headers: Record<string, unknown> = {};
  const net = await netTo((incoming, answer) => {
    headers = incoming.headers;
    answer.end(Buffer.from([1, 2, 3]));
  });
  expect(await net.get('/v1/index', 10)).toEqual({ ok: true, value: Uint8Array.of(1, 2, 3) });
  expect(Object.keys(headers).sort()).toEqual(['connection', 'host']);
});

it('does not follow a redirect', async () => {
  let requests = 0;
  const net = await netTo((_, answer) => {
    requests++;
    answer.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect(await net.get('/v1/index', 10)).toMatchObject({ ok: false, code: 'net.redirect' });
  expect(requests).toBe(1);
});

it('cuts an answer off at its limit, however long it says it is', async () => {
  const net = await netTo((_, answer) => {
    const pour = () => {
      while (answer.write(Buffer.alloc(65_536)));
      answer.once('drain', pour);
    };
    pour();
  });
  expect(await net.get('/v1/index', 100_000)).toMatchObject({ ok: false, code: 'net.too-large' });
});

it('tells a refusal, a broken connection, a silent and an absent server apart from success', async () => {
  const refusing = await netTo((_, answer) => answer.writeHead(404).end('no'));
  expect(await refusing.get('/v1/index', 10)).toMatchObject({ ok: false, code: 'net.status' });
  const breaking = await netTo((incoming) => incoming.socket.destroy());
  expect(await breaking.get('/v1/index', 10)).toMatchObject({ ok: false, code: 'net.unreachable' });
  const halfWay = await netTo((incoming, answer) => {
    answer.writeHead(200, { 'content-length': 100 });
    answer.write('half');
    setImmediate(() => incoming.socket.destroy());
  });
  expect(await halfWay.get('/v1/index', 1000)).toMatchObject({ ok: false, code: 'net.unreachable' });
  const silent = await netTo(() => {}, 50);
  expect(await silent.get('/v1/index', 10)).toMatchObject({ ok: false, code: 'net.unreachable' });
  expect(await httpNet('http://127.0.0.1:9').get('/v1/index', 10)).toMatchObject({ code: 'net.unreachable' });
});

it('posts to the one address and takes no more than an answer', async () => {
  let path = '';
  let size = 0;
  const net = await netTo((incoming, answer) => {
    path = `${incoming.method} ${incoming.url}`;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
    });
    incoming.on('end', () => answer.end(Buffer.alloc(1024)));
  });
  const answered = await net.post(new Uint8Array(32_768));
  expect(answered.ok && answered.value.length).toBe(1024);
  expect([path, size]).toEqual(['POST /v1/post', 32_768]);
});
