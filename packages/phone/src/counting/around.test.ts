// SPDX-License-Identifier: GPL-3.0-only
import { encodeBeacon } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { type TestPhone, testPhone } from '../testing/test-phone.ts';

const random = seededRandom(31);
const someBeacon = () =>
  encodeBeacon({ identifier: random.bytes(16), metadata: random.bytes(2), salt: random.bytes(9) });

/** One scan now, which hears each beacon at the strength that stands beside it. */
async function scan(test: TestPhone, heard: readonly (readonly [Uint8Array, number])[], others = 0) {
  const second = test.clock.now();
  test.radio.hear({
    second,
    heard: heard.map(([beacon, strengthDbm]) => ({ beacon, strengthDbm })),
    others,
  });
  await test.phone.wake();
}

it('shows who is around, near and further, and how many others, and is silent without a scan', async () => {
  const test = testPhone();
  await test.phone.wake();
  expect(await test.phone.around()).toBeNull();
  const [near, far] = [someBeacon(), someBeacon()];
  await scan(test, [[near, -55]], 3);
  test.clock.advance(180);
  await scan(
    test,
    [
      [near, -57],
      [far, -88],
    ],
    5,
  );
  const around = await test.phone.around();
  expect(around).toMatchObject({
    at: test.clock.now(),
    scans: 2,
    users: { estimate: 2, low: 2, high: 2 },
    others: { low: 3, high: 5 },
    near: 1,
    further: 1,
    list: [
      { kind: 'user', band: 'near', sinceSeconds: 180 },
      { kind: 'user', band: 'further', sinceSeconds: 0 },
    ],
  });
  expect(around?.people.high).toBe(7);
  test.clock.advance(601);
  expect(await test.phone.around()).toBeNull();
});

it('a phone whose identifier has just changed is one user; one that has left is none', async () => {
  const test = testPhone();
  const [before, after, gone] = [someBeacon(), someBeacon(), someBeacon()];
  test.clock.set(Math.ceil(test.clock.now() / 600) * 600 + 200);
  await scan(test, [[gone, -60]]);
  test.clock.advance(340);
  await scan(test, [[before, -60]]);
  test.clock.advance(100);
  await scan(test, [[after, -61]]);
  expect(await test.phone.around()).toMatchObject({ users: { estimate: 1 }, list: [{ sinceSeconds: 100 }] });
});

it('its own beacon, sent back by somebody, is nobody around; a scan that heard nobody is told as such', async () => {
  const test = testPhone();
  await test.phone.wake();
  await scan(test, [[test.radio.beaconAt(test.clock.now()), -40]]);
  expect(await test.phone.around()).toMatchObject({ users: { estimate: 0, low: 0, high: 0 }, list: [] });
});

it('nothing of it is written: after a restart it is not known any more', async () => {
  const test = testPhone();
  await scan(test, [[someBeacon(), -50]], 2);
  test.restart();
  expect(await test.phone.around()).toBeNull();
});

it('scans follow each other fast for two minutes after the owner asked, and then as planned', async () => {
  const test = testPhone();
  await test.phone.wake();
  const usual = test.radio.plans.at(-1)?.scanPeriodSeconds ?? 0;
  await test.phone.scanOften();
  expect(test.radio.plans.at(-1)).toMatchObject({
    scanPeriodSeconds: 30,
    scanPeriodAfterSightingSeconds: 30,
  });
  expect(await test.phone.nextDue()).toBeLessThanOrEqual(test.clock.now() + 120);
  const plans = test.radio.plans.length;
  await test.phone.scanOften();
  expect(test.radio.plans.length).toBe(plans);
  test.clock.advance(121);
  await test.phone.wake();
  expect(usual).toBeGreaterThan(30);
  expect(test.radio.plans.at(-1)?.scanPeriodSeconds).toBe(usual);
});
