// SPDX-License-Identifier: GPL-3.0-only
import { encodeWithdrawal, firstIntervalOfDay, reportTypes, toHex, utcDayAt } from '@bluezone/protocol';
import { expect, test } from 'vitest';
import { codeOf, makeClaim, makeMeeting, makeReport, send } from '../testing/messages.ts';
import { publishedKeys } from '../testing/published-keys.ts';
import { noon, type TestServer, testServer } from '../testing/test-server.ts';

const yesterday = firstIntervalOfDay(utcDayAt(noon) - 1) + 60;

async function publishLater(t: TestServer): Promise<void> {
  t.now += 3600;
  await t.server.runDueJobs();
}

test('a withdrawal republishes the keys as revoked and takes the claims that stood on its tags with it', async () => {
  const t = await testServer();
  const meeting = makeMeeting(t, yesterday);
  const report = makeReport(t, { tags: [meeting.tag] });
  await send(t, 'report', report.body);
  await t.server.runDueJobs();
  const claim = makeClaim(t, [meeting]);
  expect(await codeOf(send(t, 'claim', claim.body))).toBe('ok');
  await publishLater(t);
  const body = encodeWithdrawal({ secret: report.secret, tags: [meeting.tag.tag] });
  expect(await codeOf(send(t, 'withdraw', body))).toBe('ok');
  expect(await codeOf(send(t, 'withdraw', body))).toBe('ok');
  await publishLater(t);
  await publishLater(t);
  const { revised } = await publishedKeys(t);
  const sent = [...report.report.keys, ...claim.claim.keys].map(({ key }) => toHex(key));
  for (const key of sent) expect(revised.get(key)).toEqual([reportTypes.revoked]);
  expect(await t.store.meetings.selectFrom('tags').selectAll().execute()).toEqual([]);
});

test('a claim that keeps enough minutes without the withdrawn tags stands', async () => {
  const t = await testServer();
  const [first, second] = [makeMeeting(t, yesterday), makeMeeting(t, yesterday + 1)];
  const one = makeReport(t, { tags: [first.tag] });
  const two = makeReport(t, { tags: [second.tag] });
  await send(t, 'report', one.body);
  await send(t, 'report', two.body);
  await t.server.runDueJobs();
  const claim = makeClaim(t, [first, second]);
  expect(await codeOf(send(t, 'claim', claim.body))).toBe('ok');
  await send(t, 'withdraw', encodeWithdrawal({ secret: one.secret, tags: [first.tag.tag] }));
  const rows = await t.store.exposure.selectFrom('reports').select(['kind', 'state']).execute();
  expect(rows.filter(({ kind }) => kind === 2)).toEqual([{ kind: 2, state: 'accepted' }]);
});

test('keys that were not published yet never are', async () => {
  const t = await testServer();
  const report = makeReport(t, { tags: [makeMeeting(t, yesterday).tag] });
  await send(t, 'report', report.body);
  await send(t, 'withdraw', encodeWithdrawal({ secret: report.secret, tags: [] }));
  await publishLater(t);
  const { fresh, revised } = await publishedKeys(t);
  for (const { key } of report.report.keys) {
    expect(fresh.has(toHex(key))).toBe(false);
    expect(revised.has(toHex(key))).toBe(false);
  }
  expect(await t.store.meetings.selectFrom('tags').selectAll().execute()).toEqual([]);
});

test('an unknown secret withdraws nothing', async () => {
  const t = await testServer();
  await send(t, 'report', makeReport(t).body);
  const body = encodeWithdrawal({ secret: t.random(16), tags: [] });
  expect(await codeOf(send(t, 'withdraw', body))).toBe('withdraw.unknown');
});

test('a report that confirms a claim raises its published keys from recursive to confirmed', async () => {
  const t = await testServer();
  const meeting = makeMeeting(t, yesterday);
  await send(t, 'report', makeReport(t, { tags: [meeting.tag] }).body);
  await t.server.runDueJobs();
  const claim = makeClaim(t, [meeting]);
  await send(t, 'claim', claim.body);
  await publishLater(t);
  const [key] = claim.claim.keys;
  if (key === undefined) throw new Error('no key');
  expect((await publishedKeys(t)).fresh.get(toHex(key.key))).toEqual([reportTypes.recursive]);
  const keys = [...makeReport(t).report.keys.slice(1), key];
  const stranger = makeReport(t, { keys, confirms: t.random(16) });
  expect(await codeOf(send(t, 'report', stranger.body))).toBe('report.key-known');
  const confirmation = makeReport(t, { keys, confirms: claim.secret });
  expect(await codeOf(send(t, 'report', confirmation.body))).toBe('ok');
  await publishLater(t);
  const { fresh, revised } = await publishedKeys(t);
  expect(revised.get(toHex(key.key))).toEqual([reportTypes.confirmedTest]);
  expect(fresh.get(toHex(key.key))).toEqual([reportTypes.recursive]);
  for (const other of keys.slice(0, -1))
    expect(fresh.get(toHex(other.key))).toEqual([reportTypes.confirmedTest]);
  await send(t, 'withdraw', encodeWithdrawal({ secret: claim.secret, tags: [] }));
  await publishLater(t);
  expect((await publishedKeys(t)).revised.get(toHex(key.key))).toEqual([reportTypes.confirmedTest]);
});
