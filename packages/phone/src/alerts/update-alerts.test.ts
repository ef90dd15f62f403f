// SPDX-License-Identifier: GPL-3.0-only
import { civilDayAt, type SharedKey } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import type { KeyToPublish } from '../testing/fake-server.ts';
import { testClock, testDay } from '../testing/test-clock.ts';
import { meet, type TestPhone, twoPhones } from '../testing/test-phone.ts';

const civilDay = (test: TestPhone) => civilDayAt(test.clock.now(), 420);

async function keyOf(test: TestPhone): Promise<SharedKey> {
  const key = (await test.phone.holdings()).keys[0];
  if (key === undefined) throw new Error('no key');
  return { key: key.key, start: key.start, period: key.period };
}

/** Publishes keys in a file of their own, lets time pass and a phone poll. */
async function publish(
  test: TestPhone,
  keys: readonly KeyToPublish[],
  revised: readonly KeyToPublish[] = [],
) {
  await test.server.addExport(keys, { end: test.clock.now() + 1200, revised });
  test.clock.advance(5400);
  await test.server.publish();
  await test.phone.wake();
}

async function warned(minutes = 20, strengthDbm = -55, reportType = 1) {
  const { a, b } = await twoPhones();
  const day = civilDay(a);
  await meet(a, b, { minutes, strengthDbm });
  const key = { ...(await keyOf(b)), reportType };
  await publish(a, [key]);
  return { a, b, key, day };
}

it('twenty near minutes with a diagnosed person warn as F1, with the day and in bands', async () => {
  const { a, day } = await warned();
  expect(await a.phone.alerts()).toMatchObject([
    { day, degree: 'F1', withdrawnAt: null, duration: '15-to-30', distance: 'close', encounters: 1 },
  ]);
  const minutes = (await a.phone.alerts())[0]?.minutes ?? 0;
  expect(minutes).toBeGreaterThanOrEqual(20);
  expect(minutes).toBeLessThanOrEqual(23);
  expect(a.notices).toEqual([{ kind: 'exposed', degree: 'F1', day }]);
  expect((await a.phone.status()).exposure).toBe('F1');
});

it('ten minutes do not warn, nor do twenty far away', async () => {
  for (const { a } of [await warned(10), await warned(20, -95)]) {
    expect(await a.phone.alerts()).toEqual([]);
    expect((await a.phone.holdings()).evidence.length).toBe(1);
    expect(a.notices).toEqual([]);
    expect((await a.phone.status()).exposure).toBe('none');
  }
});

it('a recursive key warns as F2', async () => {
  const { a, day } = await warned(20, -55, 4);
  expect(a.notices).toEqual([{ kind: 'exposed', degree: 'F2', day }]);
  expect((await a.phone.status()).exposure).toBe('F2');
});

it('alerts persist over a restart and are told once', async () => {
  const { a } = await warned();
  const alerts = await a.phone.alerts();
  a.restart();
  expect(await a.phone.alerts()).toEqual(alerts);
  await a.pass(86_400);
  expect(await a.phone.alerts()).toEqual(alerts);
  expect(a.notices.length).toBe(1);
});

it('a revision to type 5 withdraws the warning, and says so once', async () => {
  const { a, key, day } = await warned();
  await publish(a, [], [{ ...key, reportType: 5 }]);
  expect((await a.phone.alerts())[0]).toMatchObject({ withdrawnAt: a.clock.now() });
  expect((await a.phone.status()).exposure).toBe('none');
  await publish(a, []);
  expect(a.notices).toEqual([
    { kind: 'exposed', degree: 'F1', day },
    { kind: 'withdrawn', degree: 'F1', day },
  ]);
});

it('a recursive key that is later confirmed turns F2 into F1', async () => {
  const { a, key, day } = await warned(20, -55, 4);
  await publish(a, [], [{ ...key, reportType: 1 }]);
  expect((await a.phone.status()).exposure).toBe('F1');
  const current = (await a.phone.alerts()).filter((alert) => alert.withdrawnAt === null);
  expect(current).toMatchObject([{ degree: 'F1', day }]);
  expect(a.notices.at(-1)).toEqual({ kind: 'exposed', degree: 'F1', day });
});

it('an alert whose day has partly left the log is not taken back when something else changes', async () => {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 30 });
  await publish(a, [await keyOf(b)]);
  const [before] = await a.phone.alerts();
  const met = a.clock.now() - 5400 - 1800;
  a.net.isDown = true;
  await a.pass(met + 900 + 14 * 86_400 - a.clock.now(), 3600);
  a.net.isDown = false;
  expect((await a.phone.holdings()).evidence[0]?.entries.length).toBeLessThan(4);
  const { exposure } = a.server.configuration;
  a.server.configuration = {
    ...a.server.configuration,
    version: 2,
    exposure: { ...exposure, closeContactMinutes: 25 },
  };
  await a.server.publish();
  a.clock.advance(1);
  await a.phone.wake();
  await a.pass(3600, 600);
  expect(await a.phone.alerts()).toEqual([before]);
});

it('a retention lowered and raised again takes no warning back that the log can no longer judge', async () => {
  const { a, day } = await warned();
  a.server.configuration = { ...a.server.configuration, version: 2, retentionDays: 1 };
  await publish(a, []);
  await a.pass(86_400 - 5400, 3600);
  expect((await a.phone.alerts()).map((alert) => alert.day)).toEqual([day]);
  a.server.configuration = { ...a.server.configuration, version: 3, retentionDays: 14 };
  await publish(a, []);
  expect((await a.phone.alerts()).map((alert) => [alert.day, alert.withdrawnAt])).toEqual([[day, null]]);
});

it('a meeting across UTC midnight counts as one, though no file links the two keys', async () => {
  const clock = testClock((testDay + 1) * 86_400 - 1500);
  const { a, b } = await twoPhones(undefined, clock);
  const day = civilDay(a);
  clock.set((testDay + 1) * 86_400 - 600);
  await meet(a, b, { minutes: 20 });
  const keys = (await b.phone.holdings()).keys.slice(0, 2);
  expect(keys.length).toBe(2);
  await publish(a, keys);
  expect((await a.phone.holdings()).evidence.length).toBe(2);
  expect(await a.phone.alerts()).toMatchObject([{ day, degree: 'F1', duration: '15-to-30' }]);
});

it('a notice that could not be given before the phone stopped is given after it', async () => {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 20 });
  await a.server.addExport([await keyOf(b)], { end: a.clock.now() + 1200 });
  a.clock.advance(5400);
  await a.server.publish();
  let refusals = 0;
  a.refuseNotices = () => {
    refusals++;
    throw new Error('the phone was killed');
  };
  await expect(a.phone.wake()).rejects.toThrow('killed');
  expect(refusals).toBe(1);
  expect((await a.phone.alerts()).length).toBe(1);
  a.refuseNotices = null;
  a.restart();
  await a.phone.wake();
  expect(a.notices.map((notice) => notice.kind)).toEqual(['exposed']);
  await a.phone.wake();
  expect(a.notices.length).toBe(1);
});
