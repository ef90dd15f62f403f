// SPDX-License-Identifier: GPL-3.0-only
import { defaultConfiguration, utcDayAt } from '@bluezone/protocol';
import { expect, test } from 'vitest';
import { fetchIndex } from '../testing/published-keys.ts';
import { type SignedIn, signedIn } from '../testing/staff-session.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';
import { directedPart } from './directed-configuration.ts';
import { previewDirective } from './preview.ts';
import { recordedDays } from './recorded-days.ts';

const usual = directedPart(defaultConfiguration);
const closeAfter = (closeContactMinutes: number) => ({
  ...usual,
  exposure: { ...usual.exposure, closeContactMinutes },
});
const configurationOf = (minutes: number) => ({
  ...{ kind: 'configuration', reason: 'Biến thể mới', configuration: closeAfter(minutes) },
});
const notice = { id: 'mask', vi: 'Hãy đeo khẩu trang.', en: 'Wear a mask.', until: '2021-06-30' };

async function people(t: TestServer) {
  return {
    a: await signedIn(t, { username: 'a', role: 'supervisor' }),
    b: await signedIn(t, { username: 'b', role: 'administrator' }),
  };
}

async function post(t: TestServer, by: SignedIn, path: string, payload: object) {
  const url = `/v1/configuration/${path}`;
  const answer = await t.server.fastify.inject({ method: 'POST', url, payload, headers: by.headers });
  const body = answer.json();
  return { code: answer.statusCode < 400 ? 'ok' : body.code, body };
}

async function list(t: TestServer, by: SignedIn) {
  return (await t.server.fastify.inject({ url: '/v1/configuration', headers: by.headers })).json();
}

async function approved(t: TestServer, a: SignedIn, b: SignedIn, proposal: object) {
  const proposed = await post(t, a, 'proposals', proposal);
  expect(proposed.code).toBe('ok');
  const done = await post(t, b, `proposals/${proposed.body.id}/approve`, { version: 1 });
  expect(done.code).toBe('ok');
  return done.body;
}

/** A minute later, with a publication. */
async function later(t: TestServer, seconds = 61): Promise<void> {
  t.now += seconds;
  await t.server.runDueJobs();
}

test('what one proposes and another approves is what phones get, signed, and what staff see as in force', async () => {
  const t = await testServer();
  const { a, b } = await people(t);
  await later(t);
  const before = await fetchIndex(t);
  expect((await list(t, a)).inForce).toMatchObject({ number: 0, configuration: usual, notices: [] });
  const proposed = await post(t, a, 'proposals', configurationOf(10));
  expect(proposed.body).toMatchObject({ state: 'open', version: 1, base: 0, proposedBy: 'a', number: null });
  await later(t);
  expect(t.server.configuration().exposure.closeContactMinutes).toBe(15);
  const done = await post(t, b, `proposals/${proposed.body.id}/approve`, { version: 1, reason: 'đồng ý' });
  expect(done.body).toMatchObject({ state: 'approved', number: 1, decidedBy: 'b', decision: 'đồng ý' });
  await later(t);
  expect(t.server.configuration().exposure.closeContactMinutes).toBe(10);
  expect(t.server.configuration().issuers.length).toBe(2);
  const after = await fetchIndex(t);
  expect(after.configuration.version).toBeGreaterThan(before.configuration.version);
  const file = await t.server.fastify.inject({ url: `/v1/configurations/${after.configuration.hash}.json` });
  expect(file.json().exposure.closeContactMinutes).toBe(10);
  await later(t);
  expect((await list(t, a)).inForce).toMatchObject({
    ...{ number: 1, version: after.configuration.version, configuration: closeAfter(10) },
  });
  const acts = await t.store.audit
    .selectFrom('acts_today')
    .select(['actor', 'act', 'subject'])
    .where('act', 'like', 'directive.%')
    .orderBy('act')
    .execute();
  expect(acts).toEqual([
    { actor: 'b', act: 'directive.approve', subject: proposed.body.id },
    { actor: 'a', act: 'directive.propose', subject: proposed.body.id },
  ]);
});

test('nobody approves or rejects their own, only who proposed withdraws, and nothing is decided twice', async () => {
  const t = await testServer();
  const { a, b } = await people(t);
  const { body } = await post(t, a, 'proposals', configurationOf(10));
  const at = (how: string) => `proposals/${body.id}/${how}`;
  for (const how of ['approve', 'reject'])
    expect((await post(t, a, at(how), { version: 1 })).code).toBe('directive.same-person');
  expect((await post(t, b, at('withdraw'), { version: 1 })).code).toBe('staff.not-allowed');
  expect((await post(t, b, at('approve'), { version: 2 })).body).toMatchObject({
    ...{ code: 'record.changed', present: { id: body.id, version: 1 } },
  });
  const both = await Promise.all([
    post(t, b, at('approve'), { version: 1 }),
    post(t, b, at('reject'), { version: 1 }),
  ]);
  expect(both.map(({ code }) => code).sort()).toEqual(['directive.decided', 'ok']);
  const other = await post(t, a, 'proposals', configurationOf(12));
  expect((await post(t, a, `proposals/${other.body.id}/withdraw`, { version: 1 })).body.state).toBe(
    'withdrawn',
  );
  expect((await post(t, b, `proposals/${'0'.repeat(16)}/approve`, { version: 1 })).code).toBe(
    'directive.unknown',
  );
});

test('two accounts of which one made the other are one hand', async () => {
  const t = await testServer();
  const admin = await signedIn(t, { username: 'admin', role: 'administrator' });
  const puppet = await signedIn(t, { username: 'puppet', role: 'supervisor' });
  await t.store.cases
    .updateTable('staff')
    .set({ invited_by: 'admin' })
    .where('username', '=', 'puppet')
    .execute();
  for (const [one, other] of [
    [admin, puppet],
    [puppet, admin],
  ] as const) {
    const { body } = await post(t, one, 'proposals', configurationOf(10));
    expect((await post(t, other, `proposals/${body.id}/approve`, { version: 1 })).code).toBe(
      'directive.same-person',
    );
  }
});

test('of two proposals upon the same, the second is not approved over the first unseen', async () => {
  const t = await testServer();
  const { a, b } = await people(t);
  const first = await post(t, a, 'proposals', configurationOf(10));
  const second = await post(t, a, 'proposals', configurationOf(20));
  const other = await post(t, a, 'proposals', { kind: 'notices', reason: 'x', notices: [notice] });
  const approve = (id: string) => post(t, b, `proposals/${id}/approve`, { version: 1 });
  expect((await approve(first.body.id)).body.number).toBe(1);
  expect((await approve(second.body.id)).code).toBe('directive.outdated');
  expect((await approve(other.body.id)).body.number).toBe(2);
});

test('a rollback is a proposal like any other, with what was approved before', async () => {
  const t = await testServer();
  const { a, b } = await people(t);
  await approved(t, a, b, configurationOf(10));
  await approved(t, b, a, configurationOf(20));
  await later(t);
  expect(t.server.configuration().exposure.closeContactMinutes).toBe(20);
  expect((await post(t, a, 'rollback', { number: 9, reason: 'x' })).code).toBe('directive.unknown');
  const back = await post(t, a, 'rollback', { number: 1, reason: 'quá chậm' });
  expect(back.body).toMatchObject({ state: 'open', base: 2, configuration: closeAfter(10) });
  expect((await post(t, b, `proposals/${back.body.id}/approve`, { version: 1 })).body.number).toBe(3);
  await later(t);
  expect(t.server.configuration().exposure.closeContactMinutes).toBe(10);
  const { open, history } = await list(t, a);
  expect([open.length, history.map(({ number }: { number: number }) => number)]).toEqual([0, [3, 2, 1]]);
});

test('notices reach every phone in both languages, and end with their day', async () => {
  const t = await testServer();
  const { a, b } = await people(t);
  await approved(t, a, b, { kind: 'notices', reason: 'dịch', notices: [notice] });
  await later(t);
  await later(t);
  expect((await fetchIndex(t)).notices).toEqual([
    { id: 'mask', vi: notice.vi, en: notice.en, until: Date.UTC(2021, 6, 1) / 1000 },
  ]);
  expect((await list(t, a)).inForce.notices).toEqual([notice]);
  await later(t, 20 * 86_400);
  expect((await fetchIndex(t)).notices).toEqual([]);
});

test('the end is told a week before, by two, and can be taken back', async () => {
  const t = await testServer();
  const { a, b } = await people(t);
  const sunset = (sunsetDay: string | null) => ({ kind: 'sunset', reason: 'hết dịch', sunsetDay });
  expect((await post(t, a, 'proposals', sunset('2021-06-21'))).code).toBe('directive.sunset');
  expect((await post(t, a, 'proposals', sunset('2021-02-30'))).code).toBe('directive.sunset');
  const { body } = await post(t, a, 'proposals', sunset('2021-06-22'));
  await approved(t, a, b, { kind: 'notices', reason: 'x', notices: [notice] });
  t.now += 86_400;
  const late = { a: await signedIn(t, { username: 'c' }), b: await signedIn(t, { username: 'd' }) };
  expect((await post(t, late.b, `proposals/${body.id}/approve`, { version: 1 })).code).toBe(
    'directive.sunset',
  );
  await approved(t, late.a, late.b, sunset('2021-06-30'));
  await later(t);
  await later(t);
  expect((await fetchIndex(t)).sunsetDay).toBe(utcDayAt(t.now) + 14);
  expect((await list(t, late.a)).inForce.sunsetDay).toBe('2021-06-30');
  await approved(t, late.a, late.b, sunset(null));
  await later(t);
  await later(t);
  expect((await fetchIndex(t)).sunsetDay).toBeNull();
});

test.each([
  ['a value beyond its bounds', { configuration: closeAfter(1000) }, 'directive.layout'],
  [
    'thresholds that fall',
    { configuration: { ...usual, exposure: { ...usual.exposure, attenuationThresholds: [63, 55, 73] } } },
    'directive.layout',
  ],
  [
    'a scan longer than its period',
    { configuration: { ...usual, scan: { ...usual.scan, windowSeconds: 60, periodSeconds: 30 } } },
    'directive.layout',
  ],
  ['nothing', {}, 'directive.layout'],
  ['the content of another kind', { notices: [] }, 'directive.layout'],
  ['two contents', { configuration: usual, sunsetDay: null }, 'directive.layout'],
  ['issuers', { configuration: { ...usual, issuers: [] } }, 'request.layout'],
  [
    'how long phones keep what they heard',
    { configuration: { ...usual, retentionDays: 21 } },
    'request.layout',
  ],
  [
    'a field inside that is not offered',
    { configuration: { ...usual, polling: { periodSeconds: 60, url: 'x' } } },
    'request.layout',
  ],
])('a configuration with %s is no proposal', async (_, content, code) => {
  const t = await testServer();
  const { a } = await people(t);
  const proposed = await post(t, a, 'proposals', { kind: 'configuration', reason: 'x', ...content });
  expect(proposed.code).toBe(code);
  expect((await list(t, a)).open).toEqual([]);
});

test.each([
  ['two of one id', [notice, notice]],
  ['one language', [{ ...notice, en: ' ' }]],
  ['a day that has passed', [{ ...notice, until: '2021-06-14' }]],
  ['a day that does not exist', [{ ...notice, until: '2021-06-31' }]],
])('notices with %s are no proposal', async (_, notices) => {
  const t = await testServer();
  const { a } = await people(t);
  expect((await post(t, a, 'proposals', { kind: 'notices', reason: 'x', notices })).code).toBe(
    'directive.layout',
  );
});

test('what was directed holds on after a restart, also the end that is near by then', async () => {
  const t = await testServer();
  const { a, b } = await people(t);
  await approved(t, a, b, configurationOf(10));
  await approved(t, a, b, { kind: 'sunset', reason: 'x', sunsetDay: '2021-06-22' });
  await later(t);
  t.now += 5 * 86_400;
  const remembered = await t.store.exposure.selectFrom('directives').selectAll().execute();
  expect(remembered.length).toBe(1);
  await t.server.runDueJobs();
  expect((await fetchIndex(t)).sunsetDay).toBe(18_800);
});

test('a preview counts on recorded days whom another configuration tells something else', async () => {
  const days = recordedDays();
  expect(days.length).toBe(400);
  const same = await previewDirective(undefined, usual);
  if (!same.ok) throw new Error(same.detail);
  expect(same.value).toMatchObject({ recordings: 400, becomeF1: 0, noLongerF1: 0, after: same.value.before });
  const { f1, f2, none } = same.value.before;
  expect(f1 + f2 + none).toBe(400);
  for (const count of [f1, f2, none]) expect(count).toBeGreaterThan(10);
  const stricter = await previewDirective(usual, closeAfter(60));
  const wider = await previewDirective(usual, closeAfter(5));
  const plain = await previewDirective(usual, { ...usual, proximity: null });
  if (!stricter.ok || !wider.ok || !plain.ok) throw new Error('no preview');
  expect(stricter.value.after.f1).toBeLessThan(f1);
  expect(stricter.value).toMatchObject({ becomeF1: 0, noLongerF1: f1 - stricter.value.after.f1 });
  expect(wider.value.after.f1).toBeGreaterThan(f1);
  expect(plain.value.becomeF1 + plain.value.noLongerF1).toBeGreaterThan(0);
  expect(await previewDirective(usual, closeAfter(1000))).toMatchObject({
    ok: false,
    code: 'directive.layout',
  });
}, 180_000);
