// SPDX-License-Identifier: GPL-3.0-only
import { expect, test } from 'vitest';
import { demoSettings } from '../settings.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { emptyStore, noon } from '../testing/test-server.ts';
import { closeSession, openSession } from './session.ts';
import { ensureFirstStaff, loginStaff } from './staff.ts';

const settings = demoSettings();
const random = seededRandom('staff');

async function firstStaff() {
  const store = await emptyStore();
  const account = await ensureFirstStaff(store, noon, random);
  if (account === null) throw new Error('no account');
  return { store, account };
}

test('the first account is made once, with a password of its own that is stored as argon2id only', async () => {
  const { store, account } = await firstStaff();
  expect(account.password).toMatch(/^([2-9a-z]{5}-){3}[2-9a-z]{5}$/);
  expect(await ensureFirstStaff(store, noon, random)).toBeNull();
  const [row] = await store.cases.selectFrom('staff').selectAll().execute();
  expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('a session works until it is idle for 30 minutes, 12 hours old or closed', async () => {
  const { store, account } = await firstStaff();
  const logIn = async (now: number) => {
    const token = await loginStaff(store, settings, random, account, now);
    return `Bearer ${token.ok ? token.value : ''}`;
  };
  const idle = await logIn(noon);
  expect(await openSession(store.cases, settings, idle, noon + 1799)).toMatchObject({ value: 'staff' });
  expect(await openSession(store.cases, settings, idle, noon + 1799 + 1800)).toMatchObject({
    code: 'staff.session',
  });
  const busy = await logIn(noon);
  for (let at = noon; at < noon + 43_200; at += 1000)
    expect((await openSession(store.cases, settings, busy, at)).ok).toBe(true);
  expect((await openSession(store.cases, settings, busy, noon + 43_200)).ok).toBe(false);
  const closed = await logIn(noon);
  await closeSession(store.cases, closed);
  expect((await openSession(store.cases, settings, closed, noon)).ok).toBe(false);
  expect((await openSession(store.cases, settings, undefined, noon)).ok).toBe(false);
});

test('an unknown user and a wrong password are told the same, and lock the same', async () => {
  const { store, account } = await firstStaff();
  const attempt = (username: string, password: string, now: number) =>
    loginStaff(store, settings, random, { username, password }, now);
  for (let i = 0; i < 10; i++) {
    const wrong = await attempt('staff', 'wrong', noon);
    expect(await attempt('nobody', 'wrong', noon)).toEqual(wrong);
    expect(wrong).toMatchObject({ ok: false, code: 'staff.credentials' });
  }
  for (const username of ['staff', 'nobody'])
    expect(await attempt(username, account.password, noon + 899)).toMatchObject({ code: 'staff.locked' });
  expect((await attempt('staff', account.password, noon + 900)).ok).toBe(true);
});

test('many passwords at once get no more tries than the same one after another', async () => {
  const { store, account } = await firstStaff();
  const passwords = [...Array.from({ length: 30 }, (_, i) => `wrong ${i}`), account.password];
  const answers = await Promise.all(
    passwords.map((password) => loginStaff(store, settings, random, { username: 'staff', password }, noon)),
  );
  const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.code));
  expect(codes.filter((code) => code === 'staff.credentials').length).toBe(settings.staffFailures);
  expect(codes.at(-1)).toBe('staff.locked');
  const locks = await store.audit
    .selectFrom('acts_today')
    .select('act')
    .where('act', '=', 'staff.lock')
    .execute();
  expect(locks.length).toBe(1);
  expect((await loginStaff(store, settings, random, account, noon + settings.staffLockSeconds)).ok).toBe(
    true,
  );
});
