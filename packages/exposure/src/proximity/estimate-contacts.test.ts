// SPDX-License-Identifier: GPL-3.0-only
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  defaultProximityParameters,
  estimateContacts,
  type PacketColumns,
  type PeerContact,
} from '../index.ts';

interface Packet {
  readonly second: number;
  readonly peer: number;
  readonly rssi: number;
}

const nobody = { model: null, transmitPowerDbm: null };
const samsung = { model: 'SM-G973F', transmitPowerDbm: null };

function columnsOf(packets: readonly Packet[], scanTimes: readonly number[] = []): PacketColumns {
  const sorted = packets.toSorted((a, b) => a.second - b.second);
  return {
    times: Float64Array.from(sorted, ({ second }) => second),
    peers: Int32Array.from(sorted, ({ peer }) => peer),
    strengths: Float32Array.from(sorted, ({ rssi }) => rssi),
    scanTimes: Float64Array.from(scanTimes),
    listeningSince: null,
  };
}

function judge(packets: readonly Packet[], scanTimes: readonly number[] = []): PeerContact[] {
  const facts = Array.from({ length: 10 }, () => samsung);
  const dayOf = (second: number) => Math.floor(second / 86_400);
  return estimateContacts(columnsOf(packets, scanTimes), samsung, facts, defaultProximityParameters, dayOf);
}

/** A peer heard with four packets in every scan. */
function meeting(peer: number, rssi: number, minutes: number, every = 180, from = 1_700_000_000): Packet[] {
  return Array.from({ length: Math.floor((minutes * 60) / every) + 1 }, (_, i) =>
    [0, 1, 2, 3].map((k) => ({ second: from + i * every + k, peer, rssi })),
  ).flat();
}

const firstDay = (contacts: readonly PeerContact[]) => contacts[0]?.days[0];

it('half an hour beside each other is a close contact, across a hall it is not', () => {
  expect(firstDay(judge(meeting(0, -75, 30)))?.probability15).toBeGreaterThan(0.8);
  expect(firstDay(judge(meeting(0, -98, 30)))?.probability15).toBeLessThan(0.35);
});

it('five minutes are no quarter of an hour, however near', () => {
  const day = firstDay(judge(meeting(0, -55, 5)));
  expect(day?.minutes).toBeGreaterThan(3);
  expect(day?.probability15).toBeLessThan(0.15);
});

it('the expected minutes lie within the interval, and scans vouch for the upper end', () => {
  for (const rssi of [-60, -80, -95])
    for (const minutes of [3, 12, 40]) {
      const day = firstDay(judge(meeting(0, rssi, minutes)));
      if (day === undefined) throw new Error('nothing was found');
      expect(day.low).toBeLessThanOrEqual(day.minutes);
      expect(day.high).toBeGreaterThanOrEqual(day.minutes);
    }
});

it('scans that missed the peer speak against it being near', () => {
  const always = meeting(0, -84, 30, 180);
  const every = Array.from({ length: 11 }, (_, i) => 1_700_000_000 + 180 * i);
  const mostlyMissed = meeting(0, -84, 30, 900);
  const heard = firstDay(judge(always, every))?.minutes ?? 0;
  const missed = firstDay(judge(mostlyMissed, every))?.minutes ?? 0;
  expect(missed).toBeLessThan(0.7 * heard);
});

it('listening ten times as often finds about the same minutes', () => {
  const rare = firstDay(judge(meeting(0, -78, 30, 240)))?.minutes ?? 0;
  const often = firstDay(judge(meeting(0, -78, 30, 24)))?.minutes ?? 0;
  expect(Math.abs(often - rare)).toBeLessThan(8);
});

it('a phone that listens every ten, fifteen or twenty minutes loses neither minutes nor the encounter', () => {
  const usual = firstDay(judge(meeting(0, -70, 60, 240)))?.minutes ?? 0;
  for (const every of [600, 890, 1200]) {
    const [contact] = judge(meeting(0, -70, 60, every));
    expect(contact?.encounters).toHaveLength(1);
    expect(Math.abs((firstDay([contact as PeerContact])?.minutes ?? 0) - usual)).toBeLessThan(10);
  }
});

it('long pauses of no rhythm are time apart, not scans of a slow phone', () => {
  const pauses = [0, 1300, 2400, 4300, 7000, 8000];
  const packets = pauses.map((pause) => ({ second: 1_700_000_000 + pause, peer: 0, rssi: -55 }));
  const [contact] = judge(packets);
  expect(contact?.encounters).toHaveLength(pauses.length);
});

it('an hour of silence parts two encounters, and midnight two days', () => {
  const midnight = 86_400 * 19_700;
  const [contact] = judge([
    ...meeting(0, -75, 15, 180, midnight - 4 * 3600),
    ...meeting(0, -75, 30, 180, midnight - 900),
  ]);
  expect(contact?.encounters).toHaveLength(2);
  expect(contact?.days.map(({ day }) => day)).toEqual([19_699, 19_700]);
});

it('how peers are numbered makes no difference', () => {
  const packet = fc.record({
    second: fc.integer({ min: 1_700_000_000, max: 1_700_004_000 }),
    peer: fc.nat(5),
    rssi: fc.integer({ min: -100, max: -50 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(packet, { selector: ({ second }) => second, maxLength: 120 }), (packets) => {
      const renamed = packets.map((one) => ({ ...one, peer: 5 - one.peer }));
      const plain = judge(packets);
      const other = judge(renamed).map((contact) => ({ ...contact, peer: 5 - contact.peer }));
      expect(other.sort((a, b) => a.peer - b.peer)).toEqual(plain);
    }),
    { seed: 5, numRuns: 60 },
  );
});

it('never gives anything but numbers, whatever was heard', () => {
  const packet = fc.record({
    second: fc.integer({ min: 0, max: 4_000_000_000 }),
    peer: fc.nat(3),
    rssi: fc.constantFrom(-127, -100, -60, 0, 20, 127),
  });
  fc.assert(
    fc.property(fc.array(packet, { maxLength: 60 }), (packets) => {
      for (const { days } of judge(packets))
        for (const { minutes, low, high, probability15 } of days) {
          for (const value of [minutes, low, high, probability15]) expect(Number.isFinite(value)).toBe(true);
          expect(probability15).toBeGreaterThanOrEqual(0);
          expect(probability15).toBeLessThanOrEqual(1);
        }
    }),
    { seed: 5, numRuns: 200 },
  );
});

it('an observer and peers of unknown make are judged too', () => {
  const contacts = estimateContacts(
    columnsOf(meeting(0, -60, 30)),
    nobody,
    [nobody],
    defaultProximityParameters,
    () => 0,
  );
  expect(contacts[0]?.days[0]?.probability15).toBeGreaterThan(0.5);
});

it('nothing that estimates can read a file, and readers of truth are used by benchmarks alone', () => {
  const packages = new URL('../../../', import.meta.url).pathname;
  const truth = /readCameraPositions|readScenarioTable|readPhoneLog|parsePhoneLogLine/;
  for (const name of ['exposure', 'phone', 'cli', 'simulator', 'server']) {
    const folder = join(packages, name, 'src');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|testing\//.test(file));
    expect(sources.length).toBeGreaterThan(5);
    for (const file of sources) {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(truth.test(text), `${name}/${file}`).toBe(false);
      if (name === 'exposure') expect(/from '(?:node:|@bluezone\/recordings)/.test(text), file).toBe(false);
    }
  }
});
