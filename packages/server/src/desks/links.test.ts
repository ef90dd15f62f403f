// SPDX-License-Identifier: GPL-3.0-only
// One contract for every link, in one process and over HTTP.
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  compareBytes,
  decodeDeskAnswer,
  deskAnswerLength,
  deskPostLength,
  deskSeal,
  encodeClaimTokenRequest,
  encodeDeskPost,
  encodeRedeem,
  type PostKey,
  type ReportedTag,
  utcDayAt,
} from '@bluezone/protocol';
import { afterEach, describe, expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { demoSettings } from '../settings.ts';
import { makeBlindRequest } from '../testing/messages.ts';
import { sealForTest } from '../testing/seal-post.ts';
import { noon, type TestServer, testServer } from '../testing/test-server.ts';
import { createCasesRole } from './cases-role.ts';
import { DeskUnavailableError } from './desk-unavailable.ts';
import type { LinkTarget } from './http-caller.ts';
import { httpCasesLink, httpMeetingsLink, httpRegistrationLink } from './http-links.ts';
import { linkListener } from './link-listener.ts';
import type { LinkSecrets } from './link-secret.ts';
import type { CasesLink, MeetingsLink, RegistrationLink } from './links.ts';
import { createMeetingsRole } from './meetings-role.ts';
import { createRegistrationRole } from './registration-role.ts';
import type { RunningRole } from './role.ts';

const secret = 'ab'.repeat(32);
const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function listening(role: RunningRole, secrets: LinkSecrets = [secret]): Promise<LinkTarget> {
  const app = linkListener(silentLog, secrets);
  role.addLinkRoutes(app);
  closing.push(() => app.close());
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }), secrets: [secret] };
}

function rolesOf(t: TestServer) {
  const settings = demoSettings();
  const parts = { settings, clock: () => t.now, random: t.random, log: silentLog };
  return {
    cases: createCasesRole({ store: t.store, keys: t.keys.cases, ...parts }),
    registration: createRegistrationRole({
      ...{ store: t.store, keys: t.keys.registration, ...parts, senders: [] },
      claimTokenPeriodDays: () => 14,
    }),
    meetings: createMeetingsRole({ store: t.store, settings }),
  };
}

interface Links {
  readonly t: TestServer;
  readonly cases: CasesLink;
  readonly registration: RegistrationLink;
  readonly meetings: MeetingsLink;
}

const inProcess = async (): Promise<Links> => {
  const t = await testServer();
  const { cases, registration, meetings } = rolesOf(t);
  return { t, cases: cases.link, registration: registration.link, meetings: meetings.link };
};

const overHttp = async (): Promise<Links> => {
  const t = await testServer();
  const roles = rolesOf(t);
  const links = {
    cases: httpCasesLink(await listening(roles.cases)),
    registration: httpRegistrationLink(await listening(roles.registration)),
    meetings: httpMeetingsLink(await listening(roles.meetings)),
  };
  closing.push(() => {
    for (const link of Object.values(links)) link.close();
  });
  return { t, ...links };
};

const someTags = (t: TestServer, count: number): ReportedTag[] =>
  Array.from({ length: count }, (_, i) => ({
    tag: t.random(12),
    interval: 2_700_000 + i,
    bucket: i % 4,
    minutes: i % 11,
  }));

const sorted = <T extends { readonly tag: Uint8Array }>(tags: readonly T[]): T[] =>
  [...tags].sort((a, b) => compareBytes(a.tag, b.tag));

describe.each([
  ['in one process', inProcess],
  ['over HTTP', overHttp],
])('links %s', (_how, open) => {
  test('tags are added, found, spent by one claim, given back and removed, each as often as it is asked', async () => {
    const { t, meetings } = await open();
    const tags = someTags(t, 7);
    const names = tags.map(({ tag }) => tag);
    const [one, two] = [t.random(32), t.random(32)];
    for (let i = 0; i < 2; i++) await meetings.add(tags);
    await meetings.add([]);
    expect(sorted(await meetings.find([...names, t.random(12)]))).toEqual(
      sorted(tags.map((tag) => ({ ...tag, spentBy: null }))),
    );
    expect(await meetings.find([])).toEqual([]);
    for (let i = 0; i < 2; i++) {
      const spent = await meetings.spend(names.slice(0, 3), one, utcDayAt(noon));
      expect(sorted(spent)).toEqual(sorted(tags.slice(0, 3).map((tag) => ({ ...tag, spentBy: one }))));
    }
    expect((await meetings.spend(names, two, utcDayAt(noon))).length).toBe(4);
    expect(sorted(await meetings.spentBy(one)).map(({ tag }) => tag)).toEqual(
      sorted(tags.slice(0, 3)).map(({ tag }) => tag),
    );
    for (let i = 0; i < 2; i++) await meetings.release(one);
    expect(await meetings.spentBy(one)).toEqual([]);
    for (let i = 0; i < 2; i++) await meetings.remove(names.slice(2));
    expect((await meetings.find(names)).length).toBe(2);
  });

  test('a list of any length goes, and the strongest of a tag stays', async () => {
    const { t, meetings } = await open();
    const tags = someTags(t, 41_000);
    await meetings.add(tags);
    const [first] = tags;
    if (first === undefined) throw new Error('no tag');
    await meetings.add([{ ...first, minutes: 10, bucket: 3 }]);
    expect(await meetings.find([first.tag])).toEqual([{ ...first, minutes: 10, spentBy: null }]);
    await meetings.remove(tags.map(({ tag }) => tag));
    expect((await t.store.meetings.selectFrom('tags').select('tag').limit(1).execute()).length).toBe(0);
  });

  test('what a phone sealed to a desk is answered to the phone, and to nobody else', async () => {
    const { t, cases, registration } = await open();
    const asked = [
      [
        cases,
        {
          kind: 'redeem',
          body: encodeRedeem({
            code: { kind: 'link', secret: t.random(16) },
            request: makeBlindRequest(t, 'upload'),
          }),
        },
        'code.invalid',
      ],
      [
        registration,
        {
          kind: 'claim-token',
          body: encodeClaimTokenRequest({ credential: t.random(16), request: makeBlindRequest(t, 'claim') }),
        },
        'registration.unknown',
      ],
    ] as const;
    for (const [link, post, code] of asked) {
      const { posts } = await link.publishedKeys();
      const sealed = sealForTest(posts.at(-1) as PostKey, deskSeal, encodeDeskPost(post));
      const answer = await link.forward(sealed.wire);
      expect(answer.length).toBe(deskAnswerLength);
      const opened = sealed.open(answer);
      expect(opened.ok && decodeDeskAnswer(opened.value)).toEqual({ ok: true, value: { ok: false, code } });
      const foreign = sealed.open(await link.forward(new Uint8Array(deskPostLength)));
      expect(foreign).toMatchObject({ ok: false, code: 'answer.seal' });
    }
  });

  test('issuing desks tell the public halves of their keys, and the size of the community by the day', async () => {
    const { t, cases, registration } = await open();
    const told = [await cases.publishedKeys(), await registration.publishedKeys()];
    expect(told.map(({ issuers }) => issuers.map(({ purpose }) => purpose))).toEqual([['upload'], ['claim']]);
    expect(told.flatMap(({ posts }) => posts.map(({ desk }) => desk))).toEqual(['cases', 'registration']);
    expect(JSON.stringify(told)).not.toMatch(/private/i);
    expect(await registration.community()).toEqual({ registered: 0, day: utcDayAt(t.now) });
  });
});

test('whoever has no secret, or a wrong one, is told nothing, and a new secret is taken beside the old', async () => {
  const t = await testServer();
  const { meetings } = rolesOf(t);
  const fresh = 'cd'.repeat(32);
  const target = await listening(meetings, [fresh, secret]);
  for (const [authorization, path] of [
    [undefined, '/desk/v1/meetings/find'],
    ['Bearer ', '/desk/v1/meetings/find'],
    [`Bearer ${secret.slice(1)}`, '/desk/v1/meetings/find'],
    [`Basic ${secret}`, '/nowhere'],
    [`Bearer ${secret}${secret}`, '/nowhere'],
  ] as const) {
    const headers = {
      'content-type': 'application/octet-stream',
      ...(authorization === undefined ? {} : { authorization }),
    };
    const answer = await fetch(`${target.url}${path}`, { method: 'POST', headers, body: new Uint8Array(12) });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'link.secret' });
  }
  for (const secrets of [[secret], [fresh]] as const) {
    const link = httpMeetingsLink({ ...target, secrets });
    expect(await link.find([t.random(12)])).toEqual([]);
    link.close();
  }
  const wrong = httpMeetingsLink({ ...target, secrets: ['ef'.repeat(32)] });
  await expect(wrong.find([t.random(12)])).rejects.toThrow(DeskUnavailableError);
  wrong.close();
});

/** Another desk that behaves as told: for each request what to do with it. */
async function strangeDesk(
  answers: (request: number) => 'reset' | 'silent' | { status: number; body: string | Buffer },
) {
  let requests = 0;
  const server = createHttpServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const answer = answers(requests++);
      if (answer === 'reset') request.socket.destroy();
      else if (answer !== 'silent') response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests: () => requests };
}

const patient = (url: string, answerWithinMs = 2000): LinkTarget => ({
  url,
  secrets: [secret],
  answerWithinMs,
});

test('what may be repeated is repeated a few times; what may not is sent once', async () => {
  const broken = await strangeDesk((request) =>
    request < 2 ? 'reset' : { status: 200, body: Buffer.alloc(0) },
  );
  const meetings = httpMeetingsLink(patient(broken.url));
  expect(await meetings.find([new Uint8Array(12)])).toEqual([]);
  expect(broken.requests()).toBe(3);
  const other = await strangeDesk(() => 'reset');
  const cases = httpCasesLink(patient(other.url));
  await expect(cases.forward(new Uint8Array(deskPostLength))).rejects.toThrow(DeskUnavailableError);
  expect(other.requests()).toBe(1);
  meetings.close();
  cases.close();
});

test.each([
  ['says nothing', 'silent'],
  ['fails', { status: 500, body: '' }],
  ['sends elsewhere', { status: 302, body: '' }],
  ['answers too much', { status: 200, body: 'x'.repeat(200_000) }],
  ['answers nonsense', { status: 200, body: '{"issuers":[{"id":1}],"posts":[]}' }],
  ['answers no JSON', { status: 200, body: '\u0000' }],
] as const)('a desk that %s is as good as away', async (_what, answer) => {
  const strange = await strangeDesk(() => answer);
  const link = httpRegistrationLink(patient(strange.url, 300));
  const asked = link.publishedKeys();
  if (typeof answer === 'object' && answer.status === 302) await expect(asked).rejects.toThrow('refused');
  else await expect(asked).rejects.toThrow(DeskUnavailableError);
  link.close();
});

test('a desk that is not there is told as away at once, and is found again when it is back', async () => {
  const t = await testServer();
  const { meetings } = rolesOf(t);
  const first = await listening(meetings);
  const link = httpMeetingsLink(first);
  expect(await link.find([])).toEqual([]);
  await closing.pop()?.();
  await expect(link.find([])).rejects.toThrow(DeskUnavailableError);
  const app = linkListener(silentLog, [secret]);
  meetings.addLinkRoutes(app);
  await app.listen({ host: '127.0.0.1', port: Number(new URL(first.url).port) });
  expect(await link.find([])).toEqual([]);
  link.close();
  await app.close();
});
