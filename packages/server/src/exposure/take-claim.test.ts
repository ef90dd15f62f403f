// SPDX-License-Identifier: GPL-3.0-only
import { firstIntervalOfDay, utcDayAt } from '@bluezone/protocol';
import { expect, test } from 'vitest';
import {
  codeOf,
  type Meeting,
  makeClaim,
  makeKeys,
  makeMeeting,
  makeReport,
  makeToken,
  send,
} from '../testing/messages.ts';
import { noon, type TestServer, testServer } from '../testing/test-server.ts';

const today = utcDayAt(noon);
const yesterday = firstIntervalOfDay(today - 1) + 60;

async function publishMeetings(t: TestServer, meetings: readonly Meeting[]): Promise<void> {
  const report = makeReport(t, { tags: meetings.map(({ tag }) => tag) });
  expect(await codeOf(send(t, 'report', report.body))).toBe('ok');
  await t.server.runDueJobs();
}

async function claims(t: TestServer) {
  return await t.store.exposure.selectFrom('reports').selectAll().where('kind', '=', 2).execute();
}

test('ten credited minutes of published meetings are accepted and spent', async () => {
  const t = await testServer();
  const meeting = makeMeeting(t, yesterday);
  await publishMeetings(t, [meeting]);
  const claim = makeClaim(t, [meeting]);
  expect(await codeOf(send(t, 'claim', claim.body))).toBe('ok');
  expect(await codeOf(send(t, 'claim', claim.body))).toBe('ok');
  expect(await claims(t)).toMatchObject([{ state: 'accepted', report_type: 4, onset_day: null }]);
  const again = makeClaim(t, [meeting]);
  expect(await codeOf(send(t, 'claim', again.body))).toBe('claim.not-met');
  expect((await claims(t)).length).toBe(1);
});

test('of two claims for the same meetings sent at once exactly one is accepted', async () => {
  const t = await testServer();
  const meeting = makeMeeting(t, yesterday);
  await publishMeetings(t, [meeting]);
  const bodies = [makeClaim(t, [meeting]).body, makeClaim(t, [meeting]).body];
  const codes = await Promise.all(bodies.map((body) => codeOf(send(t, 'claim', body))));
  expect(codes.sort()).toEqual(['claim.not-met', 'ok']);
  const spent = await t.store.meetings
    .selectFrom('tags')
    .selectAll()
    .where('spent_by', 'is not', null)
    .execute();
  expect(spent.length).toBe(1);
  expect((await claims(t)).filter(({ state }) => state === 'accepted').length).toBe(1);
});

test.each([
  ['nine minutes', [[0, 9, 0]]],
  ['minutes that were too far away', [[0, 10, 3]]],
  [
    'minutes too far apart in time',
    [
      [0, 5, 0],
      [144, 5, 0],
    ],
  ],
])('%s are not enough', async (_what, parts) => {
  const t = await testServer();
  const meetings = parts.map(([offset = 0, minutes, bucket]) =>
    makeMeeting(t, yesterday - 144 + offset, minutes, bucket),
  );
  await publishMeetings(t, meetings);
  expect(await codeOf(send(t, 'claim', makeClaim(t, meetings).body))).toBe('claim.waiting');
});

test('a meeting opened twice is refused', async () => {
  const t = await testServer();
  const meeting = makeMeeting(t, yesterday, 5);
  await publishMeetings(t, [meeting]);
  expect(await codeOf(send(t, 'claim', makeClaim(t, [meeting, meeting]).body))).toBe('claim.opening');
});

test('a key from the day of the meeting is refused and spends nothing', async () => {
  const t = await testServer();
  const meeting = makeMeeting(t, yesterday);
  await publishMeetings(t, [meeting]);
  const early = makeClaim(t, [meeting], { keys: makeKeys(t, 2) });
  expect(await codeOf(send(t, 'claim', early.body))).toBe('claim.key-too-early');
  expect(await claims(t)).toEqual([]);
  const right = makeClaim(t, [meeting], { token: early.claim.token });
  expect(await codeOf(send(t, 'claim', right.body))).toBe('ok');
});

test('a claim before its tags waits, and is settled after they moved', async () => {
  const t = await testServer({ tagBatchReports: 2 });
  const meeting = makeMeeting(t, yesterday);
  await publishMeetings(t, [meeting]);
  const claim = makeClaim(t, [meeting]);
  expect(await codeOf(send(t, 'claim', claim.body))).toBe('claim.waiting');
  const other = makeClaim(t, [makeMeeting(t, yesterday)], { token: claim.claim.token });
  expect(await codeOf(send(t, 'claim', other.body))).toBe('token.spent');
  await publishMeetings(t, [makeMeeting(t, yesterday)]);
  expect(await codeOf(send(t, 'claim', claim.body))).toBe('ok');
  expect(await claims(t)).toMatchObject([{ state: 'accepted', claim_tags: null }]);
});

test('the end of the UTC day moves tags of a batch that is not full', async () => {
  const t = await testServer({ tagBatchReports: 10 });
  await publishMeetings(t, [makeMeeting(t, yesterday)]);
  expect(await t.store.meetings.selectFrom('tags').selectAll().execute()).toEqual([]);
  t.now = (today + 1) * 86_400;
  await t.server.runDueJobs();
  expect((await t.store.meetings.selectFrom('tags').selectAll().execute()).length).toBe(1);
  const [report] = await t.store.exposure.selectFrom('reports').select('tags').execute();
  expect(report?.tags).toBeNull();
});

test('a claim that waited past the end of the next day is refused, keeps nothing and frees its token', async () => {
  const t = await testServer();
  const claim = makeClaim(t, [makeMeeting(t, yesterday)]);
  expect(await codeOf(send(t, 'claim', claim.body))).toBe('claim.waiting');
  t.now = (today + 2) * 86_400 - 1;
  await t.server.runDueJobs();
  expect(await codeOf(send(t, 'claim', claim.body))).toBe('claim.waiting');
  t.now += 1;
  await t.server.runDueJobs();
  expect(await claims(t)).toMatchObject([{ state: 'refused', claim_tags: null, revision: null }]);
  expect((await claims(t))[0]?.keys.length).toBe(0);
  expect(await codeOf(send(t, 'claim', claim.body))).toBe('claim.not-met');
  const retry = makeClaim(t, [makeMeeting(t, firstIntervalOfDay(today))], { token: claim.claim.token });
  expect(await codeOf(send(t, 'claim', retry.body))).toBe('claim.waiting');
});

test('claims over the daily limit wait, the operator is alerted, and the next day takes them', async () => {
  const t = await testServer({ claimsPerDayFloor: 1, claimsPerReport: 0 });
  const meetings = [makeMeeting(t, yesterday), makeMeeting(t, yesterday)];
  await publishMeetings(t, meetings);
  const [first, second] = meetings.map((meeting) => makeClaim(t, [meeting]).body);
  expect(await codeOf(send(t, 'claim', first ?? new Uint8Array(0)))).toBe('ok');
  expect(await codeOf(send(t, 'claim', second ?? new Uint8Array(0)))).toBe('claim.waiting');
  expect(t.alerts).toEqual(['claims over the daily limit wait']);
  t.now += 86_400;
  await t.server.runDueJobs();
  expect((await claims(t)).map(({ state }) => state)).toEqual(['accepted', 'accepted']);
});

test('many claims at once get no further than the daily limit', async () => {
  const t = await testServer({ claimsPerDayFloor: 2, claimsPerReport: 0 });
  const meetings = Array.from({ length: 6 }, () => makeMeeting(t, yesterday));
  await publishMeetings(t, meetings);
  const bodies = meetings.map((meeting) => makeClaim(t, [meeting]).body);
  const codes = await Promise.all(bodies.map((body) => codeOf(send(t, 'claim', body))));
  expect(codes.sort()).toEqual([...Array<string>(4).fill('claim.waiting'), 'ok', 'ok']);
  t.now += 86_400;
  await t.server.runDueJobs();
  expect((await claims(t)).filter(({ state }) => state === 'accepted').length).toBe(4);
});

test('forged openings, another issuer and keys published before are refused', async () => {
  const t = await testServer();
  const meeting = makeMeeting(t, yesterday);
  await publishMeetings(t, [meeting]);
  const forged = { ...meeting, opening: { ...meeting.opening, opening: t.random(16) } };
  expect(await codeOf(send(t, 'claim', makeClaim(t, [forged]).body))).toBe('claim.waiting');
  const upload = makeClaim(t, [meeting], { token: makeToken(t, 'upload') });
  expect(await codeOf(send(t, 'claim', upload.body))).toBe('token.issuer');
  const report = makeReport(t);
  await send(t, 'report', report.body);
  t.now += 3600;
  await t.server.runDueJobs();
  const copied = makeClaim(t, [meeting], { keys: report.report.keys.slice(0, 1) });
  expect(await codeOf(send(t, 'claim', copied.body))).toBe('report.key-known');
});

test('nobody can make a meeting worthless by publishing its tag first', async () => {
  const t = await testServer();
  const meeting = makeMeeting(t, yesterday);
  await publishMeetings(t, [{ ...meeting, tag: { ...meeting.tag, bucket: 3, minutes: 0 } }]);
  await publishMeetings(t, [meeting]);
  expect(await codeOf(send(t, 'claim', makeClaim(t, [meeting]).body))).toBe('ok');
});
