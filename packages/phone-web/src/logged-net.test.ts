// SPDX-License-Identifier: GPL-3.0-only
import type { Net } from '@bluezone/phone';
import { fail, ok } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { largeDownloadBytes, loggedFetch, loggedNet } from './logged-net.ts';
import type { RequestEntry } from './request-log.ts';
import { reasonOf } from './request-reason.ts';

const hash = 'ab'.repeat(32);

function netOf(answers: Partial<Net> = {}, holds = false) {
  const entries: RequestEntry[] = [];
  const held: boolean[] = [];
  const asked: string[] = [];
  const net: Net = {
    async get(path) {
      asked.push(path);
      return ok(new Uint8Array(300));
    },
    post: async () => ok(new Uint8Array(1024)),
    ...answers,
  };
  const parts = { log: { record: (entry: RequestEntry) => void entries.push(entry) }, now: () => 1000.7 };
  const logged = loggedNet(net, {
    ...parts,
    holdsLargeDownloads: () => holds,
    onHeldBack: (isHeld) => void held.push(isHeld),
  });
  return { logged, entries, held, asked, parts };
}

it('takes down every exchange with its size and its reason', async () => {
  const { logged, entries } = netOf();
  await logged.get('/v1/index', 1000);
  await logged.get(`/v1/exports/${hash}.zip`, 300);
  await logged.get(`/v1/configurations/${hash}.json`, 300);
  await logged.post(new Uint8Array(32_768));
  expect(entries).toEqual([
    { at: 1000, reason: 'index', sent: 0, received: 300, outcome: 'ok' },
    { at: 1000, reason: 'export', sent: 0, received: 300, outcome: 'ok' },
    { at: 1000, reason: 'configuration', sent: 0, received: 300, outcome: 'ok' },
    { at: 1000, reason: 'post', sent: 32_768, received: 1024, outcome: 'ok' },
  ]);
});

it('takes down what failed', async () => {
  const { logged, entries } = netOf({ get: async () => fail('net.unreachable', 'gone') });
  expect(await logged.get('/v1/index', 1000)).toMatchObject({ ok: false });
  expect(entries).toMatchObject([{ received: 0, outcome: 'net.unreachable' }]);
});

it('posts look alike, whatever is in them', async () => {
  const { logged, entries } = netOf();
  await logged.post(new Uint8Array(32_768));
  await logged.post(new Uint8Array(32_768).fill(7));
  expect(entries[0]).toEqual(entries[1]);
});

it('holds back large files where the owner wants that, and nothing else', async () => {
  const { logged, entries, held, asked } = netOf({}, true);
  const large = await logged.get(`/v1/exports/${hash}.zip`, largeDownloadBytes);
  expect(large).toMatchObject({ ok: false, code: 'net.unreachable' });
  expect([entries, held, asked]).toEqual([[], [true], []]);
  expect(await logged.get(`/v1/exports/${hash}.zip`, largeDownloadBytes - 1)).toMatchObject({ ok: true });
  expect(await logged.get('/v1/index', largeDownloadBytes)).toMatchObject({ ok: true });
  const open = netOf();
  await open.logged.get(`/v1/exports/${hash}.zip`, largeDownloadBytes);
  expect(open.held).toEqual([false]);
});

it('takes down what desks are asked, and hands on what they said', async () => {
  const { entries, parts } = netOf();
  const answering: typeof fetch = async () => new Response('{"a":1}', { status: 403 });
  const answer = await loggedFetch(
    'registration',
    parts,
    answering,
  )('https://desk.example/', {
    method: 'POST',
    body: '{"phoneNumber":"+84"}',
  });
  expect([answer.status, await answer.text()]).toEqual([403, '{"a":1}']);
  const away: typeof fetch = async () => {
    throw new TypeError('no network');
  };
  await expect(loggedFetch('town', parts, away)('https://desk.example/')).rejects.toThrow('no network');
  expect(entries).toEqual([
    { at: 1000, reason: 'registration', sent: 21, received: 7, outcome: 'net.status' },
    { at: 1000, reason: 'town', sent: 0, received: 0, outcome: 'net.unreachable' },
  ]);
  expect(JSON.stringify(entries)).not.toContain('+84');
});

it.each([
  ['/v1/registration/start', 'registration'],
  ['/tour/pins', 'town'],
  ['/development/inbox/messages', 'town'],
  ['/app/assets/main.js', 'app'],
  ['/v1/index/', 'app'],
])('reads the reason of %s from where it goes: %s', (path, reason) => {
  expect(reasonOf(path)).toBe(reason);
});
