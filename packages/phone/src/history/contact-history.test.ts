// SPDX-License-Identifier: GPL-3.0-only
import { civilDayAt, civilDayStart, encodeBeacon } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { linkCounter } from '../counting/link-counter.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { testClock, testDay } from '../testing/test-clock.ts';
import { type TestPhone, testPhone } from '../testing/test-phone.ts';

const random = seededRandom(41);
const zone = 420;
const midnight = civilDayStart(testDay, zone);

/** Somebody beside the phone from `from` for some minutes, with an identifier for every ten; the clock moves along. */
async function beside(test: TestPhone, minutes: number, strengthDbm = -55, others = 0) {
  let beacon: Uint8Array | null = null;
  for (let left = minutes; left > 0; left -= 3) {
    const second = test.clock.now();
    if (beacon === null || second % 600 < 180)
      beacon = encodeBeacon({
        identifier: random.bytes(16),
        metadata: random.bytes(2),
        salt: random.bytes(9),
      });
    test.radio.hear({ second, heard: [{ beacon, strengthDbm }], others });
    test.clock.advance(180);
  }
  await test.phone.wake();
}

/** Nobody, but scans. */
async function alone(test: TestPhone, minutes: number) {
  for (let left = minutes; left > 0; left -= 3) {
    test.radio.hear({ second: test.clock.now(), heard: [], others: 0 });
    test.clock.advance(180);
  }
  await test.phone.wake();
}

/** Installed at six in the morning of the test day. */
async function installed(): Promise<TestPhone> {
  const test = testPhone({ clock: testClock(midnight + 6 * 3600) });
  test.net.isDown = true;
  await test.phone.wake();
  return test;
}

it('tells numbers by day and three hours; hours without a scan are gaps, hours alone are zero', async () => {
  const test = await installed();
  await beside(test, 60, -55, 4);
  test.clock.set(midnight + 12 * 3600);
  await alone(test, 180);
  test.clock.set(midnight + 17 * 3600 + 300);
  await test.phone.wake();
  const [today, ...others] = await test.phone.history();
  expect(others).toEqual([]);
  expect(today).toMatchObject({
    day: testDay,
    isToday: true,
    users: { estimate: 1 },
    closeUsers: { estimate: 1 },
    people: { estimate: 5 },
    scannedMinutes: 240,
    ofMinutes: 11 * 60 + 10,
  });
  const bands = today?.bands ?? [];
  expect(bands.map((band) => band.users?.estimate ?? null)).toEqual([
    null,
    null,
    1,
    null,
    0,
    null,
    null,
    null,
  ]);
  expect(bands.map((band) => band.ofMinutes)).toEqual([0, 0, 180, 180, 180, 130, 0, 0]);
  expect(bands[4]).toMatchObject({ users: { estimate: 0, high: 0 }, scannedMinutes: 180 });
  expect(bands[3]).toMatchObject({ users: null, people: null, scannedMinutes: 0 });
  expect(today?.scannedHours.slice(5, 19)).toEqual([null, 60, 0, 0, 0, 0, 0, 60, 60, 60, 0, 0, 0, null]);
});

it('a day is counted anew when something was added to it, and only then', async () => {
  const counts: number[] = [];
  const counter = {
    ...linkCounter,
    phonesOf: (...given: Parameters<typeof linkCounter.phonesOf>) => {
      counts.push(given[0].length);
      return linkCounter.phonesOf(...given);
    },
  };
  const test = testPhone({ clock: testClock(midnight + 6 * 3600), counter });
  test.net.isDown = true;
  await beside(test, 30);
  test.clock.advance(86_400);
  await beside(test, 30);
  const first = await test.phone.history();
  const made = counts.length;
  expect(made).toBeGreaterThan(0);
  expect(await test.phone.history()).toEqual(first);
  expect(counts.length).toBe(made);
  await beside(test, 9);
  const second = await test.phone.history();
  expect(second[0]).toEqual(first[0]);
  expect(second[1]?.scannedMinutes).toBeGreaterThan(first[1]?.scannedMinutes ?? 0);
  test.restart();
  expect(await test.phone.history()).toEqual(second);
});

it('far away is no close contact; neither is a quarter of an hour in all beside five people', async () => {
  const test = await installed();
  await beside(test, 60, -95);
  expect((await test.phone.history())[0]).toMatchObject({ closeUsers: { estimate: 0, high: 0 } });
  const other = await installed();
  for (let i = 0; i < 5; i++) {
    await beside(other, 3);
    other.clock.advance(3600);
  }
  expect((await other.phone.history())[0]).toMatchObject({ closeUsers: { estimate: 0 }, users: { high: 5 } });
});

it('fifteen days later the history holds nothing of a day, but the totals hold its numbers', async () => {
  const test = await installed();
  await beside(test, 60, -55, 2);
  const before = (await test.phone.history())[0];
  test.clock.advance(15 * 86_400);
  await test.phone.wake();
  const history = await test.phone.history();
  expect(history.length).toBe(15);
  expect(history.every((day) => day.users === null && day.scannedMinutes === 0)).toBe(true);
  const rows = [...(await test.vault.contents()).keys()];
  expect(rows.filter((name) => /^(?:heard|scans|others)\//.test(name))).toEqual([]);
  expect(await test.phone.totals()).toEqual({
    since: testDay,
    days: [
      {
        day: testDay,
        users: before?.users,
        people: before?.people,
        closeUsers: before?.closeUsers,
        scannedMinutes: 60,
      },
    ],
  });
});

it('totals count every day once, in the log or out of it, and survive a restart', async () => {
  const test = await installed();
  for (let day = 0; day < 20; day++) {
    test.clock.set(midnight + day * 86_400 + 8 * 3600);
    await beside(test, 30);
    test.clock.set(midnight + day * 86_400 + 20 * 3600);
    await test.phone.wake();
  }
  test.restart();
  const { since, days } = await test.phone.totals();
  expect(since).toBe(testDay);
  expect(days.map(({ day }) => day)).toEqual(Array.from({ length: 20 }, (_, i) => testDay + i));
  expect(days.map(({ users }) => users.estimate)).toEqual(new Array(20).fill(1));
  expect(days.map(({ scannedMinutes }) => scannedMinutes)).toEqual(new Array(20).fill(30));
});

it('erased totals are gone, and days before do not come back when they leave the log', async () => {
  const test = await installed();
  await beside(test, 30);
  test.clock.advance(86_400);
  await beside(test, 30);
  expect((await test.phone.totals()).days.length).toBe(2);
  expect((await test.phone.eraseTotals()).ok).toBe(true);
  expect(await test.phone.totals()).toEqual({ since: null, days: [] });
  test.clock.advance(86_400);
  await beside(test, 30);
  const day = civilDayAt(test.clock.now(), zone);
  expect((await test.phone.totals()).days.map((total) => total.day)).toEqual([day]);
  test.clock.advance(16 * 86_400);
  await test.phone.wake();
  expect((await test.phone.totals()).days.map((total) => total.day)).toEqual([day]);
});

it('a clock that ran ahead for a while leaves no day of the future behind', async () => {
  const test = await installed();
  test.clock.advance(30 * 86_400);
  await beside(test, 30);
  test.clock.advance(-30 * 86_400);
  await beside(test, 30);
  const today = civilDayAt(test.clock.now(), zone);
  expect((await test.phone.totals()).days.every(({ day }) => day <= today)).toBe(true);
  expect((await test.phone.history()).at(-1)).toMatchObject({ day: today, isToday: true });
});
