// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { DEFAULT_SCAN_DUTY, scanDuty } from '../air/scan-schedule.ts';
import type { PhoneScans } from '../air/trace-air.ts';
import { generateTown } from '../town/generate-town.ts';
import { createNearPairs } from '../town/near-pairs.ts';
import { createTownAir } from '../town/town-air.ts';
import { createTownLife } from '../town/town-life.ts';
import { createTruthRecorder } from '../town/truth-recorder.ts';
import { DAY_SECONDS } from '../trace/trace-clock.ts';
import type { ListenOptions, LivingWorld } from './living-world.ts';
import { townWorld } from './town-world.ts';

const OPTIONS = { residents: 150, seed: 5 };
let world: LivingWorld;
beforeAll(() => {
  world = townWorld(OPTIONS);
});
const life = createTownLife(generateTown(OPTIONS));
/** Monday, 1 June 2026, in Viet Nam. */
const MONDAY = 1_780_246_800;
const NOON = MONDAY + 12 * 3600;
const EVERYBODY = Array.from({ length: OPTIONS.residents }, (_, person) => person);

const hearing = (more: Partial<ListenOptions> = {}): ListenOptions => ({
  seed: 1,
  from: NOON,
  listeners: () => true,
  isOn: () => true,
  dutyOf: () => DEFAULT_SCAN_DUTY,
  transmitPowerDbm: -7,
  ...more,
});

/** All scans as lines of text, by phone and time. */
function linesOf(slices: readonly { readonly phones: readonly PhoneScans[] }[]): string[] {
  return slices
    .flatMap(({ phones }) =>
      phones.flatMap(({ phone, starts, heard, others }) =>
        [...starts].map((start, scan) => {
          const sightings = heard.find((each) => each.scan === scan)?.sightings ?? [];
          return `${phone} ${start} ${JSON.stringify(sightings)} ${others?.[scan]}`;
        }),
      ),
    )
    .sort();
}

const listenAll = (options: ListenOptions, seconds = 3600) =>
  linesOf([world.listen(options).listenUntil(options.from + seconds)]);

it('a world hears what the town’s air gives', () => {
  const air = createTownAir(life, { seed: 1 }).listenFrom(NOON);
  const lines = listenAll(hearing());
  expect(lines.length).toBeGreaterThan(3000);
  expect(lines).toEqual(linesOf([air.listenUntil(NOON + 3600)]));
});

it('halves of the listeners hear together what all hear at once', () => {
  const asked: number[] = [];
  const half = (rest: number) =>
    listenAll(
      hearing({
        listeners: (person) => {
          asked.push(person);
          return person % 2 === rest;
        },
      }),
    );
  expect([...half(0), ...half(1)].sort()).toEqual(listenAll(hearing()));
  expect(asked.length).toBe(2 * OPTIONS.residents);
});

it('scans do not depend on how often is asked, and only phones that scanned are listed', () => {
  const reference = listenAll(hearing());
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 8, maxLength: 40 }),
      (steps: number[]) => {
        const ears = world.listen(hearing());
        const slices = [];
        for (const step of steps)
          slices.push(ears.listenUntil(Math.min(NOON + 3600, ears.heardUntil + step)));
        slices.push(ears.listenUntil(NOON + 3600));
        if (slices.some(({ phones }) => phones.some(({ starts }) => starts.length === 0))) return false;
        return JSON.stringify(linesOf(slices)) === JSON.stringify(reference);
      },
    ),
    { numRuns: 6, seed: 1 },
  );
});

it('a phone that goes off is no longer heard but counted among other devices, and comes back', () => {
  const off = new Set<number>();
  const ears = world.listen(hearing({ from: MONDAY + 3600, isOn: (person) => !off.has(person) }));
  const hear = () => {
    const { phones } = ears.listenUntil(ears.heardUntil + 1800);
    const peers = new Set(
      phones.flatMap(({ heard }) => heard.flatMap((s) => s.sightings.map((x) => x.peer))),
    );
    const others = phones.flatMap((scans) => [...(scans.others ?? [])]);
    const mean = others.reduce((sum, count) => sum + count, 0) / others.length;
    return { scanned: new Set(phones.map(({ phone }) => phone)), peers, mean };
  };
  const before = hear();
  for (const person of EVERYBODY) if (person % 2 === 1) off.add(person);
  const during = hear();
  off.clear();
  const after = hear();
  const odd = (persons: Iterable<number>) => [...persons].filter((person) => person % 2 === 1).length;
  expect(odd(before.scanned)).toBe(75);
  expect(odd(before.peers)).toBeGreaterThan(50);
  expect([odd(during.scanned), odd(during.peers)]).toEqual([0, 0]);
  expect(odd(after.scanned)).toBe(75);
  expect(odd(after.peers)).toBeGreaterThan(50);
  expect(during.mean).toBeGreaterThan(before.mean + 0.5);
  expect(Math.abs(after.mean - before.mean)).toBeLessThan(0.3);
});

it('another duty cycle counts from the next scan on, also one that listens longer than was thought', () => {
  let duty = DEFAULT_SCAN_DUTY;
  const ears = world.listen(hearing({ dutyOf: () => duty }));
  const gapsOf = (phones: readonly PhoneScans[]) =>
    phones.flatMap(({ starts }) => [...starts].slice(1).map((start, n) => start - (starts[n] as number)));
  ears.listenUntil(NOON + 595);
  duty = scanDuty(120, 30);
  const { phones } = ears.listenUntil(NOON + 1200);
  expect(Math.max(...gapsOf(phones))).toBe(30);
  const offsets = phones.flatMap(({ starts, heard }) =>
    heard.flatMap(({ scan, sightings }) => sightings.map((s) => s.second - (starts[scan] as number))),
  );
  expect(Math.min(...offsets)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...offsets)).toBeLessThan(120);
  // Nobody moves on for two minutes without being heard near the middle of them.
  expect(offsets.filter((offset) => offset === 60).length).toBeGreaterThan(offsets.length / 2);
});

it('tracks cover any window of a day without gaps or jumps for everybody, where life says that they are', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3 * DAY_SECONDS }),
      fc.integer({ min: 1, max: DAY_SECONDS }),
      (after, length) => {
        const from = MONDAY + after;
        const tracks = world.tracks(from, from + length);
        expect([tracks.from, tracks.to, tracks.first.length]).toEqual([from, from + length, 151]);
        for (const person of EVERYBODY) {
          let until = from;
          for (let p = tracks.first[person] ?? 0; p < (tracks.first[person + 1] ?? 0); p++) {
            if (tracks.start[p] !== until) throw new Error('a gap');
            until = tracks.end[p] ?? 0;
            for (const [second, x, y] of [
              [tracks.start[p], tracks.x0[p], tracks.y0[p]],
              [tracks.end[p], tracks.x1[p], tracks.y1[p]],
            ] as [number, number, number][]) {
              const where = life.whereIs(person, Math.min(second, from + length - 0.001));
              if (Math.hypot(where.x - x, where.y - y) > 0.2)
                throw new Error(`elsewhere: ${person} ${second}`);
            }
          }
          if (until !== from + length) throw new Error('it ends early');
        }
      },
    ),
    { numRuns: 12, seed: 3 },
  );
});

it('who sleeps is one piece, and lengths have one digit', () => {
  const tracks = world.tracks(MONDAY - 1800, MONDAY + 3 * 3600);
  expect(tracks.start).toHaveLength(150);
  for (const x of tracks.x0) expect(Math.abs(x * 10 - Math.round(x * 10))).toBeLessThan(1e-6);
});

it('truth that is carried on is truth at once, and what is old is forgotten', () => {
  const carried = townWorld(OPTIONS);
  const from = MONDAY;
  const to = MONDAY + 30 * 3600;
  carried.truth(from, from + 5000);
  carried.truth(from + 600, from + 5000);
  carried.truth(from, from + 50_001);
  const answers = carried.truth(from, to);
  const once = townWorld(OPTIONS).truth(from, to);
  const alone = createTruthRecorder(OPTIONS.residents);
  alone.record(createNearPairs(life).during(from, to));
  let contacts = 0;
  for (const person of EVERYBODY) {
    expect(answers.contactsOf(person, from, to)).toEqual(once.contactsOf(person, from, to));
    expect(answers.contactsOf(person, from, to)).toEqual(alone.contactsOf(person, from, to));
    contacts += once.contactsOf(person, from, to).length;
  }
  expect(contacts).toBeGreaterThan(2000);
  const later = carried.truth(to + 20 * DAY_SECONDS, to + 20 * DAY_SECONDS + 3600);
  expect(EVERYBODY.flatMap((person) => later.contactsOf(person, from, to))).toEqual([]);
});

it('places carry their rooms, and people belong to places that exist', () => {
  expect([world.kind, world.persons.length]).toEqual(['town', 150]);
  expect(new Set(world.persons.map(({ name }) => name)).size).toBe(150);
  world.places.forEach((place, id) => {
    expect(place.id).toBe(id);
    expect(place.rooms.length).toBeGreaterThan(0);
    for (const room of place.rooms) {
      expect(room.x).toBeGreaterThanOrEqual(place.x - 0.02);
      expect(room.x + room.width).toBeLessThanOrEqual(place.x + place.width + 0.02);
    }
  });
  for (const { index, home, work } of world.persons) {
    expect(world.places[home ?? -1]?.kind).toBe('home');
    expect(world.whereIs(index, MONDAY + 3 * 3600)).toEqual({ place: home, setting: 'place' });
    if (work !== null) expect(world.places[work]?.kind).not.toBe('home');
  }
});

it('a receiver next door hears those who sleep in the home every minute, and nobody from far away', () => {
  const night = MONDAY + 2 * 3600;
  let [atHome, heardAtHome, readings] = [0, 0, 0];
  for (const person of EVERYBODY.slice(0, 60)) {
    const heard = world.overhear(person, night, night + 3600, 1);
    const own = world.persons.filter(({ household }) => household === world.persons[person]?.household);
    for (const { index } of own) {
      const times = heard.filter(({ peer }) => peer === index);
      atHome++;
      if (times.length > 0) heardAtHome++;
      if (index === person) readings += times.length;
      expect(times.length).toBeLessThanOrEqual(60);
    }
    const home = life.whereIs(person, night);
    for (const { peer, second, rssi } of heard) {
      const where = life.whereIs(peer, second);
      if (Math.hypot(where.x - home.x, where.y - home.y) > 30) throw new Error('heard from far away');
      if (second < night || second >= night + 3600 || rssi < -100) throw new Error('not of this hour');
    }
  }
  expect(heardAtHome / atHome).toBeGreaterThan(0.95);
  expect(readings / 60).toBeGreaterThan(50);
});

it('what is overheard depends on the seed alone, not on how time is cut, and hears who passes', () => {
  const [from, middle, to] = [NOON - 3601, NOON + 17, NOON + 7 * 3600];
  const whole = world.overhear(7, from, to, 3);
  expect([...world.overhear(7, from, middle, 3), ...world.overhear(7, middle, to, 3)]).toEqual(whole);
  expect(world.overhear(7, from, to, 4)).not.toEqual(whole);
  expect(whole.some(({ peer, second }) => life.whereIs(peer, second).setting === 'street')).toBe(true);
});
