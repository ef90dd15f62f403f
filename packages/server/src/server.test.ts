// SPDX-License-Identifier: GPL-3.0-only
import {
  defaultConfiguration,
  encodeClaimTokenRequest,
  encodeRedeem,
  firstIntervalOfDay,
  openExport,
  openIndex,
  parseConfiguration,
  reportTypes,
  utcDayAt,
  verifyP256,
} from '@bluezone/protocol';
import { expect, test } from 'vitest';
import { createKeyring } from './keys/keyring.ts';
import { deskTables } from './observe.ts';
import {
  codeOf,
  isSignedFor,
  makeBlindRequest,
  makeClaim,
  makeMeeting,
  makeReport,
  send,
} from './testing/messages.ts';
import { registerNumber } from './testing/register-number.ts';
import { enrolledAccount, logInOver } from './testing/staff-session.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

async function logIn(t: TestServer): Promise<Record<string, string>> {
  const token = await logInOver(t.server.fastify, await enrolledAccount(t), t.now);
  return { authorization: `Bearer ${token}` };
}

async function latestExports(t: TestServer) {
  const index = await t.server.fastify.inject({ url: '/v1/index' });
  const opened = await openIndex(new Uint8Array(index.rawPayload), t.keys.indexPins, verifyP256);
  if (!opened.ok) throw new Error(opened.detail);
  const exports = [];
  for (const { hash } of opened.value.exports) {
    const file = await t.server.fastify.inject({ url: `/v1/exports/${hash}.zip` });
    const content = await openExport(new Uint8Array(file.rawPayload), t.keys.exportPins, verifyP256);
    if (!content.ok) throw new Error(content.detail);
    exports.push(content.value);
  }
  return { index: opened.value, exports };
}

test('a case, a code, a report, a claim: each reaches the signed files that phones fetch', async () => {
  const t = await testServer();
  const headers = await logIn(t);
  const created = await t.server.fastify.inject({
    method: 'POST',
    url: '/v1/cases',
    headers,
    payload: { phoneNumber: '0912345678', sampleDay: '2021-06-14' },
  });
  expect(created.statusCode).toBe(201);
  const { caseId } = created.json();
  const code = (
    await t.server.fastify.inject({ method: 'POST', url: `/v1/cases/${caseId}/code`, headers })
  ).json();
  const request = makeBlindRequest(t, 'upload');
  const redeemed = await send(
    t,
    'redeem',
    encodeRedeem({ code: { kind: 'digits', digits: code.digits, phoneNumber: '+84912345678' }, request }),
  );
  expect(redeemed.ok && isSignedFor(t, request, redeemed.body)).toBe(true);

  const view = await t.server.fastify.inject({ url: `/v1/cases/${caseId}`, headers });
  expect(view.json().code).toBe('redeemed');

  const yesterdayNoon = firstIntervalOfDay(utcDayAt(t.now) - 1) + 72;
  const meetings = [makeMeeting(t, yesterdayNoon), makeMeeting(t, yesterdayNoon + 1)];
  const report = makeReport(t, { tags: meetings.map(({ tag }) => tag) });
  expect(await codeOf(send(t, 'report', report.body))).toBe('ok');
  await t.server.runDueJobs();

  const claimRequest = makeBlindRequest(t, 'claim');
  const credential = await registerNumber(t, '+84987654321');
  const token = await send(t, 'claim-token', encodeClaimTokenRequest({ credential, request: claimRequest }));
  expect(token.ok && isSignedFor(t, claimRequest, token.body)).toBe(true);
  const claim = makeClaim(t, meetings);
  expect(await codeOf(send(t, 'claim', claim.body))).toBe('ok');

  t.now += 3600;
  await t.server.runDueJobs();
  const { index, exports } = await latestExports(t);
  expect(exports.length).toBe(2);
  const types = exports.flatMap(({ keys }) => [...keys.types]);
  expect(types).toContain(reportTypes.confirmedTest);
  expect(types).toContain(reportTypes.recursive);
  const configuration = await t.server.fastify.inject({
    url: `/v1/configurations/${index.configuration.hash}.json`,
  });
  const parsed = parseConfiguration(new Uint8Array(configuration.rawPayload));
  expect(parsed.ok && parsed.value.issuers).toEqual(t.server.configuration().issuers);
  expect(index.community.registered).toBe(1);
  expect((await deskTables(t.store, 'meetings'))[0]?.rows.length).toBe(2);
  expect(t.errors).toEqual([]);
});

async function servedConfiguration(t: TestServer) {
  const { index } = await latestExports(t);
  const { hash, version } = index.configuration;
  const file = await t.server.fastify.inject({ url: `/v1/configurations/${hash}.json` });
  const parsed = parseConfiguration(new Uint8Array(file.rawPayload));
  if (!parsed.ok) throw new Error(parsed.detail);
  expect(parsed.value.version).toBe(version);
  return { sequence: index.sequence, ...parsed.value };
}

test('another configuration is the desks’ at once and the phones’ with the next round, before its time', async () => {
  const t = await testServer({ publishPeriodSeconds: 3600 }, createKeyring());
  await t.server.runDueJobs();
  const before = await servedConfiguration(t);
  const latencyDays = before.meetings.latencyDays + 1;
  const meetings = { ...defaultConfiguration.meetings, latencyDays };
  expect(t.server.reconfigure({ ...defaultConfiguration, meetings })).toEqual({ ok: true, value: undefined });
  expect(t.server.configuration().meetings.latencyDays).toBe(latencyDays);
  expect((await servedConfiguration(t)).sequence).toBe(before.sequence);
  t.now += 1;
  await t.server.runDueJobs();
  const after = await servedConfiguration(t);
  expect(after).toMatchObject({ version: before.version + 1, meetings: { latencyDays } });
  expect(after.issuers).toEqual(before.issuers);
  t.now += 1;
  expect(await t.server.runDueJobs()).toEqual([]);
  t.now += 28 * 86_400;
  await t.server.runDueJobs();
  const later = await servedConfiguration(t);
  expect(later).toMatchObject({ version: before.version + 2, meetings: { latencyDays } });
  expect(later.issuers.length).toBeGreaterThan(2);
  expect(t.errors).toEqual([]);
});

test('a configuration that breaks a bound is refused and changes nothing', async () => {
  const t = await testServer({ publishPeriodSeconds: 3600 });
  await t.server.runDueJobs();
  const before = t.server.configuration();
  const refused = t.server.reconfigure({ ...defaultConfiguration, retentionDays: 1000 });
  expect(refused.ok ? 'ok' : refused.code).toBe('configuration.layout');
  const beyond = t.server.reconfigure({ ...defaultConfiguration, version: 0xffffffff });
  expect(beyond.ok ? 'ok' : beyond.code).toBe('configuration.version');
  expect(t.server.configuration()).toBe(before);
  t.now += 1;
  expect(await t.server.runDueJobs()).toEqual([]);
});

test('a publication that was asked for and failed is asked for still', async () => {
  const t = await testServer({ publishPeriodSeconds: 3600 });
  await t.server.runDueJobs();
  t.server.reconfigure({ ...defaultConfiguration, dummies: { meanSeconds: 86_400 } });
  const { put } = t.objects;
  t.objects.put = async () => {
    throw new Error('disk full');
  };
  t.now += 1;
  expect((await t.server.runDueJobs()).map(({ outcome }) => outcome)).toEqual(['failed']);
  t.objects.put = put;
  await t.server.runDueJobs();
  expect((await servedConfiguration(t)).dummies.meanSeconds).toBe(86_400);
});
