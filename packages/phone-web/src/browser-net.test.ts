// SPDX-License-Identifier: GPL-3.0-only
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerLength, postLength } from '@bluezone/protocol';
import { afterEach, expect, it } from 'vitest';
import { browserNet } from './browser-net.ts';

const open: Server[] = [];

async function netTo(listener: RequestListener, timeoutMilliseconds = 5000) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  return browserNet(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, timeoutMilliseconds);
}

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

it('gets the bytes of a path', async () => {
  const net = await netTo((_, answer) => answer.end(Buffer.from([1, 2, 3])));
  expect(await net.get('/v1/index', 3)).toEqual({ ok: true, value: Uint8Array.of(1, 2, 3) });
});

it('posts to the one address of all posts', async () => {
  let path = '';
  let length = 0;
  const net = await netTo(async (incoming, answer) => {
    path = `${incoming.method} ${incoming.url} ${incoming.headers['content-type']}`;
    for await (const chunk of incoming) length += (chunk as Buffer).length;
    answer.end(Buffer.alloc(answerLength));
  });
  expect(await net.post(new Uint8Array(postLength))).toMatchObject({ ok: true });
  expect([path, length]).toEqual(['POST /v1/post application/octet-stream', postLength]);
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

it('cuts an answer off at its limit', async () => {
  const net = await netTo((_, answer) => {
    const pour = () => {
      while (answer.write(Buffer.alloc(65_536)));
      answer.once('drain', pour);
    };
    pour();
  });
  expect(await net.get('/v1/index', 1000)).toMatchObject({ ok: false, code: 'net.too-large' });
});

it('tells errors, silence and a server that is gone', async () => {
  const broken = await netTo((_, answer) => answer.writeHead(500).end('what went wrong'));
  expect(await broken.get('/v1/index', 1000)).toMatchObject({ ok: false, code: 'net.status' });
  const silent = await netTo(() => {}, 50);
  expect(await silent.get('/v1/index', 1000)).toMatchObject({ ok: false, code: 'net.unreachable' });
  const gone = await netTo(() => {});
  open.splice(0).forEach((server) => {
    server.close();
  });
  expect(await gone.get('/v1/index', 1000)).toMatchObject({ ok: false, code: 'net.unreachable' });
});
