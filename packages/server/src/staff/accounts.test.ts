// SPDX-License-Identifier: GPL-3.0-only
import { expect, test } from 'vitest';
import { type SignedIn, signedIn } from '../testing/staff-session.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';
import type { NewAccount } from './accounts.ts';
import { secondFactorCode } from './second-factor.ts';

const province = (code: string) => ({ level: 'province', province: code, communes: [] as string[] }) as const;
const area = (...communes: string[]) => ({ level: 'area', province: '79', communes }) as const;
const national = { level: 'national', province: null, communes: [] as string[] } as const;

const admin = (t: TestServer, username: string, scope: Pick<NewAccount, 'level' | 'province' | 'communes'>) =>
  signedIn(t, { username, role: 'administrator', ...scope });

async function ask(
  t: TestServer,
  by: SignedIn,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  payload?: object,
) {
  const answer = await t.server.fastify.inject({
    ...{ method, url: `/v1/staff/accounts${path}`, headers: by.headers },
    ...(payload === undefined ? {} : { payload }),
  });
  const body = answer.json();
  return { status: answer.statusCode, code: answer.statusCode < 400 ? 'ok' : body.code, body };
}

const newAccount = (username: string, change: object = {}) => ({
  ...{ username, name: 'Trần Văn Bảy', role: 'investigator', ...province('79') },
  ...change,
});

test('an administrator invites, changes, suspends and resets; the person concerned notices at once', async () => {
  const t = await testServer();
  const by = await admin(t, 'admin', national);
  const invited = await ask(t, by, 'POST', '', newAccount('bay'));
  expect(invited).toMatchObject({ status: 201, body: { account: { state: 'invited', version: 1 } } });
  expect(invited.body.password).toMatch(/^([2-9a-z]{5}-){3}[2-9a-z]{5}$/);
  for (const taken of ['bay', 'system'])
    expect((await ask(t, by, 'POST', '', newAccount(taken))).code).toBe('staff.name-taken');
  const nurse = await signedIn(t, { username: 'nurse', role: 'investigator', ...province('01') });
  const me = async () =>
    (await t.server.fastify.inject({ url: '/v1/staff/me', headers: nurse.headers })).json();
  expect((await me()).acts).toContain('case.create');
  const changed = await ask(t, by, 'PATCH', '/nurse', { version: 1, role: 'auditor', ...national });
  expect(changed.body).toMatchObject({ role: 'auditor', level: 'national', province: null, version: 2 });
  expect((await me()).acts).not.toContain('case.create');
  expect((await ask(t, by, 'PATCH', '/nurse', { version: 2, state: 'suspended' })).body.state).toBe(
    'suspended',
  );
  expect((await me()).code).toBe('staff.session');
  const login = () =>
    t.server.fastify.inject({
      ...{ method: 'POST', url: '/v1/staff/login' },
      payload: { username: 'nurse', password: nurse.password },
    });
  expect((await login()).json().code).toBe('staff.suspended');
  expect((await ask(t, by, 'PATCH', '/nurse', { version: 3, state: 'active' })).body.state).toBe('active');
  expect((await login()).json().stage).toBe('second-factor');
  const reset = await ask(t, by, 'POST', '/nurse/reset-second-factor');
  expect(reset.body.account).toMatchObject({ state: 'invited', version: 5 });
  expect((await login()).json().code).toBe('staff.credentials');
  const acts = await t.store.audit
    .selectFrom('acts_today')
    .select(['act', 'subject', 'province'])
    .where('actor', '=', 'admin')
    .orderBy('act')
    .execute();
  expect(acts.map(({ act, subject, province: at }) => [act, subject, at])).toEqual([
    ['account.change', 'nurse', ''],
    ['account.create', 'bay', '79'],
    ['account.reset', 'nurse', ''],
    ['account.resume', 'nurse', ''],
    ['account.suspend', 'nurse', ''],
  ]);
});

test('of two who change one account the second is shown how it stands now, and nothing is lost', async () => {
  const t = await testServer();
  const by = await admin(t, 'admin', national);
  await signedIn(t, { username: 'nurse', role: 'investigator', ...province('79') });
  expect((await ask(t, by, 'PATCH', '/nurse', { version: 1, name: 'Mai' })).code).toBe('ok');
  const late = await ask(t, by, 'PATCH', '/nurse', { version: 1, role: 'supervisor' });
  expect(late).toMatchObject({
    status: 409,
    body: { code: 'record.changed', present: { name: 'Mai', version: 2 } },
  });
  expect((await ask(t, by, 'PATCH', '/nurse', { version: 2, role: 'supervisor' })).body).toMatchObject({
    name: 'Mai',
    role: 'supervisor',
  });
});

test('nobody grants more than they hold: not wider, not elsewhere, not by changing what is there', async () => {
  const t = await testServer();
  const ofProvince = await admin(t, 'admin-79', province('79'));
  const ofArea = await admin(t, 'admin-area', area('26740', '26743'));
  await signedIn(t, { username: 'inside', role: 'investigator', ...area('26740') });
  await signedIn(t, { username: 'elsewhere', role: 'investigator', ...province('01') });
  await signedIn(t, { username: 'above', role: 'investigator', ...national });
  for (const [by, scope, code] of [
    [ofProvince, national, 'staff.scope'],
    [ofProvince, province('01'), 'staff.scope'],
    [ofProvince, province('79'), 'ok'],
    [ofProvince, area('26740', '26758'), 'ok'],
    [ofArea, province('79'), 'staff.scope'],
    [ofArea, area('26740', '26758'), 'staff.scope'],
    [ofArea, { ...area('00004'), province: '01' }, 'staff.scope'],
    [ofArea, area('26743'), 'ok'],
  ] as const) {
    const username = `new-${Math.round(t.random(4).reduce((sum, byte) => sum * 256 + byte, 0))}`;
    expect([by.username, scope, (await ask(t, by, 'POST', '', newAccount(username, scope))).code]).toEqual([
      ...[by.username, scope, code],
    ]);
    if (code === 'ok') continue;
    expect((await ask(t, by, 'PATCH', '/inside', { version: 1, ...scope })).code).toBe(code);
  }
  for (const by of [ofProvince, ofArea])
    for (const username of ['elsewhere', 'above', 'nobody', ...(by === ofArea ? ['admin-79'] : [])]) {
      expect((await ask(t, by, 'PATCH', `/${username}`, { version: 1, name: 'x' })).code).toBe(
        'staff.unknown',
      );
      expect((await ask(t, by, 'POST', `/${username}/reset-second-factor`)).code).toBe('staff.unknown');
    }
  const names = async (by: SignedIn) =>
    (await ask(t, by, 'GET', '')).body.map(({ username }: { username: string }) => username);
  expect(await names(ofArea)).toEqual(expect.arrayContaining(['admin-area', 'inside']));
  for (const hidden of ['elsewhere', 'above', 'admin-79']) expect(await names(ofArea)).not.toContain(hidden);
  for (const hidden of ['elsewhere', 'above']) expect(await names(ofProvince)).not.toContain(hidden);
});

test('nobody changes, suspends or resets themselves, whatever they send', async () => {
  const t = await testServer();
  const by = await admin(t, 'admin', national);
  for (const change of [{ role: 'supervisor' }, { name: 'x' }, { state: 'suspended' }, { ...province('79') }])
    expect((await ask(t, by, 'PATCH', '/admin', { version: 1, ...change })).code).toBe('staff.self');
  expect((await ask(t, by, 'POST', '/admin/reset-second-factor')).code).toBe('staff.self');
});

test.each([
  ['level and no province', { level: 'province', province: null, communes: [] }],
  ['a province that does not exist', { level: 'province', province: '99', communes: [] }],
  ['the country with a province', { level: 'national', province: '79', communes: [] }],
  ['a province with communes', { level: 'province', province: '79', communes: ['26740'] }],
  ['an area without communes', { level: 'area', province: '79', communes: [] }],
  ['an area with a commune of another province', { level: 'area', province: '79', communes: ['00004'] }],
  ['an auditor of an area', { role: 'auditor', level: 'area', province: '79', communes: ['26740'] }],
])('an account with %s is none', async (_, change) => {
  const t = await testServer();
  const by = await admin(t, 'admin', national);
  expect((await ask(t, by, 'POST', '', newAccount('x', change))).code).toBe('staff.place');
});

test.each([
  ['password_hash', '$argon2id$'],
  ['factor', null],
  ['suspended', false],
  ['invited_until', null],
  ['username', 'another'],
  ['isAdministrator', true],
  ['__proto__', { role: 'administrator' }],
])('a field %s that is not offered is refused, and changes nothing', async (field, value) => {
  const t = await testServer();
  const by = await admin(t, 'admin', national);
  await signedIn(t, { username: 'nurse', role: 'investigator', ...province('79') });
  const rows = () => t.store.cases.selectFrom('staff').selectAll().orderBy('username').execute();
  const before = await rows();
  const extra = `"${field}":${JSON.stringify(value)}`;
  for (const [method, url, body] of [
    ['PATCH', '/nurse', `{"version":1,${extra}}`],
    ['POST', '', `${JSON.stringify(newAccount('x')).slice(0, -1)},${extra}}`],
  ] as const) {
    // A user name is what a new account is asked for.
    if (method === 'POST' && field === 'username') continue;
    const answer = await t.server.fastify.inject({
      ...{ method, url: `/v1/staff/accounts${url}`, payload: body },
      headers: { ...by.headers, 'content-type': 'application/json' },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.layout']);
  }
  expect(await rows()).toEqual(before);
});

test('a suspended, reset or demoted administrator administers nothing from the next request on', async () => {
  const t = await testServer();
  const first = await admin(t, 'first', national);
  const second = await admin(t, 'second', national);
  expect((await ask(t, first, 'PATCH', '/second', { version: 1, role: 'investigator' })).code).toBe('ok');
  expect((await ask(t, second, 'GET', '')).code).toBe('staff.not-allowed');
  expect((await ask(t, first, 'POST', '/second/reset-second-factor')).code).toBe('ok');
  expect((await ask(t, second, 'GET', '')).code).toBe('staff.session');
  t.now += 60;
  const login = await t.server.fastify.inject({
    ...{ method: 'POST', url: '/v1/staff/login' },
    payload: { username: 'second', password: second.password },
  });
  expect(login.json().code).toBe('staff.credentials');
  expect(secondFactorCode(second.secret, t.now)).toMatch(/^[0-9]{6}$/);
});
