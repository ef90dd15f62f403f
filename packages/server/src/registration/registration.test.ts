// SPDX-License-Identifier: GPL-3.0-only
// Registration as a phone and its owner meet it, over HTTP.
import { encodeClaimTokenRequest, fromBase64, toBase64, toHex, utcDayAt } from '@bluezone/protocol';
import { expect, test } from 'vitest';
import { deskTables } from '../observe.ts';
import { demoSettings } from '../settings.ts';
import { codeOf, makeBlindRequest, send } from '../testing/messages.ts';
import { askRegistration, registerNumber } from '../testing/register-number.ts';
import { noon, type TestServer, testServer } from '../testing/test-server.ts';
import { countRegistered } from './count-registered.ts';
import { productionRegistration, type RegistrationSettings } from './registration-settings.ts';

const number = '+84912345678';

const withLimits = (limits: Partial<RegistrationSettings> = {}) =>
  testServer({ registration: { ...productionRegistration(), ...limits } });

const start = (t: TestServer, more: Record<string, unknown> = {}) =>
  askRegistration(t, 'start', { phoneNumber: number, ...more });

async function startWith(t: TestServer, more: Record<string, unknown> = {}): Promise<string> {
  const answer = await start(t, more);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json().attempt;
}

const verify = (t: TestServer, attempt: string, code: string, more: Record<string, unknown> = {}) =>
  askRegistration(t, 'verify', { attempt, code, ...more });

const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

const asksForToken = async (t: TestServer, credential: Uint8Array) =>
  await codeOf(
    send(t, 'claim-token', encodeClaimTokenRequest({ credential, request: makeBlindRequest(t, 'claim') })),
  );

test('a number, a code by message, a credential that asks for claim tokens', async () => {
  const t = await withLimits();
  const started = await start(t);
  expect(started.json()).toEqual({
    attempt: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/),
    expiresInSeconds: 600,
    resendInSeconds: 60,
  });
  expect(t.inbox.list()).toMatchObject([{ to: number, at: noon }]);
  const code = t.inbox.take(number) ?? '';
  const verified = await verify(t, started.json().attempt, code);
  expect(verified.headers['cache-control']).toBe('no-store');
  const credential = fromBase64(verified.json().credential) ?? new Uint8Array(0);
  expect(credential.length).toBe(16);
  expect(await asksForToken(t, credential)).toBe('ok');
  expect(await asksForToken(t, t.random(16))).toBe('registration.unknown');
  expect(await countRegistered(t.store.registration)).toBe(1);
});

test('the same code again gives the same credential, so a lost answer costs nothing', async () => {
  const t = await withLimits();
  const attempt = await startWith(t);
  const code = t.inbox.take(number) ?? '';
  const first = await verify(t, attempt, code, { province: '79' });
  const second = await verify(t, attempt, code, { province: '79' });
  expect(second.json()).toEqual(first.json());
  expect(await countRegistered(t.store.registration)).toBe(1);
  const counted = await t.store.registration.selectFrom('province_days').select('registrations').execute();
  expect(counted).toEqual([{ registrations: 1 }]);
});

test('a wrong code says how many tries are left; the last one locks, and says when to come back', async () => {
  const t = await withLimits({ resendWaitSeconds: 120 });
  const attempt = await startWith(t);
  const code = t.inbox.take(number) ?? '';
  for (const triesLeft of [4, 3, 2, 1]) {
    const answer = await verify(t, attempt, wrong(code));
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'registration.code', triesLeft });
  }
  t.now += 20;
  for (const told of [wrong(code), code]) {
    const locked = await verify(t, attempt, told);
    expect(locked.statusCode).toBe(429);
    expect(locked.json()).toMatchObject({ code: 'registration.locked', retryAfterSeconds: 100 });
    expect(locked.headers['retry-after']).toBe('100');
  }
  const resent = await askRegistration(t, 'resend', { attempt, phoneNumber: number });
  expect(resent.json()).toMatchObject({ code: 'registration.locked', retryAfterSeconds: 100 });
  t.now += 100;
  await registerNumber(t, number);
});

test('guesses of a day are limited for a number whatever the number of messages', async () => {
  const t = await withLimits({ resendWaitSeconds: 0, guessesPerNumberDay: 7 });
  for (let i = 0; i < 2; i++) {
    const attempt = await startWith(t);
    const code = t.inbox.take(number) ?? '';
    for (let k = 0; k < 5; k++) await verify(t, attempt, wrong(code));
  }
  const attempt = await startWith(t);
  const locked = await verify(t, attempt, t.inbox.take(number) ?? '');
  expect(locked.json()).toMatchObject({ code: 'registration.locked', retryAfterSeconds: 43_200 });
  t.now += 43_200;
  await registerNumber(t, number);
});

test('a code holds for ten minutes and not a second longer', async () => {
  const t = await withLimits();
  const attempt = await startWith(t);
  const code = t.inbox.take(number) ?? '';
  t.now += 600;
  const late = await verify(t, attempt, code);
  expect(late.statusCode).toBe(410);
  expect(late.json().code).toBe('registration.expired');
  const unknown = await verify(t, toBase64(t.random(16)), code);
  expect(unknown.body).toBe(late.body);
});

test('another message comes after a wait that doubles, with the same code, to the same number alone', async () => {
  const t = await withLimits();
  const attempt = await startWith(t);
  const code = t.inbox.take(number);
  const resend = (phoneNumber = number) => askRegistration(t, 'resend', { attempt, phoneNumber });
  for (const [pass, left] of [
    [0, 60],
    [59.5, 1],
  ] as const) {
    t.now += pass;
    const early = await resend();
    expect(early.statusCode).toBe(429);
    expect(early.json()).toMatchObject({ code: 'registration.wait', retryAfterSeconds: left });
    expect((await start(t)).json()).toMatchObject({ code: 'registration.wait', retryAfterSeconds: left });
  }
  t.now = noon + 60;
  expect((await resend('+84987654321')).json().code).toBe('registration.expired');
  expect((await resend()).json()).toEqual({ attempt, expiresInSeconds: 600, resendInSeconds: 120 });
  expect(t.inbox.list().map(({ to }) => to)).toEqual([number]);
  expect(t.inbox.take(number)).toBe(code);
  t.now += 119;
  expect((await resend()).json()).toMatchObject({ code: 'registration.wait', retryAfterSeconds: 1 });
  t.now += 480;
  expect((await verify(t, attempt, code ?? '')).statusCode).toBe(200);
  expect((await resend()).json().code).toBe('registration.expired');
});

test('a number has only so many messages in a day; another one is not touched by that', async () => {
  const t = await withLimits({ resendWaitSeconds: 0, messagesPerNumberDay: 3 });
  const attempt = await startWith(t);
  await startWith(t);
  const third = await askRegistration(t, 'resend', { attempt, phoneNumber: number });
  expect(third.json().resendInSeconds).toBe(43_200);
  for (const answer of [
    await start(t),
    await askRegistration(t, 'resend', { attempt, phoneNumber: number }),
  ]) {
    expect(answer.statusCode).toBe(429);
    expect(answer.json()).toMatchObject({ code: 'registration.number-limit', retryAfterSeconds: 43_200 });
  }
  await registerNumber(t, '+84987654321');
  t.now += 43_200;
  await registerNumber(t, number);
});

test('a message that somebody else asks for ends nobody’s own', async () => {
  const t = await withLimits({ resendWaitSeconds: 0 });
  const mine = await startWith(t);
  const code = t.inbox.take(number) ?? '';
  const theirs = await startWith(t);
  for (let k = 0; k < 5; k++) await verify(t, theirs, wrong(code));
  expect((await verify(t, mine, code)).statusCode).toBe(200);
});

test('the same number again ends the credential before it', async () => {
  const t = await testServer();
  const first = await registerNumber(t, number);
  expect(await asksForToken(t, first)).toBe('ok');
  const second = await registerNumber(t, number);
  expect(await asksForToken(t, first)).toBe('registration.unknown');
  expect(await asksForToken(t, second)).toBe('ok');
  expect(await countRegistered(t.store.registration)).toBe(1);
  expect(await t.store.registration.selectFrom('issued').select('period').execute()).toHaveLength(1);
});

test('messages speak the language that was asked for, and say what their code does', async () => {
  const t = await testServer();
  for (const [more, text] of [
    [{}, 'la ma dang ky Bluezone cua ban'],
    [{ language: 'en' }, 'is your Bluezone code'],
    [{ purpose: 'erase' }, 'la ma de XOA dang ky Bluezone'],
    [{ purpose: 'erase', language: 'en' }, 'to ERASE your Bluezone registration'],
  ] as const) {
    const attempt = await startWith(t, more);
    expect(t.inbox.list()[0]?.text).toContain(text);
    await askRegistration(t, 'resend', { attempt, phoneNumber: number, ...more, purpose: undefined });
    expect(t.inbox.list()[0]?.text).toContain(text);
  }
});

test('a phone erases its registration with its credential, and nobody learns whether there was one', async () => {
  const t = await testServer();
  const credential = await registerNumber(t, number);
  expect(await asksForToken(t, credential)).toBe('ok');
  const erase = () => askRegistration(t, 'erase', { credential: toBase64(credential) });
  const first = await erase();
  expect([first.statusCode, first.body]).toEqual([204, '']);
  expect((await erase()).statusCode).toBe(204);
  expect(await asksForToken(t, credential)).toBe('registration.unknown');
  await expectNothingOf(t);
});

test('whoever lost the phone erases the number with a code, and the code of a registration does not erase', async () => {
  const t = await testServer();
  const credential = await registerNumber(t, number);
  expect(await asksForToken(t, credential)).toBe('ok');
  const registering = await startWith(t);
  const registeringCode = t.inbox.take(number) ?? '';
  const attempt = await startWith(t, { purpose: 'erase' });
  const code = t.inbox.take(number) ?? '';
  const crossed = [
    await askRegistration(t, 'erase', { attempt: registering, code: registeringCode }),
    await verify(t, attempt, code),
  ];
  for (const answer of crossed) expect(answer.json().code).toBe('registration.expired');
  const bad = await askRegistration(t, 'erase', { attempt, code: wrong(code) });
  expect(bad.json()).toMatchObject({ code: 'registration.code', triesLeft: 4 });
  expect((await askRegistration(t, 'erase', { attempt, code })).statusCode).toBe(204);
  expect(await asksForToken(t, credential)).toBe('registration.unknown');
  expect((await verify(t, registering, registeringCode)).json().code).toBe('registration.expired');
  await expectNothingOf(t);
});

test('erasing a number that never was registered looks the same', async () => {
  const t = await testServer();
  const attempt = await startWith(t, { purpose: 'erase' });
  const erased = await askRegistration(t, 'erase', { attempt, code: t.inbox.take(number) ?? '' });
  expect([erased.statusCode, erased.body]).toEqual([204, '']);
});

/** No row of the number is left but its count of today; when the day is over, that is gone too. */
async function expectNothingOf(t: TestServer): Promise<void> {
  const rows = async () =>
    (await deskTables(t.store, 'registration')).filter(
      ({ table, rows: of }) => of.length > 0 && table !== 'sms_days',
    );
  expect((await rows()).map(({ table }) => table)).toEqual(['number_days']);
  t.now += 43_200;
  await t.server.runDueJobs();
  expect(await rows()).toEqual([]);
}

test('the desk keeps neither number nor code nor credential, and of time the expiry alone, until it comes', async () => {
  const t = await withLimits();
  const started = await start(t);
  const { attempt } = started.json();
  const code = t.inbox.take(number) ?? '';
  const verified = await verify(t, attempt, code, { province: '79' });
  const waiting = '+84987654321';
  const open = await startWith(t, { phoneNumber: waiting });
  const secrets = [
    ...[number, waiting, '912345678', '987654321', code, t.inbox.take(waiting) ?? 'none'],
    ...[attempt, open, verified.json().credential].flatMap((secret: string) => [
      secret,
      toHex(fromBase64(secret) ?? new Uint8Array(0)),
    ]),
  ];
  const shown = JSON.stringify(await deskTables(t.store, 'registration'));
  for (const secret of secrets) expect(shown).not.toContain(secret);
  const seconds = shown.match(/\b16237\d{5}\b/g);
  expect(new Set(seconds)).toEqual(new Set([String(noon + 600)]));
  t.now += 600;
  await t.server.runDueJobs();
  const later = JSON.stringify(await deskTables(t.store, 'registration'));
  expect(later).not.toMatch(/\b16237\d{5}\b/);
  expect(later).not.toContain('attempt_hash');
  expect(later).toContain(`"day":${utcDayAt(noon)}`);
});

test('the day of a registration is kept with no phone, so a province of a quiet day points at nobody', async () => {
  const t = await testServer();
  await registerNumber(t, number);
  const [row] = await t.store.registration.selectFrom('phones').selectAll().execute();
  expect(Object.keys(row ?? {}).sort()).toEqual(['credential_hash', 'number_hmac']);
});

test.each([
  ['12', 'registration.number', 400],
  ['01234567890', 'registration.old-number', 400],
  ['024 3825 1234', 'registration.not-mobile', 400],
  ['+819012345678', 'registration.country', 400],
])('a number like %s is refused with %s', async (phoneNumber, code, status) => {
  const t = await testServer();
  const answer = await start(t, { phoneNumber });
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(t.inbox.list()).toEqual([]);
});

test.each([
  ['start', {}],
  ['start', { phoneNumber: number, purpose: 'spy' }],
  ['start', { phoneNumber: number, language: 'fr' }],
  ['start', { phoneNumber: number, address: 'x' }],
  ['start', { phoneNumber: 'x'.repeat(41) }],
  ['start', { phoneNumber: { $ne: '' } }],
  ['verify', { attempt: 'AAAAAAAAAAAAAAAAAAAAAA==', code: '12345' }],
  ['verify', { attempt: 'AAAAAAAAAAAAAAAAAAAAAA==', code: 123456 }],
  ['verify', { attempt: 'AAAAAAAAAAAAAAAAAAAAAB==', code: '123456' }],
  ['verify', { attempt: 'AAAAAAAAAAAAAAAAAAAAAA==', code: '１２３４５６' }],
  ['verify', { attempt: 'AAAAAAAAAAAAAAAAAAAAAA==', code: '123456', province: '02' }],
  ['resend', { attempt: 'AAAAAAAAAAAAAAAAAAAAAA==' }],
  ['erase', {}],
  ['erase', { credential: 'AA==' }],
  ['erase', { credential: 'AAAAAAAAAAAAAAAAAAAAAA==', code: '123456' }],
] as const)('%s refuses %j and repeats none of it', async (what, payload) => {
  const t = await testServer();
  const answer = await askRegistration(t, what, payload);
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.layout']);
  expect(answer.body).not.toContain('123456');
  expect(answer.body).not.toContain('912345678');
});

test('a body beyond a kilobyte is not read', async () => {
  const t = await testServer();
  const answer = await start(t, { phoneNumber: number, more: 'x'.repeat(1100) });
  expect([answer.statusCode, answer.json().code]).toEqual([413, 'request.too-large']);
});

test('the development route that took a number at its word is gone', async () => {
  const t = await testServer();
  const url = '/v1/registration/development';
  const answer = await t.server.fastify.inject({ method: 'POST', url, payload: { phoneNumber: number } });
  expect(answer.statusCode).toBe(404);
});

test('the demonstration settings differ from a country’s in their limits alone', () => {
  const demo = demoSettings().registration;
  const production = productionRegistration();
  expect(demo).toMatchObject({
    codeLifetimeSeconds: production.codeLifetimeSeconds,
    guessesPerCode: production.guessesPerCode,
    guessesPerNumberDay: production.guessesPerNumberDay,
  });
});
