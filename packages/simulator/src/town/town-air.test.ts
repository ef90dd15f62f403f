// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import type { TraceAir } from '../air/trace-air.ts';
import { generateTown } from './generate-town.ts';
import { createNearPairs } from './near-pairs.ts';
import { createTownAir, type TownAirOptions, type TownAirSlice } from './town-air.ts';
import { createTownLife } from './town-life.ts';
import { createTruthRecorder } from './truth-recorder.ts';

const town = generateTown({ residents: 150, seed: 5 });
const life = createTownLife(town);
const DAWN = life.dayStart(life.dayOf(1_780_246_800)) + 5 * 3600;
const EVENING = DAWN + 15 * 3600;

interface Heard {
  readonly phone: number;
  readonly start: number;
  readonly peer: number;
  readonly second: number;
  readonly rssi: number;
  readonly packets: number;
}

function replay(slices: Iterable<TownAirSlice>) {
  const starts = new Map<number, number[]>();
  const others = new Map<number, number[]>();
  const heard: Heard[] = [];
  for (const slice of slices) {
    for (const scans of slice.phones) {
      expect(scans.others).toHaveLength(scans.starts.length);
      starts.set(scans.phone, [...(starts.get(scans.phone) ?? []), ...scans.starts]);
      others.set(scans.phone, [...(others.get(scans.phone) ?? []), ...scans.others]);
      for (const { scan, sightings } of scans.heard) {
        for (const sighting of sightings)
          heard.push({ ...sighting, phone: scans.phone, start: scans.starts[scan] ?? 0 });
      }
    }
  }
  heard.sort((x, y) => x.phone - y.phone || x.start - y.start || x.peer - y.peer);
  return { starts, others, heard };
}

const listen = (options: Partial<TownAirOptions>, sliceSeconds = 600, to = DAWN + 3 * 3600) =>
  replay(createTownAir(life, { seed: 1, ...options }).slices(DAWN, to, sliceSeconds));

it('it can stand where a replayed recording stands', () => {
  const air: TraceAir = createTownAir(life, { seed: 1 });
  expect(air.carriers).toHaveLength(150);
});

it('what phones hear does not depend on the slices, but on the seed', () => {
  const reference = listen({});
  expect(reference.heard.length).toBeGreaterThan(5000);
  for (const sliceSeconds of [97, 3600]) {
    const other = listen({}, sliceSeconds);
    expect(JSON.stringify(other.heard)).toBe(JSON.stringify(reference.heard));
    expect([...other.starts]).toEqual([...reference.starts]);
    expect([...other.others]).toEqual([...reference.others]);
  }
  expect(JSON.stringify(listen({ seed: 2 }).heard)).not.toBe(JSON.stringify(reference.heard));
});

it('nobody is heard out of range or from elsewhere, and every second lies in its scan', () => {
  const near = createNearPairs(life);
  const pairsAt = new Map<number, Set<number>>();
  const { heard } = listen({}, 600, DAWN + 3 * 3600);
  for (const { phone, peer, start, second, rssi, packets } of heard) {
    if (second < start || second >= start + 4 || packets < 1 || packets > 16)
      throw new Error('not of its scan');
    if (rssi < -100 || rssi > 20 || !Number.isInteger(rssi) || phone === peer)
      throw new Error('not a strength');
    let pairs = pairsAt.get(start);
    if (pairs === undefined) {
      pairs = new Set();
      const pieces = near.during(start, start + 4);
      for (let n = 0; n < pieces.count; n++) pairs.add((pieces.a[n] ?? 0) * 1000 + (pieces.b[n] ?? 0));
      pairsAt.set(start, pairs);
    }
    if (!pairs.has(Math.min(phone, peer) * 1000 + Math.max(phone, peer)))
      throw new Error('heard out of range');
  }
});

it('strength follows distance, transmit power and walls', () => {
  const near = createNearPairs(life);
  const night = DAWN - 2 * 3600;
  const pieces = near.during(night, night + 1);
  const wall = new Map<number, number>();
  for (let n = 0; n < pieces.count; n++)
    wall.set((pieces.a[n] ?? 0) * 1000 + (pieces.b[n] ?? 0), pieces.walls[n] ?? 0);
  const meanRssi = (options: Partial<TownAirOptions>, walls: number) => {
    const { heard } = replay(createTownAir(life, { seed: 1, ...options }).slices(night, night + 3600, 600));
    const own = heard.filter(
      ({ phone, peer }) => wall.get(Math.min(phone, peer) * 1000 + Math.max(phone, peer)) === walls,
    );
    expect(own.length).toBeGreaterThan(100);
    return own.reduce((sum, { rssi }) => sum + rssi, 0) / own.length;
  };
  const beds = meanRssi({}, 0);
  expect(Math.abs(beds - (-7 - 55.6 - 14.1 * Math.log10(0.9)))).toBeLessThan(1.5);
  expect(beds - meanRssi({ transmitPowerDbm: () => -15 }, 0)).toBeCloseTo(8, 1);
  expect(beds - meanRssi({}, 1)).toBeGreaterThan(18);
});

it('phones without the app are bystanders, and those switched off are silent', () => {
  const noOthers = listen({});
  const half = listen({ hasApp: (person) => person % 2 === 0 });
  expect([...half.starts.keys()].every((person) => person % 2 === 0)).toBe(true);
  expect(half.heard.every(({ peer }) => peer % 2 === 0)).toBe(true);
  const sum = (lists: Iterable<readonly number[]>) => [...lists].flat().reduce((total, x) => total + x, 0);
  const mean = (run: typeof half) => sum(run.others.values()) / [...run.starts.values()].flat().length;
  expect(mean(half)).toBeGreaterThan(mean(noOthers) + 1);
  const off = listen({ active: (person, unix) => person !== 7 || unix >= DAWN + 7200 });
  expect(Math.min(...(off.starts.get(7) ?? []))).toBeGreaterThanOrEqual(DAWN + 7200);
  expect(off.heard.some(({ peer, second }) => peer === 7 && second < DAWN + 7200)).toBe(false);
});

it('the truth that comes along with listening is the truth of the pieces alone', () => {
  const [along, alone] = [createTruthRecorder(150), createTruthRecorder(150)];
  const ears = createTownAir(life, { seed: 1 }).listenFrom(DAWN, (pieces, from, to) =>
    along.record(pieces, from, to),
  );
  for (let unix = DAWN + 900; unix <= EVENING; unix += 900) ears.listenUntil(unix);
  alone.record(createNearPairs(life).during(DAWN, EVENING));
  expect(alone.contacts()).toBeGreaterThan(500);
  for (const { id } of town.residents) {
    expect(along.contactsOf(id, DAWN, EVENING)).toEqual(alone.contactsOf(id, DAWN, EVENING));
    for (const peer of alone.peersOf(id)) {
      expect(alone.secondsBetween(id, peer, DAWN, EVENING)).toBe(
        alone.secondsBetween(peer, id, DAWN, EVENING),
      );
    }
  }
});
