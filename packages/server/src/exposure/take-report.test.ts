// SPDX-License-Identifier: GPL-3.0-only
import { firstIntervalOfDay, intervalAt, type Report, reportBase, utcDayAt } from '@bluezone/protocol';
import { expect, test } from 'vitest';
import { codeOf, makeClaim, makeKeys, makeReport, makeToken, send } from '../testing/messages.ts';
import { noon, type TestServer, testServer } from '../testing/test-server.ts';

async function rows(t: TestServer) {
  return await t.store.exposure.selectFrom('reports').selectAll().execute();
}

test('a valid report is one row with nothing finer than the day', async () => {
  const t = await testServer();
  const { body, report } = makeReport(t);
  expect(await codeOf(send(t, 'report', body))).toBe('ok');
  const [row] = await rows(t);
  expect(row).toMatchObject({
    state: 'accepted',
    kind: 1,
    day: utcDayAt(noon),
    report_type: 1,
    published: 0,
  });
  expect(row?.keys.length).toBe(21 * report.keys.length);
});

test('the same body again is answered the same and stored once; another body is told the token is spent', async () => {
  const t = await testServer();
  const { body, report } = makeReport(t);
  await send(t, 'report', body);
  expect(await codeOf(send(t, 'report', body))).toBe('ok');
  const other = makeReport(t, { token: report.token });
  expect(await codeOf(send(t, 'report', other.body))).toBe('token.spent');
  expect((await rows(t)).length).toBe(1);
});

test('an accepted report is still acknowledged after its keys were published', async () => {
  const t = await testServer();
  const { body } = makeReport(t);
  await send(t, 'report', body);
  t.now += 3600;
  await t.server.runDueJobs();
  expect(await codeOf(send(t, 'report', body))).toBe('ok');
});

test('of two reports with one token sent at once exactly one is stored', async () => {
  const t = await testServer();
  const first = makeReport(t);
  const second = makeReport(t, { token: first.report.token });
  const codes = await Promise.all([
    codeOf(send(t, 'report', first.body)),
    codeOf(send(t, 'report', second.body)),
  ]);
  expect(codes.sort()).toEqual(['ok', 'token.spent']);
  expect((await rows(t)).length).toBe(1);
});

test('of many reports sent at once, which go in together, each is answered for itself', async () => {
  const t = await testServer();
  const earlier = makeReport(t);
  await send(t, 'report', earlier.body);
  t.now += 5 * 86_400;
  await t.server.runDueJobs();
  const good = Array.from({ length: 4 }, () => makeReport(t));
  const [first, second] = [makeReport(t), makeReport(t)];
  const key = earlier.report.keys[0] as Report['keys'][number];
  const bodies: [string, Uint8Array][] = [
    ...good.map(({ body }): [string, Uint8Array] => ['ok', body]),
    ['report.key-known', makeReport(t, { keys: [key] }).body],
    ['ok', first.body],
    ['ok', first.body],
    ['ok', second.body],
    ['token.spent', makeReport(t, { token: second.report.token }).body],
    ['report.revision', makeReport(t, { revision: good[0]?.report.revision ?? new Uint8Array(32) }).body],
    ['ok', makeReport(t, { tags: [] }).body],
  ];
  const codes = await Promise.all(bodies.map(([, body]) => codeOf(send(t, 'report', body))));
  const expected = bodies.map(([code]) => code);
  // Which of two bodies with one token, or with one revision, is stored is nobody's to say.
  const rivals = [
    [7, 8],
    [0, 9],
  ];
  expect(rivals.map((pair) => pair.map((i) => codes[i]).sort())).toEqual([
    ['ok', 'token.spent'],
    ['ok', 'report.revision'],
  ]);
  const others = (of: readonly unknown[]) => of.filter((_, i) => !rivals.flat().includes(i));
  expect(others(codes)).toEqual(others(expected));
  expect((await rows(t)).length).toBe(8);
});

type Change = (t: TestServer) => Partial<Report>;
const today = utcDayAt(noon);
const refusals: [string, Change][] = [
  ['token.issuer', (t) => ({ token: { ...makeToken(t, 'upload'), issuer: 250 } })],
  ['token.issuer', (t) => ({ token: makeToken(t, 'claim') })],
  ['token.invalid', (t) => ({ token: { ...makeToken(t, 'upload'), signature: t.random(256) } })],
  ['token.invalid', (t) => ({ token: { ...makeToken(t, 'upload'), message: t.random(64) } })],
  ['report.no-keys', () => ({ keys: [] })],
  [
    'report.too-many-keys',
    (t) => ({
      keys: Array.from({ length: 31 }, (_, i) => ({
        key: t.random(16),
        start: firstIntervalOfDay(today - 1) + i,
        period: 1,
      })),
    }),
  ],
  ['report.key-period', (t) => ({ keys: [{ key: t.random(16), start: intervalAt(noon) - 5, period: 0 }] })],
  [
    'report.key-crosses-day',
    (t) => ({ keys: [{ key: t.random(16), start: firstIntervalOfDay(today) - 1, period: 2 }] }),
  ],
  [
    'report.key-too-old',
    (t) => ({ keys: [{ key: t.random(16), start: firstIntervalOfDay(today - 16), period: 144 }] }),
  ],
  [
    'report.key-in-future',
    (t) => ({ keys: [{ key: t.random(16), start: firstIntervalOfDay(today), period: 144 }] }),
  ],
  [
    'report.key-overlap',
    (t) => {
      const [key] = makeKeys(t, 1);
      return { keys: key === undefined ? [] : [key, { ...key, key: t.random(16) }] };
    },
  ],
  ['report.onset', () => ({ onsetDay: today + 2 })],
  ['report.base', () => ({ base: reportBase(noon) - 20 * 144, onsetDay: null })],
  [
    'report.tag',
    (t) => ({ tags: [{ tag: t.random(12), interval: intervalAt(noon) - 3, bucket: 0, minutes: 11 }] }),
  ],
  [
    'report.too-many-tags',
    (t) => ({
      tags: Array.from({ length: 41 }, () => ({
        tag: t.random(12),
        interval: intervalAt(noon) - 3,
        bucket: 0,
        minutes: 3,
      })),
    }),
  ],
];

test.each(refusals)('a report that breaks a rule is told %s and leaves nothing', async (code, change) => {
  const t = await testServer();
  expect(await codeOf(send(t, 'report', makeReport(t, change(t)).body))).toBe(code);
  expect(await rows(t)).toEqual([]);
});

test('a refused report does not spend its token', async () => {
  const t = await testServer();
  const bad = makeReport(t, { keys: [] });
  await send(t, 'report', bad.body);
  expect(await codeOf(send(t, 'report', makeReport(t, { token: bad.report.token }).body))).toBe('ok');
});

test('keys that were published before are refused', async () => {
  const t = await testServer();
  const first = makeReport(t);
  await send(t, 'report', first.body);
  t.now += 3600;
  await t.server.runDueJobs();
  const copy = makeReport(t, { keys: first.report.keys });
  expect(await codeOf(send(t, 'report', copy.body))).toBe('report.key-known');
});

test('a revision secret that is in use is refused', async () => {
  const t = await testServer();
  const first = makeReport(t);
  await send(t, 'report', first.body);
  const second = makeReport(t, { revision: first.report.revision });
  expect(await codeOf(send(t, 'report', second.body))).toBe('report.revision');
  const claim = makeClaim(t, [], { revision: first.report.revision });
  expect(await codeOf(send(t, 'claim', claim.body))).toBe('claim.opening');
});

test('a token of an epoch that is over is refused', async () => {
  const t = await testServer();
  const { body } = makeReport(t);
  t.now += 57 * 86_400;
  expect(await codeOf(send(t, 'report', body))).toBe('token.issuer');
});
