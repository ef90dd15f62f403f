// SPDX-License-Identifier: GPL-3.0-only
// Every body of bytes, and every way in which a connection can misbehave, knowing how the bytes are laid out: valid, bit by
// bit changed, cut off, too long, slow, half closed. No failure of ours, no crash, no memory kept.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  answerLength,
  deskAnswerLength,
  deskKinds,
  deskPostLength,
  encodeClaimTokenRequest,
  encodeContactForm,
  encodeRedeem,
  encodeWithdrawal,
  errorCatalogue,
  firstIntervalOfDay,
  maximumBodyLength,
  maximumDeskBodyLength,
  type PostKey,
  type PostKind,
  postKinds,
  postLength,
  utcDayAt,
} from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCasesRole } from './desks/cases-role.ts';
import { linkListener } from './desks/link-listener.ts';
import { encodeReportedTags, encodeSpend, encodeTagList } from './desks/meetings-bytes.ts';
import { createMeetingsRole } from './desks/meetings-role.ts';
import { createRegistrationRole } from './desks/registration-role.ts';
import { fastifyInstance } from './http/fastify-instance.ts';
import { silentLog } from './log.ts';
import { demoSettings } from './settings.ts';
import { heapInUse } from './testing/heap-in-use.ts';
import { makeBlindRequest, makeClaim, makeMeeting, makeReport } from './testing/messages.ts';
import { sealForTest, sealPostForTest } from './testing/seal-post.ts';
import { noon, type TestServer, testServer } from './testing/test-server.ts';

const octets = { 'content-type': 'application/octet-stream' };
const linkSecret = 'ab'.repeat(32);

/** A good body of every kind. */
function goodBodies(t: TestServer): Readonly<Record<PostKind, Uint8Array>> {
  const meeting = makeMeeting(t, firstIntervalOfDay(utcDayAt(noon) - 1) + 60);
  return {
    dummy: t.random(200),
    report: makeReport(t, { tags: [meeting.tag] }).body,
    claim: makeClaim(t, [meeting]).body,
    withdraw: encodeWithdrawal({ secret: t.random(16), tags: [meeting.tag.tag] }),
    redeem: encodeRedeem({
      code: { kind: 'digits', digits: '12345678', phoneNumber: '+84912345678' },
      request: makeBlindRequest(t, 'upload'),
    }),
    'contact-form': encodeContactForm({
      ...{
        phoneNumber: '+84912345678',
        name: 'Nguyễn Văn An',
        province: 1,
        symptoms: ['fever'],
        note: 'sốt nhẹ',
      },
      exposure: { day: utcDayAt(noon) - 1, degree: 'F1', minutes: 20 },
    }),
    'claim-token': encodeClaimTokenRequest({
      credential: t.random(16),
      request: makeBlindRequest(t, 'claim'),
    }),
  };
}

/** Bytes made out of good ones: as they are, a few bits changed, cut off, with more behind, a stretch gone. */
const bent = (good: Uint8Array, limit: number): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    fc.constant(good),
    fc
      .array(fc.tuple(fc.nat(Math.max(0, good.length - 1)), fc.nat(7)), { minLength: 1, maxLength: 6 })
      .map((flips) => {
        const bytes = good.slice();
        for (const [at, bit] of flips) bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        return bytes;
      }),
    fc.nat(good.length).map((end) => good.slice(0, end)),
    fc.uint8Array({ maxLength: 300 }).map((more) => new Uint8Array([...good, ...more]).slice(0, limit)),
    fc
      .tuple(fc.nat(good.length), fc.nat(40))
      .map(([at, length]) => new Uint8Array([...good.slice(0, at), ...good.slice(at + length)])),
    fc.uint8Array({ maxLength: Math.min(limit, 2000) }),
    fc.constantFrom(new Uint8Array(0), new Uint8Array(limit), new Uint8Array(limit).fill(255)),
  );

interface Wire {
  readonly bytes: Uint8Array;
  /** What the sender reads in the answer; null where nobody can read it. */
  read(answer: Uint8Array): string | null;
}

function wires(t: TestServer): fc.Arbitrary<Wire> {
  const good = goodBodies(t);
  const { posts } = t.server.configuration();
  const sealed = fc.constantFrom(...postKinds).chain((kind) => {
    const limit = Object.hasOwn(deskKinds, kind) ? maximumDeskBodyLength : maximumBodyLength;
    return bent(good[kind], limit).map((body): Wire => {
      const post = sealPostForTest(posts, kind, body);
      return {
        bytes: post.wire,
        read(answer) {
          const told = post.read(answer);
          if (!told.ok) return told.code;
          return told.value.ok ? 'ok' : told.value.code;
        },
      };
    });
  });
  // Sealed rightly, but to no post: whatever the layout inside.
  const inside = fc
    .tuple(fc.uint8Array({ minLength: 4, maxLength: 8 }), fc.nat(255))
    .map(([head, fill]): Wire => {
      const plaintext = new Uint8Array(postLength - 49).fill(fill);
      plaintext.set(head);
      const door = posts.findLast(({ desk }) => desk === 'door') as PostKey;
      const one = sealForTest(door, { info: 'BZ/post/v1', answer: 'BZ/answer/v1' }, plaintext);
      return { bytes: one.wire, read: (answer) => (one.open(answer).ok ? 'answered' : 'answer.seal') };
    });
  const broken = fc
    .tuple(sealed, fc.nat(postLength - 1), fc.integer({ min: 1, max: 255 }))
    .map(([{ bytes }, at, change]): Wire => {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ change;
      return { bytes: changed, read: () => null };
    });
  return fc.oneof(
    { weight: 6, arbitrary: sealed },
    { weight: 1, arbitrary: inside },
    { weight: 2, arbitrary: broken },
  );
}

const post = (t: TestServer, payload: Uint8Array) =>
  t.server.fastify.inject({
    method: 'POST',
    url: '/v1/post',
    headers: octets,
    payload: Buffer.from(payload),
  });

test('every post of the right size is answered with one size, whatever is sealed in it', async () => {
  const t = await testServer();
  const codes = new Map<string, number>();
  let posts = 0;
  const wire = wires(t);
  const round = async (numRuns: number, seed: number) =>
    await fc.assert(
      fc.asyncProperty(wire, async ({ bytes, read }) => {
        const answer = await post(t, bytes);
        posts++;
        expect([answer.statusCode, answer.rawPayload.length]).toEqual([200, answerLength]);
        const code = read(new Uint8Array(answer.rawPayload));
        if (code === null) return;
        codes.set(code, (codes.get(code) ?? 0) + 1);
        expect(['ok', 'answered', ...Object.keys(errorCatalogue)]).toContain(code);
        expect(code).not.toBe('server.bug');
      }),
      { numRuns, seed },
    );
  await round(60, 1);
  const before = await heapInUse();
  await round(500, 2);
  const grown = (await heapInUse()) - before;
  expect(t.errors).toEqual([]);
  expect(grown).toBeLessThan(24);
  expect(codes.size).toBeGreaterThan(8);
  process.stdout.write(
    `fuzz, posts: ${posts} posts, ${codes.size} different answers, ${codes.get('ok') ?? 0} taken, none failed; heap grew by ${grown.toFixed(1)} MB\n`,
  );
}, 120_000);

test('what desks send each other is taken or refused, whatever it is', async () => {
  const t = await testServer();
  const parts = {
    store: t.store,
    settings: demoSettings(),
    clock: () => t.now,
    random: t.random,
    log: silentLog,
  };
  const app = linkListener(
    { ...silentLog, ofDay: { ...silentLog, error: (_event, error) => t.errors.push(error) } },
    [linkSecret],
  );
  const cases = createCasesRole({ ...parts, keys: t.keys.cases });
  cases.addLinkRoutes(app);
  createRegistrationRole({
    ...{ ...parts, keys: t.keys.registration, senders: [], claimTokenPeriodDays: () => 14 },
  }).addLinkRoutes(app);
  createMeetingsRole(parts).addLinkRoutes(app);
  const tags = Array.from({ length: 5 }, (_, i) => ({
    tag: t.random(12),
    interval: 2_700_000,
    bucket: i % 4,
    minutes: i,
  }));
  const names = tags.map(({ tag }) => tag);
  const good: Readonly<Record<string, Uint8Array>> = {
    '/desk/v1/cases/post': t.random(deskPostLength),
    '/desk/v1/registration/post': t.random(deskPostLength),
    '/desk/v1/meetings/add': encodeReportedTags(tags),
    '/desk/v1/meetings/find': encodeTagList(names),
    '/desk/v1/meetings/spend': encodeSpend({ claim: t.random(32), utcDay: utcDayAt(noon), tags: names }),
    '/desk/v1/meetings/release': t.random(32),
    '/desk/v1/meetings/spent': t.random(32),
    '/desk/v1/meetings/remove': encodeTagList(names),
  };
  let asked = 0;
  const call = fc
    .constantFrom(...Object.keys(good))
    .chain((url) => fc.tuple(fc.constant(url), bent(good[url] as Uint8Array, 60_000)));
  await fc.assert(
    fc.asyncProperty(call, async ([url, payload]) => {
      const answer = await app.inject({
        ...{ method: 'POST', url, payload: Buffer.from(payload) },
        headers: { ...octets, authorization: `Bearer ${linkSecret}` },
      });
      asked++;
      expect(answer.statusCode).toBeLessThan(500);
      if (answer.statusCode >= 400) expect(Object.keys(errorCatalogue)).toContain(answer.json().code);
      else if (url.endsWith('/post')) expect(answer.rawPayload.length).toBe(deskAnswerLength);
    }),
    { numRuns: 300, seed: 3 },
  );
  expect(t.errors).toEqual([]);
  process.stdout.write(`fuzz, links: ${asked} bodies between desks, none failed\n`);
}, 120_000);

/** What a connection does after its first bytes. */
type Manner = 'wait' | 'half-close' | 'reset' | 'drip' | 'again';

async function misbehave(port: number, bytes: Buffer, manner: Manner): Promise<string> {
  const socket: Socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const parts: Buffer[] = [];
  socket.on('error', () => {});
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.on('end', () => socket.end());
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  if (manner === 'drip') {
    for (let at = 0; at < bytes.length && !socket.destroyed && at < 40; at++) {
      socket.write(bytes.subarray(at, at + 1));
      await new Promise((resume) => setTimeout(resume, 5));
    }
  } else socket.write(manner === 'again' ? Buffer.concat([bytes, bytes]) : bytes);
  if (manner === 'half-close') socket.end();
  if (manner === 'reset') socket.resetAndDestroy();
  await closed;
  return Buffer.concat(parts).toString('latin1');
}

test('connections that drip, stop, break off or speak nonsense are closed, and others are served meanwhile', async () => {
  const errors: unknown[] = [];
  const log = {
    ...silentLog,
    ofDay: { ...silentLog, error: (_event: string, error: unknown) => errors.push(error) },
  };
  const app = fastifyInstance(log, { headersMs: 300, requestMs: 500, idleMs: 800 });
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: postLength },
      (_r, body, done) => done(null, body),
    );
    scope.post('/v1/post', { bodyLimit: postLength }, async (request, reply) =>
      reply
        .type('application/octet-stream')
        .send(Buffer.alloc(answerLength, (request.body as Buffer | undefined)?.length ?? 0)),
    );
  });
  const port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
  const head = (length: string | number, more = '') =>
    `POST /v1/post HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nContent-Length: ${length}\r\n${more}\r\n`;
  const whole = Buffer.concat([Buffer.from(head(postLength)), Buffer.alloc(postLength)]);
  const beginning = fc.oneof(
    fc.nat(whole.length).map((end) => whole.subarray(0, end)),
    fc
      .constantFrom('-1', '1e9', '99999999999999999999', '0x10', '', '5, 6', '+5')
      .map((length) => Buffer.from(head(length))),
    fc.constant(Buffer.from(head(postLength, 'Transfer-Encoding: chunked\r\n'))),
    fc.constant(Buffer.from(head(4, 'Expect: 100-continue\r\n'))),
    fc.constant(
      Buffer.from('POST /v1/post HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\nabc'),
    ),
    fc.constant(Buffer.from('CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n')),
    fc.constant(
      Buffer.from('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
    ),
    fc.constant(Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')),
    fc.constant(Buffer.concat([Buffer.from(head(postLength)), Buffer.alloc(postLength * 4)])),
    fc.uint8Array({ minLength: 1, maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    fc.string({ maxLength: 100 }).map((text) => Buffer.from(`GET /${text} HTTP/1.1\r\nHost: x\r\n\r\n`)),
  );
  const manner = fc.constantFrom<Manner>('wait', 'half-close', 'reset', 'drip', 'again');
  const sample = fc.sample(fc.tuple(beginning, manner), { numRuns: 240, seed: 4 });
  const before = await heapInUse();
  const answers = await Promise.all(sample.map(([bytes, how]) => misbehave(port, bytes, how)));
  const statuses = answers.flatMap((answer) =>
    [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1])),
  );
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  const good = await fetch(`http://127.0.0.1:${port}/v1/post`, {
    ...{ method: 'POST', headers: { ...octets, connection: 'close' }, body: new Uint8Array(postLength) },
  });
  expect([good.status, (await good.arrayBuffer()).byteLength]).toEqual([200, answerLength]);
  const open = await new Promise<number>((resolve, reject) =>
    app.server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  );
  expect(open).toBeLessThan(3);
  const grown = (await heapInUse()) - before;
  expect(grown).toBeLessThan(24);
  expect(errors).toEqual([]);
  await app.close();
  process.stdout.write(
    `fuzz, connections: ${sample.length} of them misbehaved, ${statuses.length} answers, none a failure of ours, ${open} left open; heap grew by ${grown.toFixed(1)} MB\n`,
  );
}, 120_000);
