// SPDX-License-Identifier: GPL-3.0-only
import { utcDayAt, utf8Bytes } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { newPhoneState } from './store/phone-state.ts';
import { code, diagnosed, unwrap, warned } from './testing/sharing-scenes.ts';
import { spyVault } from './testing/spy-vault.ts';
import { testClock } from './testing/test-clock.ts';
import { type TestPhone, testPhone, twoPhones } from './testing/test-phone.ts';

const caseOf = async (test: TestPhone) => (await test.phone.status()).case;

it('a phone just installed has never checked; then it tells the last good check and since when checks fail', async () => {
  const { a } = await twoPhones();
  const fresh = testPhone({ clock: a.clock, server: a.server });
  fresh.net.isDown = true;
  expect(await fresh.phone.status()).toMatchObject({
    installedAt: a.clock.now(),
    lastGoodCheck: null,
    failingSince: null,
  });
  await fresh.phone.wake();
  const since = a.clock.now();
  await fresh.pass(3 * 86_400, 3600);
  expect(await fresh.phone.status()).toMatchObject({ lastGoodCheck: null, failingSince: since });
  fresh.net.isDown = false;
  await a.server.publish();
  await fresh.phone.check();
  expect(await fresh.phone.status()).toMatchObject({
    installedAt: since,
    lastGoodCheck: a.clock.now(),
    failingSince: null,
    lastFailure: null,
  });
});

it('an owner who asks for a check again and again causes one a minute', async () => {
  const { a } = await twoPhones();
  const gets = () => a.net.sent.filter(({ kind }) => kind === 'get').length;
  a.clock.advance(61);
  const before = gets();
  for (let i = 0; i < 10; i++) await a.phone.check();
  expect(gets()).toBe(before + 1);
  a.clock.advance(60);
  await a.phone.check();
  expect(gets()).toBe(before + 2);
});

it('protection today counts the ten minutes with a scan since midnight of the zone', async () => {
  const test = testPhone();
  await test.phone.wake();
  test.clock.advance(3600);
  test.radio.hear({ second: test.clock.now() - 1800, heard: [], others: 0 });
  test.radio.hear({ second: test.clock.now() - 1700, heard: [], others: 0 });
  test.radio.hear({ second: test.clock.now() - 600, heard: [], others: 0 });
  await test.phone.wake();
  expect((await test.phone.status()).protectedToday).toEqual({ minutes: 20, of: 70 });
});

it('a case is told from the code to the withdrawal, with its times', async () => {
  const { b, today } = await diagnosed();
  const redeemed = b.clock.now();
  expect(await caseOf(b)).toEqual({ state: 'token-held', since: redeemed, until: redeemed + 86_400 });
  b.clock.advance(60);
  const preview = unwrap(await b.phone.previewReport({ onsetDay: today - 1, sampleDay: today }));
  const days = preview.days.map(({ day }) => day);
  const share = unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, days, true)));
  const [shareId, sharedAt] = [share.id, b.clock.now()];
  expect(await caseOf(b)).toEqual({
    state: 'sending',
    shareId,
    sharedAt,
    leavesAt: share.notBefore,
    tries: 0,
  });
  b.clock.set(share.notBefore);
  await b.phone.wake();
  expect(await caseOf(b)).toEqual({ state: 'shared', shareId, sharedAt, arrivedAt: share.notBefore });
  b.clock.advance(3600);
  unwrap(await b.phone.withdraw(share.id));
  expect(await caseOf(b)).toMatchObject({ state: 'withdrawing', shareId });
  await b.pass(3600, 300);
  expect(await caseOf(b)).toMatchObject({ state: 'withdrawn', shareId, sharedAt, wasSent: true });
  const { withdrawnAt } = { withdrawnAt: null, ...(await caseOf(b)) };
  expect(withdrawnAt).toBeGreaterThan(sharedAt);
  await b.pass(15 * 86_400, 8 * 3600);
  expect(await caseOf(b)).toEqual({ state: 'none' });
});

it('a code that was not used in time needs another; a refusal says whether it can be tried again', async () => {
  const { b } = await diagnosed();
  const since = b.clock.now();
  await b.pass(86_400 + 600, 3600);
  expect(await caseOf(b)).toEqual({ state: 'token-expired', since });
  unwrap(await b.phone.redeem(code));
  const today = utcDayAt(b.clock.now());
  b.server.answer = () => ({ code: 'report.base' });
  const preview = unwrap(await b.phone.previewReport({ onsetDay: today, sampleDay: today }));
  const days = preview.days.map(({ day }) => day);
  unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, days, false)));
  await b.pass(3600, 300);
  expect(await caseOf(b)).toMatchObject({ state: 'refused', code: 'report.base', canRetry: true });
});

it('a clock put back by less than an interval between code and report makes no newer code of it', async () => {
  const { b, today } = await diagnosed();
  b.clock.advance(-120);
  const preview = unwrap(await b.phone.previewReport({ onsetDay: today - 1, sampleDay: today }));
  const days = preview.days.map(({ day }) => day);
  const share = unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, days, true)));
  await b.pass(3600, 300);
  unwrap(await b.phone.withdraw(share.id));
  await b.pass(3600, 300);
  expect(await caseOf(b)).toMatchObject({ state: 'withdrawn', shareId: share.id });
});

it('what is held back before it left was never sent', async () => {
  const { b, preview } = await diagnosed();
  const days = preview.days.map(({ day }) => day);
  const share = unwrap(await b.phone.shareReport(b.phone.consentToReport(preview, days, true)));
  unwrap(await b.phone.withdraw(share.id));
  expect(await caseOf(b)).toMatchObject({ state: 'withdrawn', wasSent: false, withdrawnAt: b.clock.now() });
});

it('warnings say how long to watch; one that is withdrawn is among the past ones', async () => {
  const { a, day, key } = await warned();
  const { current, past } = await a.phone.warnings();
  expect(past).toEqual([]);
  expect(current).toMatchObject([{ day, degree: 'F1', lastWatchDay: day + 14, daysLeft: 14 }]);
  await a.pass(3 * 86_400, 4 * 3600);
  expect((await a.phone.warnings()).current[0]?.daysLeft).toBe(11);
  const revoked = { ...key, reportType: 5 };
  await a.server.addExport([], { end: a.clock.now(), revised: [revoked] });
  a.clock.advance(120);
  await a.server.publish();
  await a.phone.check();
  expect(await a.phone.warnings()).toMatchObject({
    current: [],
    past: [{ day, withdrawnAt: a.clock.now() }],
  });
});

it('a vault from before these facts were noted opens, and says that it does not know', async () => {
  const clock = testClock();
  const old: Record<string, unknown> = { ...newPhoneState(clock.now()), lastScan: clock.now() - 60 };
  const added = [
    'installedAt',
    'failingSince',
    'redeemedAt',
    'pause',
    'totalsFrom',
    'moving',
    'movedAt',
    'shares',
  ];
  for (const name of added) delete old[name];
  const vault = spyVault();
  await vault.write([{ key: 'state', value: utf8Bytes(JSON.stringify(old)) }]);
  const test = testPhone({ clock, vault });
  await test.phone.wake();
  expect(await test.phone.status()).toMatchObject({
    installedAt: null,
    pausedUntil: null,
    moving: null,
    case: { state: 'none' },
    lastScan: clock.now() - 60,
  });
});
