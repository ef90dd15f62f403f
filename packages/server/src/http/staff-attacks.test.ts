// SPDX-License-Identifier: GPL-3.0-only
// What a hostile page, a curious colleague and a thief try against the console's side of the cases desk.
import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { demoSettings } from '../settings.ts';
import { may, staffActs, staffRoles } from '../staff/may.ts';
import { secondFactorCode } from '../staff/second-factor.ts';
import { nationalScope } from '../staff/staff-scope.ts';
import { enrolledAccount, type SignedIn, signedIn } from '../testing/staff-session.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';
import { fastifyInstance } from './fastify-instance.ts';
import { addStaffScope } from './staff-access.ts';

const fromConsole = { 'x-bluezone-console': '1' };
const own = { ...fromConsole, 'sec-fetch-site': 'same-origin' };

type Headers = Readonly<Record<string, string>>;

/** Logs in as a browser does; gives the cookie it was set, and the answer. */
async function browserLogin(
  t: TestServer,
  account: Awaited<ReturnType<typeof enrolledAccount>>,
  headers: Headers = own,
) {
  const { username, password, secret } = account;
  const post = (url: string, payload: object) =>
    t.server.fastify.inject({ method: 'POST', url, payload, headers });
  const first = await post('/v1/staff/login', { username, password });
  const code = secondFactorCode(secret, t.now);
  const second = await post('/v1/staff/login/second', { ticket: first.json().ticket ?? '', code });
  const set = String(second.headers['set-cookie'] ?? '');
  return { first, second, set, cookie: set.split(';')[0] ?? '' };
}

const invite = {
  ...{ username: 'mole', name: 'Mole', role: 'investigator', level: 'national' },
  ...{ province: null, communes: [] },
};
const accountsNow = async (t: TestServer) =>
  (await t.store.cases.selectFrom('staff').select('username').execute()).length;

test('a browser gets a cookie that no script reads and no other site sends, and no token', async () => {
  const t = await testServer();
  const { second, set } = await browserLogin(t, await enrolledAccount(t));
  expect(second.statusCode).toBe(200);
  expect(set).toMatch(/^bz_staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(second.json().token).toBeUndefined();
  expect(second.body).not.toContain(set.slice(9, 52));
  const production = await testServer({ secureCookies: true });
  const secure = await browserLogin(production, await enrolledAccount(production));
  expect(secure.set).toMatch(/^__Host-bz_staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  const me = (cookie: string) =>
    production.server.fastify.inject({ url: '/v1/staff/me', headers: { ...own, cookie } });
  expect((await me(secure.cookie)).statusCode).toBe(200);
  expect((await me(secure.cookie.replace('__Host-', ''))).json().code).toBe('staff.session');
});

test.each<[string, Headers]>([
  ['another site, as its browser says', { ...fromConsole, 'sec-fetch-site': 'cross-site' }],
  ['another host of the same domain', { ...fromConsole, 'sec-fetch-site': 'same-site' }],
  ['an address typed in', { ...fromConsole, 'sec-fetch-site': 'none' }],
  ['another origin, from an older browser', { ...fromConsole, origin: 'https://evil.example' }],
  ['another port', { ...fromConsole, origin: 'http://localhost:81' }],
  ['a sandboxed frame', { ...fromConsole, origin: 'null' }],
  ['a plain form of the same origin', { 'sec-fetch-site': 'same-origin' }],
  ['a browser that says nothing', {}],
])('a request with the cookie that comes from %s changes nothing', async (_, headers) => {
  const t = await testServer();
  const { cookie } = await browserLogin(t, await enrolledAccount(t, { role: 'administrator' }));
  const before = await accountsNow(t);
  const send = (extra: Headers) =>
    t.server.fastify.inject({
      ...{ method: 'POST', url: '/v1/staff/accounts', payload: invite },
      headers: { cookie, host: 'localhost', ...extra },
    });
  const refused = await send(headers);
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'staff.forgery']);
  expect(await accountsNow(t)).toBe(before);
  expect((await send(own)).statusCode).toBe(201);
});

test('another site can neither log somebody in nor out', async () => {
  const t = await testServer();
  const account = await enrolledAccount(t);
  const forged = { ...fromConsole, 'sec-fetch-site': 'cross-site' };
  const { first, second, set } = await browserLogin(t, account, forged);
  expect([first.json().code, second.json().code, set]).toEqual(['staff.forgery', 'staff.forgery', '']);
  const { cookie } = await browserLogin(t, account);
  const out = (headers: Headers) =>
    t.server.fastify.inject({ method: 'POST', url: '/v1/staff/logout', headers: { cookie, ...headers } });
  const me = () => t.server.fastify.inject({ url: '/v1/staff/me', headers: { cookie, ...own } });
  expect((await out(forged)).json().code).toBe('staff.forgery');
  expect((await me()).statusCode).toBe(200);
  const left = await out(own);
  expect(left.headers['set-cookie']).toContain('Max-Age=0');
  expect((await me()).json().code).toBe('staff.session');
});

test('no other origin is told that it may ask, whatever it asks', async () => {
  const t = await testServer();
  for (const method of ['GET', 'POST', 'OPTIONS'] as const) {
    const { headers } = await t.server.fastify.inject({
      ...{ method, url: '/v1/staff/me' },
      headers: { origin: 'https://evil.example', 'access-control-request-headers': 'x-bluezone-console' },
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  }
});

test('a session that somebody else put into the browser is not gone on with', async () => {
  const t = await testServer();
  const attacker = await browserLogin(t, await enrolledAccount(t, { username: 'attacker' }));
  const victim = await enrolledAccount(t, { username: 'victim' });
  const { cookie } = await browserLogin(t, victim, { ...own, cookie: attacker.cookie });
  expect(cookie).not.toBe(attacker.cookie);
  const me = async (with_: string) =>
    (await t.server.fastify.inject({ url: '/v1/staff/me', headers: { ...own, cookie: with_ } })).json();
  expect((await me(cookie)).username).toBe('victim');
  expect((await me(attacker.cookie)).code).toBe('staff.session');
  // Two cookies of the name, one of them planted: neither is believed.
  expect((await me(`${attacker.cookie}; ${cookie}`)).code).toBe('staff.session');
});

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { security?: object[] }>>>>;
}

const openPaths = new Set([
  '/v1/staff/login',
  '/v1/staff/login/second',
  '/v1/staff/logout',
  '/v1/statistics',
  '/v1/communes',
]);

/** The calls of staff, as the description has them, with parameters filled in. */
async function staffCalls(t: TestServer) {
  const { paths } = (await t.server.fastify.inject({ url: '/openapi.json' })).json<Described>();
  return Object.entries(paths)
    .filter(([path]) =>
      /^\/v1\/(staff|cases|people|links|chains|figures|audit|configuration|contact-forms)(\/|$)/.test(path),
    )
    .filter(([path]) => !openPaths.has(path))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({
        method: method.toUpperCase() as 'GET',
        url: path.replace(/\{name\}/g, 'somebody').replace(/\{\w+\}/g, '0123456789abcdef'),
        hasSecurity: methods[method]?.security !== undefined,
      })),
    );
}

test('every call of staff needs a session, and says so', async () => {
  const t = await testServer();
  const calls = await staffCalls(t);
  expect(calls.length).toBeGreaterThan(30);
  for (const { method, url, hasSecurity } of calls) {
    expect([url, hasSecurity]).toEqual([url, true]);
    for (const headers of [
      {},
      own,
      { authorization: `Bearer ${'A'.repeat(43)}=` },
      { cookie: 'bz_staff=x' },
    ]) {
      const answer = await t.server.fastify.inject({ method, url, headers });
      expect([method, url, answer.statusCode]).toEqual([method, url, 401]);
      expect(answer.json().code).toBe('staff.session');
    }
  }
});

test('no role gets further than its acts: each call is refused to every role that may not do it', async () => {
  const t = await testServer();
  const signed: SignedIn[] = [];
  const rights = staffRoles.map((role) => ({ role, ...nationalScope }));
  for (const each of rights) signed.push(await signedIn(t, { username: each.role, ...each }));
  const refusals = new Map<string, string[]>();
  for (const { method, url } of await staffCalls(t)) {
    const refused: string[] = [];
    for (const { username, headers } of signed) {
      const answer = await t.server.fastify.inject({ method, url, headers });
      const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json');
      if (isProblem && answer.json().code === 'staff.not-allowed') refused.push(username);
    }
    refusals.set(`${method} ${url}`, refused);
  }
  // A set of roles that may do something is one that the table knows.
  const known = new Set(
    staffActs.map((act) =>
      rights
        .filter((each) => !may(each, act))
        .map(({ role }) => role)
        .join(),
    ),
  );
  for (const [call, refused] of refusals) expect([call, known.has(refused.join())]).toEqual([call, true]);
  expect(refusals.get('GET /v1/cases')).toEqual(['auditor', 'administrator']);
  expect(refusals.get('GET /v1/people')).toEqual(['auditor', 'administrator']);
  expect(refusals.get('GET /v1/audit/acts')).toEqual(['investigator', 'supervisor', 'administrator']);
  expect(refusals.get('POST /v1/staff/accounts')).toEqual(['investigator', 'supervisor', 'auditor']);
  expect(refusals.get('POST /v1/configuration/proposals')).toEqual(['investigator', 'auditor']);
});

test('answers are dated by the desk’s clock, and tell by it when the session ends', async () => {
  const t = await testServer();
  const { headers } = await signedIn(t);
  const me = async () => await t.server.fastify.inject({ url: '/v1/staff/me', headers });
  const { sessionIdleSeconds, sessionSeconds } = demoSettings();
  const first = await me();
  expect(Date.parse(String(first.headers.date)) / 1000).toBe(t.now);
  expect(first.json()).toMatchObject({
    idleAt: t.now + sessionIdleSeconds,
    expiresAt: t.now + sessionSeconds,
  });
});

test('a route of staff that names no act keeps the server from starting', async () => {
  const t = await testServer();
  const app = fastifyInstance(silentLog);
  const desk = { cases: t.store.cases, settings: demoSettings(), signInClock: () => t.now };
  addStaffScope(
    app,
    desk,
    () => 0,
    (scope) => {
      scope.get('/v1/forgotten', async () => 'everything');
    },
  );
  await expect(app.ready()).rejects.toThrow('GET /v1/forgotten names no act');
});

test('nothing of a body is read before it is known who asks', async () => {
  const t = await testServer();
  const answer = await t.server.fastify.inject({
    ...{ method: 'POST', url: '/v1/staff/accounts', payload: 'x'.repeat(100_000) },
    headers: { 'content-type': 'application/json' },
  });
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'staff.session']);
});
