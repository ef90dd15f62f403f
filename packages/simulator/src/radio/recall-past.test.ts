// SPDX-License-Identifier: GPL-3.0-only
import type { RadioScan } from '@bluezone/phone';
import { intervalAt, toHex } from '@bluezone/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_SCAN_DUTY } from '../air/scan-schedule.ts';
import { recallPast } from './recall-past.ts';
import { type SmallTown, smallTown } from './testing/small-town.ts';

const days = 1;
let small: SmallTown;

beforeAll(async () => {
  small = await smallTown(24, 3, days * 86_400);
}, 120_000);

afterAll(async () => {
  await small.close();
});

async function recalled(from: number, to: number): Promise<RadioScan[]> {
  const scans: RadioScan[] = [];
  let last = from;
  for await (const piece of recallPast(small.town, small.guest, from, to, DEFAULT_SCAN_DUTY)) {
    expect(piece.until).toBeGreaterThan(last);
    last = piece.until;
    scans.push(...piece.scans);
  }
  expect(last).toBe(to);
  return scans;
}

it('gives a visitor beacons that phones really had on the air, at the time at which they had them', async () => {
  const { town, sent } = small;
  const { bornAt } = town.parts.state;
  const scans = await recalled(bornAt, town.clock);
  const heard = scans.flatMap(({ second, heard: beacons }) => beacons.map((each) => ({ second, ...each })));
  const isSent = ({ second, beacon }: (typeof heard)[number]) =>
    // A scan lasts some seconds: the beacon may have changed since it began.
    [second, second + DEFAULT_SCAN_DUTY.windowSeconds].some((at) =>
      sent.has(`${intervalAt(at)} ${toHex(beacon)}`),
    );
  expect(heard.filter((each) => !isSent(each))).toEqual([]);
  expect(heard.length).toBeGreaterThan(500);
  expect(new Set(heard.map(({ beacon }) => toHex(beacon))).size).toBeGreaterThan(100);
});

it('tells the past in the order of time, without gaps, and the same again', async () => {
  const { town } = small;
  const { bornAt } = town.parts.state;
  const scans = await recalled(bornAt, town.clock);
  const seconds = scans.map(({ second }) => second);
  const { periodSeconds, periodAfterSightingSeconds } = DEFAULT_SCAN_DUTY;
  // The radios of a new town are silent in its first ten minutes.
  expect(seconds[0]).toBeGreaterThanOrEqual(bornAt + 600);
  expect(seconds[0]).toBeLessThan(bornAt + 600 + periodSeconds);
  expect(seconds.at(-1)).toBeGreaterThanOrEqual(town.clock - periodSeconds);
  for (const [i, second] of seconds.entries())
    if (i > 0)
      expect([periodSeconds, periodAfterSightingSeconds]).toContain(second - (seconds[i - 1] as number));
  expect(await recalled(bornAt, town.clock)).toEqual(scans);
});

it('gives the present to a visitor who sits down, and puts their beacon into the ears of others', async () => {
  const { town, guest } = small;
  const heard: RadioScan[] = [];
  const seat = town.seatGuest(guest, (scans) => heard.push(...scans));
  if (seat === null) throw new Error('the seat is taken');
  expect(town.seatGuest(guest, () => {})).toBeNull();
  const beacon = new Uint8Array(27).fill(0x5a);
  seat.plan({
    ...{ serviceUuid: 0xfff0, advertiseEveryMilliseconds: 250, scanWindowSeconds: 4 },
    ...{ scanPeriodSeconds: 180, scanPeriodAfterSightingSeconds: 90 },
    slots: [{ from: town.clock - 600, beacon }],
    until: town.clock + 86_400,
  });
  const from = town.clock;
  for (let i = 0; i < 60; i++) await town.moveTo(town.clock + 30);
  const seconds = heard.map(({ second }) => second);
  expect(seconds.length).toBeGreaterThan(9);
  expect(seconds.every((second) => second >= from - 30 && second < town.clock)).toBe(true);
  expect(heard.flatMap((scan) => scan.heard).length).toBeGreaterThan(5);
  const everybody = town.parts.world.persons.map(({ index }) => index).filter((index) => index !== guest);
  const hearers = await Promise.all(
    everybody.map(async (person) => {
      const { phone } = await town.crews.of(person).holdings(person);
      const rows = phone.find(({ table }) => table === 'heard')?.rows ?? [];
      return rows.some(({ identifier }) => String(identifier).startsWith('5a5a5a5a'));
    }),
  );
  expect(hearers).toContain(true);
  seat.leave();
  const before = heard.length;
  for (let i = 0; i < 20; i++) await town.moveTo(town.clock + 30);
  expect(heard.length).toBe(before);
});
