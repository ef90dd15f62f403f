// SPDX-License-Identifier: GPL-3.0-only
import { expect, test } from 'vitest';
import { demoSettings } from '../settings.ts';
import { type SignedIn, signedIn } from '../testing/staff-session.ts';
import { noon, type TestServer, testServer } from '../testing/test-server.ts';
import { inviteAccount } from './accounts.ts';
import { addEnrolledStaff, addStaff, ensureFirstStaff } from './first-accounts.ts';
import { beginLogin, finishLogin } from './log-in.ts';
import { changeOwnPassword, renewOwnRecoveryCodes } from './own-account.ts';
import { retireSessions } from './retire-sessions.ts';
import { secondFactorCode } from './second-factor.ts';
import { closeSession, openSession } from './session.ts';
import type { StaffDesk } from './staff-desk.ts';
import { nationalScope } from './staff-scope.ts';

const account = { username: 'nurse', name: 'Lê Thị Mai', role: 'investigator', ...nationalScope } as const;
const ownPassword = 'bốn con mèo trắng';

function deskOf(t: TestServer): StaffDesk {
  const { cases, audit } = t.store;
  const settings = demoSettings();
  return {
    cases,
    audit,
    numberKey: t.keys.casesNumberKey,
    random: t.random,
    settings,
    signInClock: () => t.now,
  };
}

async function enrolled(t: TestServer, username = 'nurse') {
  const added = await addEnrolledStaff(
    t.store,
    t.keys.casesNumberKey,
    { ...account, username },
    t.now,
    t.random,
  );
  if (!added.ok) throw new Error(added.detail);
  return added.value;
}

const codeOf = (result: { ok: true } | { ok: false; code: string }) => (result.ok ? 'ok' : result.code);

async function ticketOf(t: TestServer, username: string, password: string): Promise<string> {
  const first = await beginLogin(deskOf(t), { username, password }, t.now);
  if (!first.ok) throw new Error(first.code);
  return first.value.ticket;
}

async function logIn(
  t: TestServer,
  { username, password, secret }: SignedIn | Awaited<ReturnType<typeof enrolled>>,
) {
  const ticket = await ticketOf(t, username, password);
  return await finishLogin(deskOf(t), { ticket, code: secondFactorCode(secret, t.now) }, t.now);
}

const actsOf = async (t: TestServer) =>
  (await t.store.audit.selectFrom('acts_today').select(['actor', 'act']).orderBy('act').execute()).map(
    ({ actor, act }) => `${actor} ${act}`,
  );

test('an invited person logs in with the password of the invitation once, enrols, and chooses a password of their own', async () => {
  const t = await testServer();
  const desk = deskOf(t);
  const invited = await addStaff(t.store, account, t.now, t.random);
  if (!invited.ok) throw new Error(invited.detail);
  const { password } = invited.value;
  expect(password).toMatch(/^([2-9a-z]{5}-){3}[2-9a-z]{5}$/);
  const first = await beginLogin(desk, { username: 'nurse', password }, t.now);
  if (!first.ok || first.value.stage !== 'enrol') throw new Error('no enrolment');
  const { ticket, secret, mustSetPassword } = first.value;
  expect(mustSetPassword).toBe(true);
  const code = secondFactorCode(secret, t.now);
  expect(codeOf(await finishLogin(desk, { ticket, code }, t.now))).toBe('staff.password');
  const newPassword = ownPassword;
  const second = await finishLogin(desk, { ticket, code, newPassword }, t.now);
  if (!second.ok) throw new Error(second.code);
  expect(new Set(second.value.recoveryCodes).size).toBe(10);
  expect(await openSession(desk, second.value.token)).toMatchObject({ ok: true, value: account });
  expect(codeOf(await beginLogin(desk, { username: 'nurse', password }, t.now))).toBe('staff.credentials');
  t.now += 30;
  expect(codeOf(await logIn(t, { username: 'nurse', password: newPassword, secret }))).toBe('ok');
  expect(await actsOf(t)).toEqual([
    'system account.create',
    'nurse staff.enrol',
    'nurse staff.login',
    'nurse staff.login',
    'nurse staff.password',
  ]);
  const [row] = await t.store.cases.selectFrom('staff').selectAll().execute();
  expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('an invitation ends after its last day, and without a second factor nobody gets a session', async () => {
  const t = await testServer();
  const invited = await inviteAccount({ ...t.store, random: t.random }, 'system', account, t.now);
  if (!invited.ok) throw new Error(invited.detail);
  expect(invited.value.account.invitedUntil).toBe('2021-06-22');
  const login = { username: 'nurse', password: invited.value.password };
  t.now = noon + 7.4 * 86_400;
  expect(codeOf(await beginLogin(deskOf(t), login, t.now))).toBe('ok');
  t.now = noon + 7.6 * 86_400;
  expect(codeOf(await beginLogin(deskOf(t), login, t.now))).toBe('staff.invitation');
  expect(await t.store.cases.selectFrom('sessions').selectAll().execute()).toEqual([]);
});

test.each([
  ['too short', 'elf zeichen'],
  ['a pattern', 'aaaabbbbaaaabbbb'],
  ['the user name', 'NURSE in the house'],
  ['nothing', ''],
])('a new password that is %s is refused, and the ticket still good', async (_, newPassword) => {
  const t = await testServer();
  const desk = deskOf(t);
  const invited = await addStaff(t.store, account, t.now, t.random);
  if (!invited.ok) throw new Error(invited.detail);
  const first = await beginLogin(desk, invited.value, t.now);
  if (!first.ok || first.value.stage !== 'enrol') throw new Error('no enrolment');
  const { ticket, secret } = first.value;
  const code = secondFactorCode(secret, t.now);
  for (const bad of [newPassword, invited.value.password])
    expect(codeOf(await finishLogin(desk, { ticket, code, newPassword: bad }, t.now))).toBe('staff.password');
  expect(codeOf(await finishLogin(desk, { ticket, code, newPassword: ownPassword }, t.now))).toBe('ok');
});

test('a session works until it is idle for 30 minutes, 12 hours old or closed; what a page asks by itself keeps none awake', async () => {
  const t = await testServer();
  const desk = deskOf(t);
  const nurse = await enrolled(t);
  const open = async (token: string, at: number, isAct = true) => {
    t.now = at;
    return await openSession(desk, token, isAct);
  };
  const tokenAt = async (at: number) => {
    t.now = at;
    const logged = await logIn(t, nurse);
    if (!logged.ok) throw new Error(logged.code);
    return logged.value.token;
  };
  const idle = await tokenAt(noon);
  expect(await open(idle, noon + 1799)).toMatchObject({
    value: { username: 'nurse', expiresAt: noon + 43_200, idleAt: noon + 1799 + 1800 },
  });
  expect(await open(idle, noon + 1799 + 1800)).toMatchObject({ code: 'staff.session' });
  const watched = await tokenAt(noon + 3600);
  for (let at = noon + 3600; at < noon + 5400; at += 300)
    expect((await open(watched, at, false)).ok).toBe(true);
  expect((await open(watched, noon + 5400, false)).ok).toBe(false);
  const begun = noon + 7200;
  const busy = await tokenAt(begun);
  for (let at = begun; at < begun + 43_200; at += 1000) expect((await open(busy, at)).ok).toBe(true);
  expect((await open(busy, begun + 43_200)).ok).toBe(false);
  const closed = await tokenAt(begun + 50_000);
  expect(await closeSession(desk.cases, closed)).toBe('nurse');
  expect((await openSession(desk, closed)).ok).toBe(false);
  for (const none of [undefined, '', 'x', closed.slice(1)])
    expect((await openSession(desk, none)).ok).toBe(false);
});

test('a code of the second factor works once, for any ticket, and an older one not after it', async () => {
  const t = await testServer();
  const desk = deskOf(t);
  const nurse = await enrolled(t);
  const tickets = [];
  for (let i = 0; i < 4; i++) tickets.push(await ticketOf(t, 'nurse', nurse.password));
  const [a = '', b = '', c = '', d = ''] = tickets;
  const code = secondFactorCode(nurse.secret, t.now);
  const before = secondFactorCode(nurse.secret, t.now - 30);
  const both = await Promise.all([a, b].map((ticket) => finishLogin(desk, { ticket, code }, t.now)));
  expect(both.map(codeOf).sort()).toEqual(['ok', 'staff.second-factor']);
  expect(codeOf(await finishLogin(desk, { ticket: c, code: before }, t.now))).toBe('staff.second-factor');
  t.now += 30;
  expect(codeOf(await finishLogin(desk, { ticket: c, code }, t.now))).toBe('staff.second-factor');
  const fresh = secondFactorCode(nurse.secret, t.now);
  expect(codeOf(await finishLogin(desk, { ticket: d, code: fresh }, t.now))).toBe('ok');
});

test('a ticket is good once, for ten minutes and five tries', async () => {
  const t = await testServer();
  const desk = deskOf(t);
  const nurse = await enrolled(t);
  const used = await ticketOf(t, 'nurse', nurse.password);
  const finish = (ticket: string, code = secondFactorCode(nurse.secret, t.now)) =>
    finishLogin(desk, { ticket, code }, t.now);
  expect(codeOf(await finish(used))).toBe('ok');
  t.now += 30;
  expect(codeOf(await finish(used))).toBe('staff.ticket');
  const tried = await ticketOf(t, 'nurse', nurse.password);
  const wrong = secondFactorCode(nurse.secret, t.now + 300);
  const tries = await Promise.all(Array.from({ length: 8 }, () => finish(tried, wrong)));
  expect(tries.map(codeOf).sort()).toEqual([
    ...Array.from({ length: 5 }, () => 'staff.second-factor'),
    ...Array.from({ length: 3 }, () => 'staff.ticket'),
  ]);
  expect(codeOf(await finish(tried))).toBe('staff.ticket');
  t.now += 1000;
  const late = await ticketOf(t, 'nurse', nurse.password);
  t.now += 600;
  expect(codeOf(await finish(late))).toBe('staff.ticket');
  for (const ticket of ['', 'x', used.slice(4)]) expect(codeOf(await finish(ticket))).toBe('staff.ticket');
});

test('a recovery code stands in for the second factor once; new ones end the old', async () => {
  const t = await testServer();
  const desk = deskOf(t);
  const nurse = await enrolled(t);
  const logged = await logIn(t, nurse);
  if (!logged.ok) throw new Error(logged.code);
  const own = await openSession(desk, logged.value.token);
  if (!own.ok) throw new Error(own.code);
  const renew = async () => {
    t.now += 30;
    const codes = await renewOwnRecoveryCodes(desk, own.value, secondFactorCode(nurse.secret, t.now), t.now);
    return codes.ok ? codes.value : [];
  };
  const recover = async (recoveryCode: string) => {
    const ticket = await ticketOf(t, 'nurse', nurse.password);
    return codeOf(await finishLogin(desk, { ticket, recoveryCode }, t.now));
  };
  const [first = '', second = ''] = await renew();
  expect(first).toMatch(/^([2-9a-z]{4}-){3}[2-9a-z]{4}$/);
  expect(await recover(first.toUpperCase().replaceAll('-', ' '))).toBe('ok');
  expect(await recover(first)).toBe('staff.second-factor');
  expect((await renew()).length).toBe(10);
  expect(await recover(second)).toBe('staff.second-factor');
  const rows = await t.store.cases.selectFrom('recovery_codes').selectAll().execute();
  expect(rows.length).toBe(10);
  expect(codeOf(await renewOwnRecoveryCodes(desk, own.value, '000000', t.now))).toBe('staff.second-factor');
});

test('an unknown user and a wrong password are told the same, and lock the same', async () => {
  const t = await testServer();
  const desk = deskOf(t);
  const nurse = await enrolled(t);
  const attempt = (username: string, password: string) => beginLogin(desk, { username, password }, t.now);
  for (let i = 0; i < 10; i++) {
    const wrong = await attempt('nurse', 'wrong');
    expect(await attempt('nobody', 'wrong')).toEqual(wrong);
    expect(wrong).toMatchObject({ ok: false, code: 'staff.credentials' });
  }
  t.now = noon + 899;
  for (const username of ['nurse', 'nobody'])
    expect(await attempt(username, nurse.password)).toMatchObject({ code: 'staff.locked' });
  t.now = noon + 900;
  expect(codeOf(await attempt('nurse', nurse.password))).toBe('ok');
});

test('an unknown user takes as much work as a wrong password', async () => {
  const t = await testServer();
  const desk = { ...deskOf(t), settings: { ...demoSettings(), staffFailures: 1000 } };
  await enrolled(t);
  await beginLogin(desk, { username: 'nobody', password: 'wrong' }, t.now);
  const work = { nurse: 0, nobody: 0 };
  for (let i = 0; i < 24; i++)
    for (const username of ['nurse', 'nobody'] as const) {
      // The processor's time: that of the wall depends on whoever else uses the machine.
      const before = process.cpuUsage();
      await beginLogin(desk, { username, password: `wrong ${i}` }, t.now);
      const { user, system } = process.cpuUsage(before);
      work[username] += user + system;
    }
  // Whoever skipped the hash for an unknown user would need a fifth of it.
  expect(work.nobody / work.nurse).toBeGreaterThan(0.6);
});

test('many passwords at once get no more tries than the same one after another', async () => {
  const t = await testServer();
  const desk = deskOf(t);
  const nurse = await enrolled(t);
  const passwords = [...Array.from({ length: 30 }, (_, i) => `wrong ${i}`), nurse.password];
  const answers = await Promise.all(
    passwords.map((password) => beginLogin(desk, { username: 'nurse', password }, t.now)),
  );
  const codes = answers.map(codeOf);
  expect(codes.filter((code) => code === 'staff.credentials').length).toBe(desk.settings.staffFailures);
  expect(codes.at(-1)).toBe('staff.locked');
  expect((await actsOf(t)).filter((act) => act === 'system staff.lock').length).toBe(1);
  t.now += desk.settings.staffLockSeconds;
  expect(codeOf(await logIn(t, nurse))).toBe('ok');
});

test('whoever has the password alone guesses ten codes in a quarter of an hour, with however many tickets', async () => {
  const t = await testServer();
  const desk = deskOf(t);
  const nurse = await enrolled(t);
  let judged = 0;
  for (let i = 0; i < 40; i++) {
    const first = await beginLogin(desk, { username: 'nurse', password: nurse.password }, t.now);
    if (!first.ok) {
      expect(first.code).toBe('staff.locked');
      continue;
    }
    const code = secondFactorCode(nurse.secret, t.now + 600);
    const second = await finishLogin(desk, { ticket: first.value.ticket, code }, t.now);
    if (codeOf(second) === 'staff.second-factor') judged++;
  }
  expect(judged).toBe(desk.settings.staffFailures);
  t.now += desk.settings.staffLockSeconds;
  expect(codeOf(await logIn(t, nurse))).toBe('ok');
});

test('another password ends all other sessions and logins under way, and needs the present one', async () => {
  const t = await testServer();
  const desk = deskOf(t);
  const nurse = await signedIn(t, account);
  const other = await logIn(t, nurse);
  if (!other.ok) throw new Error(other.code);
  const ticket = await ticketOf(t, 'nurse', nurse.password);
  const own = await openSession(desk, nurse.token);
  if (!own.ok) throw new Error(own.code);
  const change = (password: string, newPassword: string) =>
    changeOwnPassword(desk, own.value, nurse.token, { password, newPassword }, t.now);
  expect(codeOf(await change('wrong', ownPassword))).toBe('staff.credentials');
  expect(codeOf(await change(nurse.password, 'short'))).toBe('staff.password');
  expect(codeOf(await change(nurse.password, ownPassword))).toBe('ok');
  expect((await openSession(desk, nurse.token)).ok).toBe(true);
  expect((await openSession(desk, other.value.token)).ok).toBe(false);
  t.now += 30;
  const late = await finishLogin(desk, { ticket, code: secondFactorCode(nurse.secret, t.now) }, t.now);
  expect(codeOf(late)).toBe('staff.ticket');
  expect(codeOf(await logIn(t, { ...nurse, password: ownPassword }))).toBe('ok');
});

test('the first account is made once; nothing that is stored opens an account', async () => {
  const t = await testServer();
  const first = await ensureFirstStaff(t.store, t.keys.casesNumberKey, t.now, t.random);
  if (first === null) throw new Error('no account');
  expect(await ensureFirstStaff(t.store, t.keys.casesNumberKey, t.now, t.random)).toBeNull();
  const ticket = await ticketOf(t, 'staff', first.password);
  const logged = await logIn(t, first);
  if (!logged.ok) throw new Error(logged.code);
  const { cases } = t.store;
  const stored = JSON.stringify([
    await cases.selectFrom('staff').selectAll().execute(),
    await cases.selectFrom('tickets').selectAll().execute(),
    await cases.selectFrom('sessions').selectAll().execute(),
    await t.store.audit.selectFrom('acts_today').selectAll().execute(),
  ]);
  for (const secret of [first.password, first.secret, ticket, logged.value.token])
    expect(stored).not.toContain(secret);
});

test('an hour later nothing tells when somebody logged in but the session itself', async () => {
  const t = await testServer();
  const nurse = await enrolled(t);
  expect(codeOf(await logIn(t, nurse))).toBe('ok');
  await ticketOf(t, 'nurse', nurse.password);
  await beginLogin(deskOf(t), { username: 'nurse', password: 'wrong' }, t.now);
  t.now += 3600;
  await retireSessions(deskOf(t));
  for (const table of ['factor_steps', 'tickets', 'login_failures', 'sessions'] as const)
    expect(await t.store.cases.selectFrom(table).selectAll().execute()).toEqual([]);
});
