// SPDX-License-Identifier: GPL-3.0-only
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrangeContacts, type ContactTrace, readContactTrace } from '@bluezone/recordings';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_SCAN_DUTY, scanDuty } from '../air/scan-schedule.ts';
import { randomStream } from '../air/seeded-random.ts';
import { createTraceAir, type PhoneScans } from '../air/trace-air.ts';
import { createContactTruth } from '../trace/contact-truth.ts';
import { joinContacts } from '../trace/pair-contacts.ts';
import type { ListenOptions } from './living-world.ts';
import { recordedWorld, recordedWorldStart } from './recorded-world.ts';

const datasets = process.env.BLUEZONE_DATASETS;
const recording = join(datasets ?? '', 'sociopatterns-cc0', 'workplace_InVS15_tij.dat.gz');
const absent = datasets === undefined || !existsSync(recording);
const why = absent ? ' (left out: BLUEZONE_DATASETS names no folder with sociopatterns-cc0)' : '';

const DAY = 86_400;
const HOUR = 3600;
/** Local midnight of Monday, 1 June 2026, in Viet Nam. */
const BORN = 1_780_246_800;
const PEOPLE = 20;

/** Two days of office hours: pairs drawn by chance, mostly of one's own half. */
function inventTrace(): ContactTrace {
  const random = randomStream(1, 'recorded-world-test');
  const records = Array.from({ length: 400 }, () => {
    const i = random.integer(PEOPLE);
    const half = i < PEOPLE / 2 ? 0 : PEOPLE / 2;
    const j = random.uniform() < 0.9 ? half + random.integer(PEOPLE / 2) : random.integer(PEOPLE);
    const start = random.integer(2) * DAY + 8 * HOUR + random.integer(9 * 180) * 20;
    return { i, j, start, length: 1 + random.integer(30) };
  }).flatMap(({ i, j, start, length }) =>
    i === j ? [] : Array.from({ length }, (_, n) => [start + (n + 1) * 20, i, j] as const),
  );
  return arrangeContacts(
    Int32Array.from(records, (record) => record[0]),
    Int32Array.from(records, (record) => record[1]),
    Int32Array.from(records, (record) => record[2]),
  );
}

const trace = inventTrace();
const OPTIONS = { seed: 1, bornAt: BORN };
const world = recordedWorld(trace, OPTIONS);
const EVERYBODY = Array.from({ length: PEOPLE }, (_, person) => person);

const hearing = (more: Partial<ListenOptions> = {}): ListenOptions => ({
  seed: 1,
  from: BORN,
  listeners: () => true,
  isOn: () => true,
  dutyOf: () => DEFAULT_SCAN_DUTY,
  transmitPowerDbm: -12,
  ...more,
});

/** All scans as lines of text. */
function linesOf(slices: Iterable<{ readonly phones: readonly PhoneScans[] }>): string[] {
  return [...slices]
    .flatMap(({ phones }) =>
      phones.flatMap(({ phone, starts, heard }) =>
        [...starts].map((start, scan) => {
          const sightings = heard.find((each) => each.scan === scan)?.sightings ?? [];
          return `${phone} ${start} ${JSON.stringify(sightings)}`;
        }),
      ),
    )
    .sort();
}

const listenAll = (options: ListenOptions, to: number) =>
  linesOf([recordedWorld(trace, OPTIONS).listen(options).listenUntil(to)]);

it('the first time through, phones hear what a replay gives', () => {
  const air = createTraceAir(trace, { zeroUnix: BORN }, { seed: 1 });
  const lines = listenAll(hearing(), BORN + 2 * DAY);
  expect(lines.filter((line) => line.includes('peer')).length).toBeGreaterThan(1000);
  expect(lines).toEqual(linesOf(air.slices(BORN, BORN + 2 * DAY, HOUR)));
});

it('halves of the listeners hear together what all hear at once, however often they are asked', () => {
  const [from, to] = [BORN + 9 * HOUR, BORN + 2 * DAY + 12 * HOUR];
  const all = listenAll(hearing({ from }), to);
  const half = (rest: number) => listenAll(hearing({ from, listeners: (person) => person % 2 === rest }), to);
  expect([...half(0), ...half(1)].sort()).toEqual(all);
  const ears = world.listen(hearing({ from }));
  const slices = [];
  for (let step = 1; ears.heardUntil < to; step = (step * 7) % 997)
    slices.push(ears.listenUntil(Math.min(to, ears.heardUntil + step)));
  expect(linesOf(slices)).toEqual(all);
});

it('phones go off and on, and change their duty, while they listen', () => {
  let off = false;
  let duty = DEFAULT_SCAN_DUTY;
  const ears = world.listen(
    hearing({ from: BORN + 9 * HOUR, isOn: (person) => !off || person % 2 === 0, dutyOf: () => duty }),
  );
  const hear = () => {
    const { phones } = ears.listenUntil(ears.heardUntil + 2 * HOUR);
    const heard = new Set(
      phones.flatMap((scans) => scans.heard.flatMap((s) => s.sightings.map((x) => x.peer))),
    );
    const others = phones.reduce(
      (sum, scans) => sum + [...(scans.others ?? [])].reduce((s, n) => s + n, 0),
      0,
    );
    return { phones, heard, others };
  };
  const before = hear();
  off = true;
  const during = hear();
  off = false;
  duty = scanDuty(4, 30);
  const after = hear();
  expect([before.phones.length, before.others]).toEqual([20, 0]);
  expect([...before.heard].some((peer) => peer % 2 === 1)).toBe(true);
  expect(during.phones.map(({ phone }) => phone)).toEqual(EVERYBODY.filter((n) => n % 2 === 0));
  expect([...during.heard].every((peer) => peer % 2 === 0)).toBe(true);
  expect(during.others).toBeGreaterThan(5);
  expect([after.phones.length, after.others]).toEqual([20, 0]);
  const [first] = after.phones;
  expect((first?.starts[2] ?? 0) - (first?.starts[1] ?? 0)).toBe(30);
});

it('the recording goes on for ever: the third time round the same people hear each other, not the same way', () => {
  const pairsOf = (cycle: number) => {
    const from = BORN + cycle * 2 * DAY;
    const { phones } = world.listen(hearing({ from })).listenUntil(from + 2 * DAY);
    const strengths = phones.flatMap(({ heard }) =>
      heard.flatMap((s) => s.sightings.map(({ rssi }) => rssi)),
    );
    const pairs = phones.flatMap(({ phone, heard }) =>
      heard.flatMap(({ sightings }) => sightings.map(({ peer }) => `${phone} ${peer}`)),
    );
    return { strengths, pairs: new Set(pairs) };
  };
  const [first, third] = [pairsOf(0), pairsOf(2)];
  const both = [...first.pairs].filter((pair) => third.pairs.has(pair)).length;
  expect(both / first.pairs.size).toBeGreaterThan(0.9);
  expect(third.strengths).not.toEqual(first.strengths);
});

it('truth is what was recorded, again and again, and nothing before', () => {
  const once = createContactTruth(joinContacts(trace, { zeroUnix: BORN }));
  for (const cycle of [0, 1, 3]) {
    const shift = cycle * 2 * DAY;
    const truth = world.truth(BORN + shift - 14 * DAY, BORN + shift + 2 * DAY);
    for (const person of EVERYBODY) {
      expect(truth.contactsOf(person, BORN + shift, BORN + shift + 2 * DAY)).toEqual(
        once.contactsOf(person, BORN, BORN + 2 * DAY).map((contact) => ({
          ...contact,
          from: contact.from + shift,
          to: contact.to + shift,
        })),
      );
      expect(truth.contactsOf(person, 0, BORN)).toEqual([]);
    }
  }
});

it('truth asked bit by bit is truth at once', () => {
  const [from, to] = [BORN + HOUR, BORN + 5 * DAY];
  const once = recordedWorld(trace, OPTIONS).truth(from, to);
  for (let until = from + HOUR; until < to; until += 7 * HOUR) {
    const truth = world.truth(from, until);
    for (const person of EVERYBODY)
      expect(truth.contactsOf(person, from, until)).toEqual(once.contactsOf(person, from, until));
  }
});

it('tracks cover any window without gaps or jumps for everybody, and the same window alike in every round', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -DAY, max: 6 * DAY }),
      fc.integer({ min: 1, max: DAY }),
      (after, length) => {
        const tracks = world.tracks(BORN + after, BORN + after + length);
        for (const person of EVERYBODY) {
          let until = BORN + after;
          let last: [number, number] | undefined;
          for (let p = tracks.first[person] ?? 0; p < (tracks.first[person + 1] ?? 0); p++) {
            if (tracks.start[p] !== until) throw new Error('a gap');
            until = tracks.end[p] ?? 0;
            const [x, y] = [tracks.x0[p] ?? -1, tracks.y0[p] ?? -1];
            if (last !== undefined && Math.hypot(x - last[0], y - last[1]) > 0.15) throw new Error('a jump');
            if (x < 0 || y < 0 || x > world.bounds.width || y > world.bounds.height)
              throw new Error('off the map');
            last = [tracks.x1[p] ?? -1, tracks.y1[p] ?? -1];
          }
          if (until !== BORN + after + length) throw new Error('it ends early');
        }
        if (after < 0) return;
        const later = world.tracks(BORN + after + 4 * DAY, BORN + after + 4 * DAY + length);
        expect(later.x0).toEqual(tracks.x0);
        expect(later.start.map((unix) => unix - 4 * DAY)).toEqual(tracks.start);
      },
    ),
    { numRuns: 20, seed: 1 },
  );
});

it('people have names of their own and nothing else; there are no places', () => {
  expect(new Set(world.persons.map(({ name }) => name)).size).toBe(PEOPLE);
  expect(world.persons[3]).toEqual({
    index: 3,
    name: world.persons[3]?.name,
    age: null,
    home: null,
    work: null,
    household: null,
  });
  expect([world.kind, world.places, world.streets, world.busStops]).toEqual(['recording', [], [], []]);
  expect(world.whereIs(3, BORN)).toBeNull();
});

it('a receiver beside a person hears that person while they are among people, and whom they meet', () => {
  const truth = world.truth(BORN, BORN + 4 * DAY);
  const [from, to] = [BORN + 2 * DAY, BORN + 3 * DAY];
  let [own, others] = [0, 0];
  for (const person of EVERYBODY) {
    const contacts = truth.contactsOf(person, from, to);
    const heard = world.overhear(person, from, to, 1);
    const day = { from: contacts[0]?.from ?? 0, to: Math.max(...contacts.map((contact) => contact.to)) };
    for (const { peer, second, rssi } of heard) {
      if (second < day.from || second >= day.to || rssi < -110) throw new Error('at the wrong time');
      if (peer === person) own++;
      else others++;
      const met = contacts.some((each) => each.peer === peer && each.from <= second && second < each.to);
      if (peer !== person && !met) throw new Error('nobody met them');
    }
    expect(heard.some(({ peer }) => peer === person)).toBe(true);
    const middle = from + 12 * HOUR + 13;
    expect([...world.overhear(person, from, middle, 1), ...world.overhear(person, middle, to, 1)]).toEqual(
      heard,
    );
  }
  expect(own).toBeGreaterThan(20 * 6 * 60 * 0.8);
  expect(others).toBeGreaterThan(500);
});

it.skipIf(absent)(`two weeks in an office start on a Friday and keep their weekends for ever${why}`, () => {
  const read = readContactTrace(readFileSync(recording));
  if (!read.ok) throw new Error(read.message);
  const today = BORN + 16 * DAY;
  const { bornAt, startAt } = recordedWorldStart(read.value, today);
  expect([bornAt, startAt]).toEqual([BORN, BORN + 11 * DAY + 10 * HOUR]);
  const office = recordedWorld(read.value, { seed: 1, bornAt });
  const truth = office.truth(bornAt + 100 * DAY, bornAt + 130 * DAY);
  for (let day = 100; day < 130; day++) {
    const from = bornAt + day * DAY;
    const met = office.persons.some(({ index }) => truth.contactsOf(index, from, from + DAY).length > 0);
    expect(met).toBe(![5, 6].includes(day % 7));
  }
});
