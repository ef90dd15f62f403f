// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Beacon, decodeBeacon, encodeBeacon } from './beacon.ts';
import { toHex } from './bytes.ts';
import {
  decodeHeardEntries,
  decodeHeardEntry,
  encodeHeardEntries,
  extendHeardEntries,
  type HeardEntry,
  heardEntry,
  heardEntryEnd,
  heardSeconds,
  heardSecondsAt,
  isHeardEntryOf,
  medianStrength,
  readHeardColumns,
} from './heard-entry.ts';
import { meetingId, meetingTag } from './meeting.ts';
import { anyBeacon, anyHeardEntry, damaged, exactly, flipBit, upTo } from './testing/arbitraries.ts';

const heardAt = (...strengths: number[]): HeardEntry => ({
  identifier: new Uint8Array(16),
  metadata: new Uint8Array(2),
  interval: 1,
  meetingAsReporter: new Uint8Array(16),
  meetingAsClaimant: new Uint8Array(16),
  tag: new Uint8Array(12),
  scans: strengths.map((strengthDbm, i) => ({ second: i, strengthDbm, creditedSeconds: 90 })),
});

it('computes X in both roles and T at once', () => {
  fc.assert(
    fc.property(anyBeacon, exactly(9), (heard, ownSalt) => {
      const entry = heardEntry(heard, ownSalt, 5, []);
      expect(entry.meetingAsReporter).toEqual(meetingId(ownSalt, heard.salt));
      expect(entry.meetingAsClaimant).toEqual(meetingId(heard.salt, ownSalt));
      expect(entry.tag).toEqual(meetingTag(heard, entry.meetingAsReporter));
    }),
    { seed: 1, numRuns: 50 },
  );
});

it("keeps neither the other's salt nor one's own", () => {
  const salt = new Uint8Array(9).fill(0xaa);
  const ownSalt = new Uint8Array(9).fill(0xbb);
  const heard = { identifier: new Uint8Array(16), metadata: new Uint8Array(2), salt };
  const kept = toHex(encodeHeardEntries([heardEntry(heard, ownSalt, 5, [])]));
  expect(kept).not.toContain('aa'.repeat(9));
  expect(kept).not.toContain('bb'.repeat(9));
});

it('reads back every log it writes, at 68 bytes an entry and 7 a scan', () => {
  fc.assert(
    fc.property(fc.array(anyHeardEntry, { maxLength: 8 }), (entries) => {
      const bytes = encodeHeardEntries(entries);
      expect(bytes.length).toBe(entries.reduce((sum, entry) => sum + 68 + 7 * entry.scans.length, 0));
      expect(decodeHeardEntries(bytes)).toEqual({ ok: true, value: entries });
    }),
    { seed: 2, numRuns: 100 },
  );
});

it('holds a crowded fortnight', () => {
  const crowd = Array.from({ length: 30_000 }, () => heardAt(-60, -61, -62));
  const read = decodeHeardEntries(encodeHeardEntries(crowd));
  expect(read.ok && read.value.length).toBe(30_000);
});

it('survives any bytes, and reads only what it would write itself', () => {
  const honest = encodeHeardEntries([heardAt(-60, 127), heardAt(-70)]);
  fc.assert(
    fc.property(fc.oneof(upTo(300), damaged(honest)), (input) => {
      const read = decodeHeardEntries(input);
      if (read.ok) expect(encodeHeardEntries(read.value)).toEqual(input);
      else expect(read.code).toBe('bytes.truncated');
    }),
    { seed: 3, numRuns: 2000 },
  );
});

const someEntries = fc.array(anyHeardEntry, { maxLength: 6 });

it('columns name for every entry of every row its identifier, its interval and where it stands', () => {
  fc.assert(
    fc.property(fc.array(someEntries, { maxLength: 4 }), (log) => {
      const rows = log.map(encodeHeardEntries);
      const columns = readHeardColumns(rows);
      if (!columns.ok) throw new Error(columns.detail);
      const { count, identifiers, intervals, rows: inRow, offsets } = columns.value;
      const read = Array.from({ length: count }, (_, i) =>
        decodeHeardEntry(rows[inRow[i] ?? -1] ?? new Uint8Array(0), offsets[i] ?? -1),
      );
      expect(read).toEqual(log.flat());
      expect([...intervals]).toEqual(read.map((entry) => entry.interval));
      for (const [i, entry] of read.entries())
        expect(identifiers.slice(16 * i, 16 * i + 16)).toEqual(entry.identifier);
    }),
    { seed: 4, numRuns: 200 },
  );
});

it('columns survive any bytes, and refuse what decoding refuses', () => {
  const honest = encodeHeardEntries([heardAt(-60, 127), heardAt(-70)]);
  fc.assert(
    fc.property(fc.oneof(upTo(300), damaged(honest)), (input) => {
      const read = readHeardColumns([honest, input]);
      expect(read.ok).toBe(decodeHeardEntries(input).ok);
      if (!read.ok) expect(read.code).toBe('bytes.truncated');
    }),
    { seed: 5, numRuns: 2000 },
  );
});

it('extending encoded entries equals encoding the extended ones', () => {
  const changes = fc.array(
    fc.record({
      entry: anyHeardEntry,
      scans: fc.option(
        anyHeardEntry.map((e) => e.scans),
        { nil: null },
      ),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(changes, someEntries, (changed, fresh) => {
      const before = encodeHeardEntries(changed.map(({ entry }) => entry));
      const added = new Map<number, HeardEntry['scans']>();
      let offset = 0;
      for (const { scans } of changed) {
        if (scans !== null) added.set(offset, scans);
        offset = heardEntryEnd(before, offset);
      }
      const inAnyOrder = new Map([...added].reverse());
      const expected = changed.map(({ entry, scans }) => ({
        ...entry,
        scans: [...entry.scans, ...(scans ?? [])],
      }));
      expect(extendHeardEntries(before, inAnyOrder, fresh)).toEqual(
        encodeHeardEntries([...expected, ...fresh]),
      );
    }),
    { seed: 6, numRuns: 300 },
  );
});

it('seconds of one entry are read in place', () => {
  fc.assert(
    fc.property(anyHeardEntry, anyHeardEntry, (first, second) => {
      const bytes = encodeHeardEntries([first, second]);
      const offset = heardEntryEnd(bytes, 0);
      expect(heardSecondsAt(bytes, offset)).toEqual(new Set(second.scans.map((scan) => scan.second)));
      expect(heardEntryEnd(bytes, offset)).toBe(bytes.length);
    }),
    { seed: 7, numRuns: 100 },
  );
});

it('an encoded entry is told from that of a beacon with any bit turned, or heard under another salt of one’s own', () => {
  fc.assert(
    fc.property(
      anyHeardEntry,
      anyBeacon,
      exactly(9),
      fc.nat(26),
      fc.nat(7),
      (first, heard, ownSalt, at, bit) => {
        const bytes = encodeHeardEntries([first, heardEntry(heard, ownSalt, 5, [])]);
        const offset = heardEntryEnd(bytes, 0);
        const isOf = (beacon: Beacon, salt: Uint8Array) =>
          isHeardEntryOf(bytes, offset, beacon, meetingId(salt, beacon.salt));
        expect(isOf(heard, ownSalt)).toBe(true);
        const other = decodeBeacon(flipBit(encodeBeacon(heard), at, bit));
        if (!other.ok) throw new Error(other.detail);
        expect(isOf(other.value, ownSalt)).toBe(false);
        expect(isOf(heard, flipBit(ownSalt, at % 9, bit))).toBe(false);
        expect(isHeardEntryOf(bytes, bytes.length - 10, heard, meetingId(ownSalt, heard.salt))).toBe(false);
      },
    ),
    { seed: 8, numRuns: 200 },
  );
});

it('reading or extending where no whole entry stands is a bug of the caller', () => {
  const bytes = encodeHeardEntries([heardAt(-60)]);
  expect(() => decodeHeardEntry(bytes, bytes.length - 10)).toThrow(RangeError);
  expect(() => extendHeardEntries(bytes, new Map([[bytes.length, []]]), [])).toThrow(RangeError);
});

it('takes the median of the strengths that could be measured', () => {
  expect(medianStrength(heardAt())).toBeNull();
  expect(medianStrength(heardAt(127, 127))).toBeNull();
  expect(medianStrength(heardAt(-70, 127, -50))).toBe(-60);
  expect(medianStrength(heardAt(-50, -90, -70))).toBe(-70);
  expect(medianStrength(heardAt(-9, -80, -100, -10))).toBe(-45);
});

it('adds up credited seconds', () => {
  expect(heardSeconds(heardAt())).toBe(0);
  expect(heardSeconds(heardAt(-50, 127, -60))).toBe(270);
});
