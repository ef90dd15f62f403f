// SPDX-License-Identifier: GPL-3.0-only
import { encodeBeacon } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { unwrap } from '../testing/sharing-scenes.ts';
import { meet, testPhone, twoPhones } from '../testing/test-phone.ts';
import { longestPauseSeconds } from './pause.ts';

it('a pause stops the radio, keeps what was heard before, goes on checking, and ends by itself', async () => {
  const { a, b } = await twoPhones();
  const second = a.clock.now();
  a.radio.hear({ second, heard: [{ beacon: b.radio.beaconAt(second), strengthDbm: -50 }], others: 0 });
  const until = second + 5 * 3600;
  unwrap(await a.phone.pause(until));
  expect(a.radio.isStopped).toBe(true);
  expect(await a.phone.status()).toMatchObject({
    protection: 'paused',
    pausedUntil: until,
    heardIdentifiers: 1,
  });
  const plans = a.radio.plans.length;
  const checked = (await a.phone.status()).lastGoodCheck ?? 0;
  await a.pass(4.9 * 3600, 1800);
  expect(a.radio.plans.length).toBe(plans);
  expect((await a.phone.status()).lastGoodCheck).toBeGreaterThan(checked);
  a.clock.set(until);
  expect(await a.phone.nextDue()).toBeLessThanOrEqual(until);
  await a.phone.wake();
  expect(a.radio.plans.length).toBe(plans + 1);
  expect(a.radio.plans.at(-1)?.slots[0]?.from).toBeLessThanOrEqual(until);
  expect(await a.phone.status()).toMatchObject({ protection: 'on', pausedUntil: null });
});

it('during a pause the phone is due for nothing of the radio’s, and can be told to work again', async () => {
  const test = testPhone();
  await test.phone.wake();
  unwrap(await test.phone.pause(test.clock.now() + 3600));
  expect(await test.phone.nextDue()).toBeGreaterThan(test.clock.now());
  await test.phone.scanOften();
  const plans = test.radio.plans.length;
  unwrap(await test.phone.pause(null));
  expect(test.radio.plans.length).toBe(plans + 1);
  expect((await test.phone.status()).protection).toBe('on');
});

it('a pause begins after now and lasts seven days at most', async () => {
  const test = testPhone();
  const now = test.clock.now();
  for (const until of [now, now - 1, now + longestPauseSeconds + 1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(await test.phone.pause(until)).toMatchObject({ ok: false, code: 'phone.clock' });
  expect((await test.phone.status()).pausedUntil).toBeNull();
});

it('a phone that died before it could stop its radio stops it when it wakes, and records nothing of the pause', async () => {
  const test = testPhone();
  await test.phone.wake();
  const { stop } = test.radio;
  test.radio.stop = () => Promise.reject(new Error('died'));
  await expect(test.phone.pause(test.clock.now() + 3600)).rejects.toThrow('died');
  test.radio.stop = stop;
  test.restart();
  const random = seededRandom(3);
  const beacon = encodeBeacon({
    identifier: random.bytes(16),
    metadata: random.bytes(2),
    salt: random.bytes(9),
  });
  test.clock.advance(600);
  test.radio.hear({ second: test.clock.now(), heard: [{ beacon, strengthDbm: -50 }], others: 1 });
  await test.phone.wake();
  expect(test.radio.isStopped).toBe(true);
  expect(await test.phone.status()).toMatchObject({ protection: 'paused', heardIdentifiers: 0 });
});

it('a paused phone still warns of what it heard before', async () => {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 25 });
  unwrap(await a.phone.pause(a.clock.now() + 86_400));
  const key = (await b.phone.holdings()).keys[0];
  if (key === undefined) throw new Error('no key');
  await a.server.addExport([key], { end: a.clock.now() + 1200 });
  a.clock.advance(5400);
  await a.server.publish();
  await a.phone.wake();
  expect((await a.phone.status()).exposure).toBe('F1');
});

it('a clock put back does not lengthen a pause', async () => {
  const test = testPhone();
  await test.phone.wake();
  unwrap(await test.phone.pause(test.clock.now() + 3600));
  test.clock.advance(-30 * 86_400);
  await test.phone.wake();
  expect((await test.phone.status()).pausedUntil).toBeLessThanOrEqual(test.clock.now() + 3600);
});
