// SPDX-License-Identifier: GPL-3.0-only
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrangeContacts, type ContactTrace, readContactTrace } from '@bluezone/recordings';
import { expect, it } from 'vitest';
import { createContactTruth } from '../trace/contact-truth.ts';
import { joinContacts } from '../trace/pair-contacts.ts';
import { createTraceClock } from '../trace/trace-clock.ts';
import { DEFAULT_RECEPTION_MODEL } from './packet-reception.ts';
import { scanDuty } from './scan-schedule.ts';
import { createTraceAir, type Sighting, type TraceAir } from './trace-air.ts';

const datasets = process.env.BLUEZONE_DATASETS;
const folder = join(datasets ?? '', 'sociopatterns-cc0');
const absent = datasets === undefined || !existsSync(folder);
const why = absent ? ' (left out: BLUEZONE_DATASETS names no folder with sociopatterns-cc0)' : '';

const ZERO = 1_780_246_800;
const CLOCK = { zeroUnix: ZERO };
const DAY = 86_400;
const LOSSLESS = { ...DEFAULT_RECEPTION_MODEL, packetLossProbability: 0, scanLossProbability: 0 };

/** Contact of persons i and j during [from, to), seconds of the trace. */
type Meeting = readonly [i: number, j: number, from: number, to: number];

function traceOf(meetings: readonly Meeting[]): ContactTrace {
  const records = meetings.flatMap(([i, j, from, to]) =>
    Array.from({ length: (to - from) / 20 }, (_, n) => [from + (n + 1) * 20, i, j] as const),
  );
  return arrangeContacts(
    Int32Array.from(records, (record) => record[0]),
    Int32Array.from(records, (record) => record[1]),
    Int32Array.from(records, (record) => record[2]),
  );
}

function recorded(name: string): ContactTrace {
  const read = readContactTrace(readFileSync(join(folder, name)));
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

interface Heard extends Sighting {
  readonly phone: number;
  readonly start: number;
  readonly gap: number;
}

/** All scan beginnings by phone and all sightings with the seconds that each credits. */
function replay(air: TraceAir, from: number, to: number, sliceSeconds = 3600) {
  const starts = new Map<number, number[]>();
  const heard: Heard[] = [];
  for (const slice of air.slices(from, to, sliceSeconds)) {
    for (const { phone, starts: begun, heard: scans } of slice.phones) {
      const all = starts.get(phone) ?? [];
      starts.set(phone, all);
      for (const { scan, sightings } of scans) {
        const start = begun[scan] ?? Number.NaN;
        const before = begun[scan - 1] ?? all.at(-1) ?? Number.NEGATIVE_INFINITY;
        const gap = Math.min(300, start - before);
        heard.push(...sightings.map((sighting) => ({ ...sighting, phone, start, gap })));
      }
      all.push(...begun);
    }
  }
  heard.sort((x, y) => x.phone - y.phone || x.start - y.start || x.peer - y.peer);
  return { starts, heard };
}

const creditedSeconds = (heard: readonly Heard[]) => heard.reduce((sum, { gap }) => sum + gap, 0);

it('a quiet phone scans every 180 s from a phase of its own', () => {
  const air = createTraceAir(traceOf([[1, 2, 40_000, 40_020]]), CLOCK, { seed: 1 });
  const { starts } = replay(air, ZERO, ZERO + 36_000);
  expect(starts.get(0)).toHaveLength(200);
  expect(starts.get(1)).toHaveLength(200);
  expect(starts.get(0)?.[0]).not.toBe(starts.get(1)?.[0]);
  for (const list of starts.values()) {
    expect(list[0]).toBeGreaterThanOrEqual(ZERO);
    expect(new Set(list.slice(1).map((start, n) => start - (list[n] ?? 0)))).toEqual(new Set([180]));
  }
});

it('it scans every 90 s while it hears somebody, and once more 90 s after the last sighting', () => {
  const trace = traceOf([[1, 2, 3600, 7200]]);
  const { starts, heard } = replay(
    createTraceAir(trace, CLOCK, { seed: 3, reception: LOSSLESS }),
    ZERO,
    ZERO + 10_800,
  );
  const heardAt = new Set(heard.filter(({ phone }) => phone === 0).map(({ start }) => start));
  const list = starts.get(0) ?? [];
  list.slice(1).forEach((start, n) => {
    const before = list[n] ?? 0;
    expect(start - before).toBe(heardAt.has(before) ? 90 : 180);
  });
  expect(heardAt.size).toBeGreaterThanOrEqual(39);
  expect(heardAt.size).toBeLessThanOrEqual(41);
});

it('a scan hears only who is in reach during its window, at a second inside both', () => {
  const meetings: Meeting[] = Array.from({ length: 300 }, (_, n) => [
    n % 7,
    7 + (n % 5),
    n * 240,
    n * 240 + 20 + (n % 4) * 20,
  ]);
  const trace = traceOf(meetings);
  const truth = createContactTruth(joinContacts(trace, CLOCK));
  const { heard } = replay(createTraceAir(trace, CLOCK, { seed: 1 }), ZERO, ZERO + DAY);
  expect(heard.length).toBeGreaterThan(100);
  for (const { phone, peer, start, second, rssi, packets } of heard) {
    const overlap = truth.secondsBetween(phone, peer, start, start + 4);
    expect(packets).toBeGreaterThanOrEqual(1);
    expect(packets).toBeLessThanOrEqual(4 * overlap);
    expect(second).toBeGreaterThanOrEqual(start);
    expect(second).toBeLessThan(start + 4);
    expect(truth.secondsBetween(phone, peer, second, second + 1)).toBe(1);
    expect(Number.isInteger(rssi) && rssi >= -127 && rssi <= 20).toBe(true);
  }
});

it('equal seeds give equal replays, however they are sliced; other seeds give others', () => {
  const trace = traceOf([
    [1, 2, 600, 4600],
    [2, 3, 3000, 9000],
    [1, 3, 86_000, 90_000],
  ]);
  const run = (seed: number, slice: number) =>
    replay(createTraceAir(trace, CLOCK, { seed }), ZERO, ZERO + 100_000, slice);
  const first = run(1, 3600);
  expect(run(1, 3600)).toEqual(first);
  expect(run(1, 7)).toEqual(first);
  expect(run(1, 1_000_000)).toEqual(first);
  expect(run(2, 3600)).not.toEqual(first);
});

it('one air can be replayed twice from its beginning', () => {
  const air = createTraceAir(traceOf([[1, 2, 600, 4600]]), CLOCK, { seed: 1 });
  expect(replay(air, ZERO, ZERO + 9000)).toEqual(replay(air, ZERO, ZERO + 9000));
});

it('a person without the app neither sends nor hears, and changes nothing between the others', () => {
  const meetings: Meeting[] = [
    [1, 2, 600, 6000],
    [2, 3, 7200, 9000],
  ];
  const air = createTraceAir(traceOf(meetings), CLOCK, { seed: 1, hasApp: (person) => person !== 2 });
  const { starts, heard } = replay(air, ZERO, ZERO + 10_800);
  expect(air.carriers).toEqual([0, 1]);
  expect([...starts.keys()]).toEqual([0, 1]);
  const everybody = replay(createTraceAir(traceOf(meetings), CLOCK, { seed: 1 }), ZERO, ZERO + 7000);
  expect(heard.filter(({ phone }) => phone === 0)).toEqual(
    everybody.heard.filter(({ phone }) => phone === 0),
  );
  expect(heard.every(({ phone, peer }) => phone !== 2 && peer !== 2)).toBe(true);
});

it('a phone that is off neither scans nor is heard, and goes on in its rhythm', () => {
  const trace = traceOf([[1, 2, 0, 10_800]]);
  const offFrom = ZERO + 3600;
  const offTo = ZERO + 7200;
  const active = (person: number, unix: number) => person !== 0 || unix < offFrom || unix >= offTo;
  const { starts, heard } = replay(createTraceAir(trace, CLOCK, { seed: 1, active }), ZERO, ZERO + 10_800);
  expect(starts.get(0)?.some((start) => start >= offFrom && start < offTo)).toBe(false);
  expect(starts.get(0)?.some((start) => start >= offTo)).toBe(true);
  expect(heard.some(({ second }) => second >= offFrom && second < offTo)).toBe(false);
  expect(heard.some(({ phone, second }) => phone === 1 && second >= offTo)).toBe(true);
});

it('both directions of an encounter share distance and bias; another encounter has others', () => {
  const meetings: Meeting[] = Array.from({ length: 400 }, (_, n) => [1, 2, n * 7200, n * 7200 + 3600]);
  const air = createTraceAir(traceOf(meetings), CLOCK, { seed: 1 });
  const { heard } = replay(air, ZERO, ZERO + 400 * 7200, DAY);
  const means = [0, 1].map((phone) => {
    const sums = meetings.map(() => ({ sum: 0, count: 0 }));
    for (const sighting of heard) {
      const of = sums[Math.floor((sighting.second - ZERO) / 7200)];
      if (sighting.phone !== phone || of === undefined) continue;
      of.sum += sighting.rssi;
      of.count++;
    }
    return sums.map(({ sum, count }) => sum / count);
  });
  const [left = [], right = []] = means;
  const meanOf = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
  const deviationOf = (list: readonly number[]) => {
    const mean = meanOf(list);
    return Math.sqrt(meanOf(list.map((x) => (x - mean) ** 2)));
  };
  // Mean attenuation over 0.5–1.5 m is 55.3 dB; distance adds 1.9 dB of spread to the bias of 4.1.
  expect(Math.abs(meanOf(left) - (-12 - 55.3))).toBeLessThan(0.6);
  expect(Math.abs(deviationOf(left) - 4.6)).toBeLessThan(0.5);
  expect(deviationOf(left.map((x, n) => x - (right[n] ?? 0)))).toBeLessThan(1.6);
  const single = heard.map(({ rssi }) => rssi);
  expect(Math.abs(deviationOf(single) - Math.hypot(4.1, 1.9, 4.9))).toBeLessThan(0.4);
});

it('transmit power shifts what others hear of a phone, and only that', () => {
  const trace = traceOf([[1, 2, 0, 7200]]);
  const plain = replay(createTraceAir(trace, CLOCK, { seed: 1 }), ZERO, ZERO + 7200).heard;
  const transmitPowerDbm = (person: number) => (person === 0 ? -22 : -12);
  const weaker = replay(createTraceAir(trace, CLOCK, { seed: 1, transmitPowerDbm }), ZERO, ZERO + 7200).heard;
  expect(weaker).toEqual(plain.map((one) => (one.peer === 0 ? { ...one, rssi: one.rssi - 10 } : one)));
});

it.each([
  [60, 1203],
  [180, 1248],
])('without loss, scans every %i s credit a contact of 1200 s with %i s on average', (period, expected) => {
  // A window of 4 s touches 3 s more than the contact. A period that halves after the first sighting credits the
  // whole long gap before it but loses only half a short one at the end: 45 s more.
  const meetings: Meeting[] = Array.from({ length: 500 }, (_, n) => [
    n,
    1000 + n,
    3600 + n * 20,
    3600 + n * 20 + 1200,
  ]);
  const options = { seed: 1, reception: LOSSLESS, duty: scanDuty(4, period) };
  const { heard } = replay(createTraceAir(traceOf(meetings), CLOCK, options), ZERO, ZERO + DAY);
  expect(Math.abs(creditedSeconds(heard) / 1000 - expected)).toBeLessThan(8);
});

it('scans that come more often credit with less scatter', () => {
  const meetings: Meeting[] = Array.from({ length: 500 }, (_, n) => [
    n,
    1000 + n,
    3600 + n * 20,
    3600 + n * 20 + 900,
  ]);
  const scatter = (period: number) => {
    const options = { seed: 1, reception: LOSSLESS, duty: scanDuty(4, period) };
    const { heard } = replay(createTraceAir(traceOf(meetings), CLOCK, options), ZERO, ZERO + DAY);
    const credit = new Map<number, number>();
    for (const { phone, gap } of heard) credit.set(phone, (credit.get(phone) ?? 0) + gap);
    const mean = creditedSeconds(heard) / credit.size;
    return Math.sqrt([...credit.values()].reduce((sum, x) => sum + (x - mean) ** 2, 0) / credit.size);
  };
  expect(scatter(60)).toBeLessThan(35);
  expect(scatter(180)).toBeGreaterThan(45);
});

it.skipIf(absent).each([['workplace_InVS15_tij.dat.gz'], ['SFHH_tij.dat.gz']])(
  `on %s nobody is heard out of reach, and credited time exceeds the truth by 1 to 6 %${why}`,
  (name) => {
    const trace = recorded(name);
    const clock = createTraceClock(trace);
    const truth = createContactTruth(joinContacts(trace, clock));
    const { heard } = replay(createTraceAir(trace, clock, { seed: 1 }), clock.startUnix, clock.endUnix);
    for (const { phone, peer, second } of heard) {
      if (truth.secondsBetween(phone, peer, second, second + 1) !== 1) throw new Error('heard out of reach');
    }
    // More by the windows' edges and the halved period (see above), less by one scan in twenty that is lost.
    const bias = creditedSeconds(heard) / (2 * 20 * trace.records);
    expect(bias).toBeGreaterThan(1.01);
    expect(bias).toBeLessThan(1.06);
  },
);
