// SPDX-License-Identifier: GPL-3.0-only
import {
  beaconSalt,
  dayCipher,
  decodeBeacon,
  intervalAt,
  intervalsPerDay,
  keyEnd,
  plainMetadata,
  toHex,
  utcDayOfInterval,
  verifyP256,
} from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { linkCounter } from '../counting/link-counter.ts';
import type { OwnKey } from '../store/own-key.ts';
import { PhoneStore } from '../store/phone-store.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { spyVault } from '../testing/spy-vault.ts';
import { testDay } from '../testing/test-clock.ts';
import { testPhone } from '../testing/test-phone.ts';
import { testSealer } from '../testing/test-sealer.ts';
import { rollKeyEarly } from './own-beacons.ts';

const keysOf = async (test: ReturnType<typeof testPhone>): Promise<readonly OwnKey[]> =>
  (await test.phone.holdings()).keys;

/** Every interval is covered by at most one key. */
function expectDisjoint(keys: readonly OwnKey[]): void {
  const sorted = [...keys].sort((a, b) => a.start - b.start);
  for (const [i, key] of sorted.entries())
    expect(key.start).toBeGreaterThanOrEqual(i === 0 ? 0 : keyEnd(sorted[i - 1] as OwnKey));
}

it('a phone draws one independent random key per UTC day, with a secret of its own', async () => {
  const test = testPhone();
  await test.pass(3 * 86_400, 6 * 3600);
  const keys = await keysOf(test);
  const days = keys.map((key) => utcDayOfInterval(key.start));
  expect(days).toEqual([testDay, testDay + 1, testDay + 2, testDay + 3, testDay + 4].slice(0, days.length));
  expect(days.length).toBeGreaterThanOrEqual(4);
  expect(keys.every((key) => key.period === intervalsPerDay)).toBe(true);
  const secrets = keys.flatMap((key) => [toHex(key.key), toHex(key.openingSecret)]);
  expect(new Set(secrets).size).toBe(2 * keys.length);
});

it('the schedule covers the horizon without a gap, across midnight, with the beacons the keys give', async () => {
  const test = testPhone();
  await test.phone.wake();
  const plan = test.radio.plans[0];
  if (plan === undefined) throw new Error('no plan');
  const first = intervalAt(test.clock.now());
  expect(plan.slots.map((slot) => slot.from)).toEqual(
    Array.from({ length: 216 }, (_, i) => (first + i) * 600),
  );
  expect(plan.until).toBe((first + 216) * 600);
  const keys = await keysOf(test);
  expect(new Set(plan.slots.map((slot) => utcDayOfInterval(slot.from / 600))).size).toBe(2);
  for (const { from, beacon } of plan.slots) {
    const interval = from / 600;
    const key = keys.find((each) => each.start <= interval && interval < keyEnd(each)) as OwnKey;
    const cipher = dayCipher(key.key);
    const identifier = cipher.identifier(interval);
    const metadata = cipher.metadata(identifier, plainMetadata(-12));
    const salt = beaconSalt(key.openingSecret, interval, identifier, metadata);
    expect(decodeBeacon(beacon)).toEqual({ ok: true, value: { identifier, metadata, salt } });
  }
});

it('the radio is given beacons and times only: no byte of a key or a secret is in any plan', async () => {
  const test = testPhone();
  await test.pass(2 * 86_400, 6 * 3600);
  const given = JSON.stringify(
    test.radio.plans.map((plan) => ({
      ...plan,
      slots: plan.slots.map(({ from, beacon }) => [from, toHex(beacon)]),
    })),
  );
  const keys = await keysOf(test);
  expect(keys.length).toBeGreaterThan(2);
  for (const { key, openingSecret } of keys) {
    expect(given).not.toContain(toHex(key));
    expect(given).not.toContain(toHex(openingSecret));
  }
  expect(Object.keys(test.radio.plans[0] ?? {}).sort()).toEqual([
    'advertiseEveryMilliseconds',
    'scanPeriodAfterSightingSeconds',
    'scanPeriodSeconds',
    'scanWindowSeconds',
    'serviceUuid',
    'slots',
    'until',
  ]);
});

it('keys are in the vault before their beacons are on the air', async () => {
  const vault = spyVault();
  const known: boolean[] = [];
  const test = testPhone({ vault });
  const plan = test.radio.plan.bind(test.radio);
  test.radio.plan = async (next) => {
    const keys = [...(await vault.contents()).keys()].filter((key) => key.startsWith('key/'));
    known.push(keys.length >= 2);
    await plan(next);
  };
  await test.phone.wake();
  expect(known).toEqual([true]);
});

it('a plan is given again after a restart, and when half of it is used up, and not otherwise', async () => {
  const test = testPhone();
  await test.phone.wake();
  await test.pass(6 * 3600);
  expect(test.radio.plans.length).toBe(1);
  test.restart();
  await test.phone.wake();
  expect(test.radio.plans.length).toBe(2);
  await test.pass(18 * 3600, 600);
  expect(test.radio.plans.length).toBe(2);
  await test.pass(600);
  expect(test.radio.plans.length).toBe(3);
  expectDisjoint(await keysOf(test));
});

it('a clock put back by some hours gives the radio a plan that begins now', async () => {
  const test = testPhone();
  await test.phone.wake();
  test.clock.advance(-5 * 3600);
  await test.phone.wake();
  expect(test.radio.plans.at(-1)?.slots[0]?.from).toBe(intervalAt(test.clock.now()) * 600);
  expectDisjoint(await keysOf(test));
});

async function rolledAt(now: number) {
  const test = testPhone();
  test.clock.set(now);
  const vault = spyVault();
  const opened = await PhoneStore.open(vault, now);
  if (!opened.ok) throw new Error(opened.detail);
  const ports = {
    clock: test.clock,
    random: seededRandom(5),
    radio: test.radio,
    vault,
    net: test.net,
    sealer: testSealer,
    verify: verifyP256,
    notifier: { notify: async () => undefined },
  };
  const pins = { indexKeys: [], exportKeys: [] };
  await rollKeyEarly({ ports, pins, store: opened.value, now, transmitPowerDbm: -12, counter: linkCounter });
  return { keys: opened.value.ownKeys(), radio: test.radio };
}

it('a key rolled early at interval j has period j − start + 1, and another runs from j + 1 to the end of the day', async () => {
  const now = testDay * 86_400 + 3 * 3600 + 5;
  const j = intervalAt(now);
  const { keys, radio } = await rolledAt(now);
  const [ended, following] = keys.filter((key) => utcDayOfInterval(key.start) === testDay);
  expect(ended).toMatchObject({ start: testDay * 144, period: j - testDay * 144 + 1 });
  expect(following).toMatchObject({ start: j + 1, period: (testDay + 1) * 144 - j - 1 });
  expect(toHex(following?.key ?? new Uint8Array(0))).not.toBe(toHex(ended?.key ?? new Uint8Array(0)));
  const onAir = (interval: number) =>
    toHex(radio.beaconAt(interval * 600).slice(0, 16)) ===
    toHex(dayCipher((interval <= j ? ended : following)?.key ?? new Uint8Array(16)).identifier(interval));
  expect([j, j + 1, j + 2].map(onAir)).toEqual([true, true, true]);
});

it('in the last interval of a day nothing follows the rolled key on that day', async () => {
  const { keys } = await rolledAt((testDay + 1) * 86_400 - 1);
  expect(keys.filter((key) => utcDayOfInterval(key.start) === testDay)).toMatchObject([
    { start: testDay * 144, period: 144 },
  ]);
});
