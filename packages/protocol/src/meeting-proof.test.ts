// SPDX-License-Identifier: GPL-3.0-only
// The meeting proof from end to end, between two phones in a pure simulation: who met can claim, nobody else can.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Beacon, makeBeacon } from './beacon.ts';
import { concatBytes, toHex } from './bytes.ts';
import { defaultConfiguration } from './configuration.ts';
import { type HeardEntry, heardEntry, heardSeconds } from './heard-entry.ts';
import { type MeetingOpening, meetingId, meetingTag, selectReported, tagOfOpening } from './meeting.ts';
import { dayCipher } from './rolling-identifier.ts';
import { openingValue } from './salt.ts';
import { exactly, flipBit } from './testing/arbitraries.ts';
import { daySeconds, intervalAt, utcDayOfInterval } from './time.ts';

const limits = defaultConfiguration.meetings;
const midnight = 20_000 * daySeconds;
const scanSeconds = 60;

const secretOf = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(createHash('sha256').update(parts.join(' ')).digest().subarray(0, 16));

/** A phone: its keys and secrets follow from a seed here, and its clock runs ahead by some seconds. */
interface Phone {
  readonly key: (day: number) => Uint8Array;
  readonly openingSecret: (day: number) => Uint8Array;
  readonly clockAhead: number;
}

const phone = (seed: number, name: string, clockAhead: number): Phone => ({
  key: (day) => secretOf(seed, name, 'key', day),
  openingSecret: (day) => secretOf(seed, name, 'M', day),
  clockAhead,
});

const ownInterval = (of: Phone, second: number): number => intervalAt(second + of.clockAhead);

function beaconIn(of: Phone, interval: number): Beacon {
  const day = utcDayOfInterval(interval);
  return makeBeacon(dayCipher(of.key(day)), of.openingSecret(day), interval, -8);
}

type Alter = (beacon: Beacon) => Beacon;
const unaltered: Alter = (beacon) => beacon;

/** What `listener` writes down of `speaker` between two seconds, scanning every minute. */
function heardLog(
  listener: Phone,
  speaker: Phone,
  from: number,
  to: number,
  alter: Alter = unaltered,
): HeardEntry[] {
  const entries = new Map<string, HeardEntry>();
  for (let second = from; second < to; second += scanSeconds) {
    const interval = ownInterval(listener, second);
    const heard = alter(beaconIn(speaker, ownInterval(speaker, second)));
    const scan = { second: second + listener.clockAhead, strengthDbm: -60, creditedSeconds: scanSeconds };
    const entry = heardEntry(heard, beaconIn(listener, interval).salt, interval, [scan]);
    const known = entries.get(toHex(entry.tag));
    entries.set(toHex(entry.tag), known === undefined ? entry : { ...known, scans: [...known.scans, scan] });
  }
  return [...entries.values()];
}

const longEnough = (entry: HeardEntry): boolean => heardSeconds(entry) >= limits.minimumSeconds;

/** Tags (hexadecimal) that the reporter publishes. */
function reportedTags(log: readonly HeardEntry[]): Set<string> {
  const meetings = log.map((entry) => ({
    entry,
    meeting: entry.meetingAsReporter,
    interval: entry.interval,
    seconds: heardSeconds(entry),
  }));
  return new Set(selectReported(meetings, 2, limits).map(({ entry }) => toHex(entry.tag)));
}

/** What the claimant opens: its own beacon of the interval in which it heard the reporter, and X. */
function openingOf(claimant: Phone, entry: HeardEntry): MeetingOpening {
  const { identifier, metadata } = beaconIn(claimant, entry.interval);
  const secret = claimant.openingSecret(utcDayOfInterval(entry.interval));
  return {
    identifier,
    metadata,
    opening: openingValue(secret, entry.interval),
    meeting: entry.meetingAsClaimant,
  };
}

const tagsOf = (openings: readonly MeetingOpening[]): string[] => openings.map((o) => toHex(tagOfOpening(o)));

interface Encounter {
  readonly reporter: Phone;
  readonly claimant: Phone;
  readonly from: number;
  readonly to: number;
}

/** Encounters of 15 to 60 minutes around a UTC midnight, between phones whose clocks are up to ten minutes off. */
const anyEncounter: fc.Arbitrary<Encounter> = fc
  .record({
    seed: fc.nat(1_000_000),
    reporterAhead: fc.integer({ min: -600, max: 600 }),
    claimantAhead: fc.integer({ min: -600, max: 600 }),
    from: fc.integer({ min: midnight - 3000, max: midnight + 600 }),
    seconds: fc.integer({ min: 900, max: 3600 }),
  })
  .map(({ seed, reporterAhead, claimantAhead, from, seconds }) => ({
    reporter: phone(seed, 'reporter', reporterAhead),
    claimant: phone(seed, 'claimant', claimantAhead),
    from,
    to: from + seconds,
  }));

function whatHappened({ reporter, claimant, from, to }: Encounter) {
  const published = reportedTags(heardLog(reporter, claimant, from, to));
  const claimantsLog = heardLog(claimant, reporter, from, to).filter(longEnough);
  return { published, claimantsLog, openings: claimantsLog.map((entry) => openingOf(claimant, entry)) };
}

it('finds every tag of an honest claim, across midnight and with clocks ten minutes off', () => {
  fc.assert(
    fc.property(anyEncounter, (encounter) => {
      const { published, openings } = whatHappened(encounter);
      expect(published.size).toBeGreaterThan(0);
      expect(new Set(tagsOf(openings))).toEqual(published);
    }),
    { seed: 1, numRuns: 150 },
  );
});

it('credits at least ten minutes of any encounter of half an hour', () => {
  fc.assert(
    fc.property(anyEncounter, ({ reporter, claimant, from }) => {
      const { claimantsLog } = whatHappened({ reporter, claimant, from, to: from + 1800 });
      expect(claimantsLog.reduce((sum, entry) => sum + heardSeconds(entry), 0)).toBeGreaterThanOrEqual(600);
    }),
    { seed: 2, numRuns: 100 },
  );
});

it('gives the same tag for the same meeting however often it is claimed, and another for every other meeting', () => {
  fc.assert(
    fc.property(anyEncounter, (encounter) => {
      const first = tagsOf(whatHappened(encounter).openings);
      expect(tagsOf(whatHappened(encounter).openings)).toEqual(first);
      expect(new Set(first).size).toBe(first.length);
    }),
    { seed: 3, numRuns: 50 },
  );
});

/** Everything an eavesdropper beside both recorded: which pairs of beacons were on the air together. */
function recorded({ reporter, claimant, from, to }: Encounter): { reporter: Beacon; claimant: Beacon }[] {
  const seconds = Array.from(
    { length: Math.ceil((to - from) / scanSeconds) },
    (_, i) => from + i * scanSeconds,
  );
  return seconds.map((second) => ({
    reporter: beaconIn(reporter, ownInterval(reporter, second)),
    claimant: beaconIn(claimant, ownInterval(claimant, second)),
  }));
}

it('gives an eavesdropper with all beacons of both nothing to open a tag with', () => {
  fc.assert(
    fc.property(anyEncounter, exactly(16), (encounter, guess) => {
      const { published } = whatHappened(encounter);
      const pairs = recorded(encounter);
      const knows = new Set(
        pairs.map((p) => toHex(meetingTag(p.claimant, meetingId(p.reporter.salt, p.claimant.salt)))),
      );
      for (const tag of published) expect(knows.has(tag)).toBe(true);
      for (const { reporter, claimant } of pairs) {
        const { identifier, metadata, salt } = claimant;
        const meeting = meetingId(reporter.salt, salt);
        const known = [guess, new Uint8Array(16), concatBytes(salt, new Uint8Array(7)), identifier, meeting];
        const forged = known.map((opening) => ({ identifier, metadata, opening, meeting }));
        for (const tag of tagsOf(forged)) expect(published.has(tag)).toBe(false);
      }
    }),
    { seed: 4, numRuns: 50 },
  );
});

it("gives nobody an opening from both phones' published keys: they do not lead to M", () => {
  fc.assert(
    fc.property(anyEncounter, (encounter) => {
      const { published, claimantsLog } = whatHappened(encounter);
      const { claimant, reporter } = encounter;
      for (const entry of claimantsLog) {
        const day = utcDayOfInterval(entry.interval);
        const honest = openingOf(claimant, entry);
        for (const secret of [claimant.key(day), reporter.key(day), reporter.openingSecret(day)]) {
          const opening = openingValue(secret, entry.interval);
          expect(published.has(toHex(tagOfOpening({ ...honest, opening })))).toBe(false);
        }
      }
    }),
    { seed: 5, numRuns: 50 },
  );
});

it('does not let the reporter claim its own tags, nor anybody claim in the other role', () => {
  fc.assert(
    fc.property(anyEncounter, (encounter) => {
      const { reporter, claimant, from, to } = encounter;
      const { published, claimantsLog } = whatHappened(encounter);
      const byReporter = heardLog(reporter, claimant, from, to).flatMap((entry) => [
        openingOf(reporter, entry),
        { ...openingOf(reporter, entry), meeting: entry.meetingAsReporter },
      ]);
      const swapped = claimantsLog.map((entry) => ({
        ...openingOf(claimant, entry),
        meeting: entry.meetingAsReporter,
      }));
      for (const tag of tagsOf([...byReporter, ...swapped])) expect(published.has(tag)).toBe(false);
    }),
    { seed: 6, numRuns: 50 },
  );
});

const alterations: Alter[] = [0, 5, 15].flatMap((at) => [
  (beacon) => ({ ...beacon, identifier: flipBit(beacon.identifier, at, at % 8) }),
  (beacon) => ({ ...beacon, metadata: flipBit(beacon.metadata, at % 2, at % 8) }),
  (beacon) => ({ ...beacon, salt: flipBit(beacon.salt, at % 9, at % 8) }),
]);

it('finds nothing when a beacon was altered on its way to the reporter', () => {
  fc.assert(
    fc.property(anyEncounter, fc.constantFrom(...alterations), ({ reporter, claimant, from, to }, alter) => {
      const published = reportedTags(heardLog(reporter, claimant, from, to, alter));
      const openings = heardLog(claimant, reporter, from, to).map((entry) => openingOf(claimant, entry));
      expect(published.size).toBeGreaterThan(0);
      for (const tag of tagsOf(openings)) expect(published.has(tag)).toBe(false);
    }),
    { seed: 7, numRuns: 100 },
  );
});

it("finds nothing when the reporter's salt was altered on its way to the claimant", () => {
  fc.assert(
    fc.property(anyEncounter, fc.nat(8), fc.nat(7), ({ reporter, claimant, from, to }, at, bit) => {
      const published = reportedTags(heardLog(reporter, claimant, from, to));
      const alter: Alter = (beacon) => ({ ...beacon, salt: flipBit(beacon.salt, at, bit) });
      const openings = heardLog(claimant, reporter, from, to, alter).map((entry) =>
        openingOf(claimant, entry),
      );
      for (const tag of tagsOf(openings)) expect(published.has(tag)).toBe(false);
    }),
    { seed: 8, numRuns: 50 },
  );
});

it('finds nothing for an opening with any bit turned', () => {
  const parts = fc.constantFrom<keyof MeetingOpening>('identifier', 'metadata', 'opening', 'meeting');
  fc.assert(
    fc.property(anyEncounter, parts, fc.nat(15), fc.nat(7), (encounter, part, at, bit) => {
      const { published, openings } = whatHappened(encounter);
      const forged = openings.map((o) => ({ ...o, [part]: flipBit(o[part], at % o[part].length, bit) }));
      for (const tag of tagsOf(forged)) expect(published.has(tag)).toBe(false);
    }),
    { seed: 9, numRuns: 100 },
  );
});

it('finds nothing for somebody who heard the reporter at another time or met somebody else', () => {
  fc.assert(
    fc.property(anyEncounter, (encounter) => {
      const { reporter, claimant, from, to } = encounter;
      const { published } = whatHappened(encounter);
      const later = heardLog(claimant, reporter, to + 3600, to + 7200).map((entry) =>
        openingOf(claimant, entry),
      );
      const third = phone(-1, 'third', 0);
      const elsewhere = heardLog(third, reporter, from, to).map((entry) => openingOf(third, entry));
      for (const tag of tagsOf([...later, ...elsewhere])) expect(published.has(tag)).toBe(false);
    }),
    { seed: 10, numRuns: 50 },
  );
});
