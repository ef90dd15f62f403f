// SPDX-License-Identifier: GPL-3.0-only
import {
  decodeBeacon,
  encodeBeacon,
  type HeardEntry,
  intervalAt,
  meetingId,
  meetingTag,
  toHex,
} from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { meet, type TestPhone, testPhone, twoPhones } from '../testing/test-phone.ts';

const random = seededRandom(99);

function someBeacon(): Uint8Array {
  return encodeBeacon({
    identifier: random.bytes(16),
    metadata: random.bytes(2),
    salt: random.bytes(9),
  });
}

async function heardBy(test: TestPhone): Promise<readonly HeardEntry[]> {
  return (await test.phone.holdings()).heard;
}

/** Lets a phone hear a beacon at seconds counted from now. */
function hear(test: TestPhone, beacon: Uint8Array, seconds: readonly number[], strengthDbm = -60): void {
  const now = test.clock.now();
  test.radio.hear(...seconds.map((s) => ({ second: now + s, heard: [{ beacon, strengthDbm }], others: 0 })));
}

it('a scan credits the seconds since the previous one, at most the bridged gap, and the first one a period', async () => {
  const test = testPhone();
  await test.phone.wake();
  hear(test, someBeacon(), [0, 90, 91, 500]);
  test.clock.advance(550);
  await test.phone.wake();
  const entries = await heardBy(test);
  expect(entries.flatMap((entry) => entry.scans.map((scan) => scan.creditedSeconds))).toEqual([
    180, 90, 1, 300,
  ]);
});

it('scans that heard nothing count as listening: they shorten what the next one credits', async () => {
  const test = testPhone();
  await test.phone.wake();
  const now = test.clock.now();
  test.radio.hear(
    { second: now, heard: [], others: 3 },
    { second: now + 200, heard: [], others: 0 },
    { second: now + 290, heard: [{ beacon: someBeacon(), strengthDbm: -50 }], others: 0 },
  );
  test.clock.advance(300);
  await test.phone.wake();
  expect((await heardBy(test))[0]?.scans).toEqual([
    { second: now + 290, strengthDbm: -50, creditedSeconds: 90 },
  ]);
  expect((await test.phone.status()).intervalsProtectedToday).toBe(1);
});

it('a phone drops its own identifiers, also late ones', async () => {
  const test = testPhone();
  await test.phone.wake();
  const own = test.radio.beaconAt(test.clock.now());
  const other = someBeacon();
  hear(test, own, [1]);
  hear(test, own, [601]);
  hear(test, other, [602]);
  test.clock.advance(700);
  await test.phone.wake();
  expect((await heardBy(test)).map((entry) => toHex(entry.identifier))).toEqual([toHex(other.slice(0, 16))]);
});

it('the other’s salt is kept nowhere in the vault, while identifier and metadata are', async () => {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 15 });
  const salts = b.radio.plans
    .flatMap((plan) => plan.slots)
    .slice(0, 4)
    .map(({ beacon }) => beacon.slice(18));
  expect((await heardBy(a)).length).toBeGreaterThan(1);
  for (const salt of salts) expect(await a.vault.holds(salt)).toBe(false);
  expect(await a.vault.holds(b.radio.beaconAt(a.clock.now()).slice(0, 18))).toBe(true);
});

it('X and T equal what the other side can compute, in every pair of intervals', async () => {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 35 });
  const entries = await heardBy(a);
  expect(entries.length).toBe(4);
  for (const entry of entries) {
    const second = entry.scans[0]?.second ?? 0;
    const mine = decodeBeacon(a.radio.beaconAt(second));
    const theirs = decodeBeacon(b.radio.beaconAt(second));
    if (!mine.ok || !theirs.ok) throw new Error('no beacon');
    expect(entry.interval).toBe(intervalAt(second));
    expect(entry.meetingAsReporter).toEqual(meetingId(mine.value.salt, theirs.value.salt));
    expect(entry.meetingAsClaimant).toEqual(meetingId(theirs.value.salt, mine.value.salt));
    expect(entry.tag).toEqual(meetingTag(theirs.value, entry.meetingAsReporter));
  }
  const atOther = await heardBy(b);
  expect(atOther.map((entry) => toHex(entry.meetingAsClaimant))).toEqual(
    entries.map((entry) => toHex(entry.meetingAsReporter)),
  );
});

it('one beacon of the other across a change of the own interval makes two entries with different meetings', async () => {
  const test = testPhone();
  await test.phone.wake();
  const beacon = someBeacon();
  hear(test, beacon, [590, 610]);
  test.clock.advance(700);
  await test.phone.wake();
  const [before, after] = await heardBy(test);
  expect((after?.interval ?? 0) - (before?.interval ?? 0)).toBe(1);
  expect(before?.identifier).toEqual(after?.identifier);
  expect(toHex(before?.meetingAsReporter ?? beacon)).not.toBe(toHex(after?.meetingAsReporter ?? beacon));
});

it.each([127, 128, -129, 0.5, Number.NaN])(
  'a strength of %d is unknown and kept as 127',
  async (strength) => {
    const test = testPhone();
    await test.phone.wake();
    hear(test, someBeacon(), [1], strength);
    test.clock.advance(10);
    await test.phone.wake();
    test.restart();
    expect((await heardBy(test))[0]?.scans[0]?.strengthDbm).toBe(127);
  },
);

it('a scan told twice, in one reading or in two, counts once', async () => {
  const test = testPhone();
  await test.phone.wake();
  const beacon = someBeacon();
  hear(test, beacon, [10, 10, 100]);
  test.clock.advance(110);
  await test.phone.wake();
  hear(test, beacon, [-100, -10]);
  await test.phone.wake();
  const [entry, ...others] = await heardBy(test);
  expect(others).toEqual([]);
  expect(entry?.scans.map((scan) => scan.creditedSeconds)).toEqual([180, 90]);
});

it('scans from the future, older than the retention or at no whole second are dropped', async () => {
  const test = testPhone();
  await test.phone.wake();
  hear(test, someBeacon(), [61, 3600, 1e12, -14 * 86_400 - 1, 0.5, Number.NaN]);
  await test.phone.wake();
  expect(await heardBy(test)).toEqual([]);
  expect((await test.phone.status()).lastScan).toBeNull();
  expect(test.radio.kept).toEqual([]);
});

it('beacons of a wrong length are dropped and the rest of the scan is kept', async () => {
  const test = testPhone();
  await test.phone.wake();
  const second = test.clock.now();
  const good = someBeacon();
  const heard = [new Uint8Array(0), new Uint8Array(26), new Uint8Array(28), good].map((beacon) => ({
    beacon,
    strengthDbm: -50,
  }));
  test.radio.hear({ second, heard, others: 0 });
  await test.phone.wake();
  expect((await heardBy(test)).map((entry) => toHex(entry.identifier))).toEqual([toHex(good.slice(0, 16))]);
});

it('after the clock was put back by a week scans credit again at once', async () => {
  const test = testPhone();
  await test.phone.wake();
  hear(test, someBeacon(), [0]);
  await test.phone.wake();
  test.clock.advance(-7 * 86_400);
  await test.phone.wake();
  hear(test, someBeacon(), [60, 120]);
  test.clock.advance(130);
  await test.phone.wake();
  const credits = (await heardBy(test))
    .filter((entry) => entry.interval <= intervalAt(test.clock.now()))
    .flatMap((entry) => entry.scans.map((scan) => scan.creditedSeconds));
  expect(credits).toEqual([180, 60]);
});

it('what is heard while no beacon of one’s own was on the air is still kept for matching', async () => {
  const test = testPhone();
  await test.phone.wake();
  test.clock.advance(4 * 86_400);
  hear(test, someBeacon(), [-86_400]);
  await test.phone.wake();
  expect((await heardBy(test)).length).toBe(1);
});

it('replays of one identifier with made-up salts cannot fill the log', async () => {
  const test = testPhone();
  await test.phone.wake();
  const [identifier, metadata] = [random.bytes(16), random.bytes(2)];
  for (let second = 1; second <= 40; second++)
    hear(test, encodeBeacon({ identifier, metadata, salt: random.bytes(9) }), [second]);
  test.clock.advance(60);
  await test.phone.wake();
  expect((await heardBy(test)).length).toBe(8);
});

it('no more than 4096 beacons of an interval are kept, however many are sent, and those kept go on being heard', async () => {
  const test = testPhone();
  await test.phone.wake();
  const beacons = Array.from({ length: 4200 }, someBeacon);
  for (const from of [1, 60]) {
    const second = test.clock.now() + from;
    test.radio.hear({ second, heard: beacons.map((beacon) => ({ beacon, strengthDbm: -60 })), others: 0 });
    await test.phone.wake();
    const heard = await heardBy(test);
    expect(heard.length).toBe(4096);
    expect(heard.every((entry) => entry.scans.length === (from === 1 ? 1 : 2))).toBe(true);
    expect((await test.phone.status()).heardIdentifiers).toBe(4096);
  }
});

it('hears again at once when its radio has begun to count anew', async () => {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 30, every: 30 });
  const before = (await a.phone.holdings()).heard.length;
  const anew = testPhone({ clock: a.clock, server: a.server, vault: a.vault, seed: 3 });
  a.clock.advance(600);
  const second = a.clock.now();
  anew.radio.hear({ second, heard: [{ beacon: b.radio.beaconAt(second), strengthDbm: -60 }], others: 0 });
  await anew.phone.wake();
  expect((await anew.phone.holdings()).heard.length).toBe(before + 1);
});
