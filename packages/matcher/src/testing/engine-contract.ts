// SPDX-License-Identifier: GPL-3.0-only
// What every matching engine must do; each runs it in a test file of its own.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confirmCandidates, type Match } from '../confirm-candidates.ts';
import type { MatchEngine, PreparedLog } from '../match-engine.ts';
import {
  type Heard,
  heardColumns,
  heardOf,
  type Key,
  keyColumns,
  keyOf,
  midnight,
  randomBytes,
} from './columns.ts';
import { nobleMatches } from './noble-oracle.ts';

/**
 * Declares the tests for one engine; `createEngine` makes a fresh one.
 * @param companions so many keys that nobody heard are published along with those of a test, at the same times.
 */
export function testMatchEngine(createEngine: () => MatchEngine, companions = 0): void {
  function match(heard: readonly Heard[], keys: readonly Key[], tolerance: number, seed = 1): Match[] {
    const engine = createEngine();
    const log = heardColumns(heard);
    const unheard = Array.from({ length: keys.length > 0 ? companions : 0 }, (_, i) => ({
      ...(keys[i % keys.length] as Key),
      bytes: randomBytes(16, 77 + i),
    }));
    const columns = keyColumns([...keys, ...unheard]);
    const candidates = engine.find(engine.prepare(log, seed), columns, { tolerance });
    return confirmCandidates(log, columns, candidates, tolerance);
  }

  it('finds an identifier heard at either edge of the tolerance, and not one interval further', () => {
    const key = keyOf(1);
    for (const tolerance of [0, 2, 12]) {
      for (const apart of [-tolerance - 1, -tolerance, tolerance, tolerance + 1]) {
        const interval = midnight + 70;
        const expected = Math.abs(apart) <= tolerance ? [{ keyIndex: 0, heardIndex: 0, interval }] : [];
        expect(match([heardOf(key, interval, interval + apart)], [key], tolerance)).toEqual(expected);
      }
    }
  });

  it('finds the last interval before and the first after midnight, each by the key of its own day', () => {
    const today = keyOf(1);
    const tomorrow = keyOf(2, midnight + 144);
    const heard = [
      heardOf(today, midnight + 143, midnight + 145),
      heardOf(tomorrow, midnight + 144, midnight + 142),
      heardOf(today, midnight + 144),
      heardOf(tomorrow, midnight + 143),
    ];
    expect(match(heard, [today, tomorrow], 2)).toEqual([
      { keyIndex: 0, heardIndex: 0, interval: midnight + 143 },
      { keyIndex: 1, heardIndex: 1, interval: midnight + 144 },
    ]);
  });

  it('a key rolled early matches in its last interval and not after it', () => {
    for (const period of [1, 20, 144]) {
      const key = keyOf(3, midnight + 5, period);
      const heard = [4, 5, 5 + period - 1, 5 + period].map((offset) => heardOf(key, midnight + offset));
      const found = match(heard, [key], 12).map((m) => m.heardIndex);
      expect(found).toEqual([1, 2]);
    }
  });

  it('one identifier heard in several entries matches in each of them within the tolerance', () => {
    const key = keyOf(4);
    const heard = [0, 3, 1, 1].map((later) => heardOf(key, midnight + 9, midnight + 9 + later));
    expect(match(heard, [key], 2).map((m) => m.heardIndex)).toEqual([0, 2, 3]);
  });

  it('keys with a period outside 1 to 144 match nothing', () => {
    const keys = [keyOf(5, midnight, 0), keyOf(5, midnight, 145), keyOf(5, midnight, 65535)];
    expect(match([heardOf(keyOf(5), midnight)], keys, 2)).toEqual([]);
  });

  it('works at both ends of time', () => {
    const first = keyOf(6, 0);
    const last = keyOf(7, 0xffffffff - 10);
    const heard = [heardOf(first, 0, 2), heardOf(last, 0xffffffff, 0xfffffffe)];
    expect(match(heard, [first, last], 2).map((m) => m.interval)).toEqual([0, 0xffffffff]);
  });

  it('an empty log or no keys find nothing', () => {
    expect(match([], [keyOf(1)], 2)).toEqual([]);
    expect(match([heardOf(keyOf(1), midnight)], [], 2)).toEqual([]);
  });

  it('expands only the intervals within the tolerance of a heard one', () => {
    const engine = createEngine();
    const heard = [midnight + 10, midnight + 12, midnight + 50].map((at) => heardOf(keyOf(9), at));
    const log = engine.prepare(heardColumns(heard), 1);
    engine.find(log, keyColumns([keyOf(1), keyOf(2, midnight, 11), keyOf(3, midnight + 144)]), {
      tolerance: 2,
    });
    const { expandedKeys, expandedIntervals } = log.statistics;
    expect({ expandedKeys, expandedIntervals }).toEqual({ expandedKeys: 2, expandedIntervals: 7 + 5 + 3 });
  });

  it('slices of the keys find together what one call finds, under the same indexes', () => {
    const engine = createEngine();
    const keys = Array.from({ length: 7 }, (_, i) => keyOf(i));
    const log = engine.prepare(heardColumns(keys.map((key, i) => heardOf(key, midnight + i))), 3);
    const columns = keyColumns(keys);
    const whole = engine.find(log, columns, { tolerance: 1 });
    const parts = [0, 3, 5].map((from, i) =>
      engine.find(log, columns, { tolerance: 1, from, to: [3, 5, 7][i] ?? 7 }),
    );
    expect(parts.flatMap((part) => [...part.keyIndex])).toEqual([...whole.keyIndex]);
    expect(whole.count).toBe(7);
  });

  it('grows its list for thousands of candidates', () => {
    const key = keyOf(1);
    const heard = Array.from({ length: 5000 }, (_, i) => heardOf(key, midnight, midnight + (i % 2)));
    expect(match(heard, [key], 2)).toHaveLength(5000);
  });

  it('equals the naive oracle on random logs and keys', () => {
    const key = fc.record({
      bytes: fc.constantFrom(1, 2, 3).map((filler) => new Uint8Array(16).fill(filler)),
      start: fc.integer({ min: midnight - 20, max: midnight + 20 }),
      period: fc.constantFrom(1, 20, 144),
    });
    const heard = fc.oneof(
      fc.record({
        identifier: fc.uint8Array({ minLength: 16, maxLength: 16 }),
        interval: fc.integer({ min: midnight - 40, max: midnight + 180 }),
      }),
      fc
        .tuple(key, fc.integer({ min: -20, max: 150 }), fc.integer({ min: -14, max: 14 }))
        .map(([from, offset, late]) => heardOf(from, midnight + offset, midnight + offset + late)),
    );
    fc.assert(
      fc.property(
        fc.array(heard, { maxLength: 25 }),
        fc.array(key, { maxLength: 4 }),
        fc.constantFrom(0, 2, 12),
        fc.integer(),
        (entries, keys, tolerance, seed) => {
          const expected = nobleMatches(heardColumns(entries), keyColumns(keys), tolerance);
          expect(match(entries, keys, tolerance, seed)).toEqual(expected);
        },
      ),
      { seed: 7, numRuns: 60 },
    );
  });

  it('a log of identifiers that share their first four bytes passes the filter no more often than its size', () => {
    const engine = createEngine();
    const heard = Array.from({ length: 3000 }, (_, i) => {
      const identifier = new Uint8Array(16);
      new DataView(identifier.buffer).setUint32(12, i);
      return { identifier, interval: midnight + (i % 144) };
    });
    const log = engine.prepare(heardColumns(heard), 1);
    engine.find(log, keyColumns(Array.from({ length: 200 }, (_, i) => keyOf(i))), { tolerance: 0 });
    expect(log.statistics.expandedIntervals).toBe(200 * 144);
    expect(log.statistics.filterHits).toBeLessThan(3);
  });

  it('an honest log lets at most three in a hundred identifiers pass its filter', () => {
    const engine = createEngine();
    const source = keyOf(200);
    const heard = Array.from({ length: 2000 }, (_, i) => heardOf(source, midnight + i, midnight + (i % 144)));
    const log = engine.prepare(heardColumns(heard), 1);
    engine.find(log, keyColumns(Array.from({ length: 200 }, (_, i) => keyOf(i))), { tolerance: 0 });
    expect(log.statistics.filterHits).toBeGreaterThan(0);
    expect(log.statistics.filterHits).toBeLessThan(0.03 * log.statistics.expandedIntervals);
  });

  it('columns shorter than their count, a slice outside the keys or a strange tolerance are bugs and throw', () => {
    const engine = createEngine();
    const log = engine.prepare(heardColumns([heardOf(keyOf(1), midnight)]), 1);
    const keys = keyColumns([keyOf(1)]);
    expect(() => engine.prepare({ ...heardColumns([]), count: 1 }, 1)).toThrow(RangeError);
    expect(() => engine.find(log, { ...keys, count: 2 }, { tolerance: 2 })).toThrow(RangeError);
    expect(() => engine.find(log, keys, { tolerance: 2, to: 2 })).toThrow(RangeError);
    expect(() => engine.find(log, keys, { tolerance: 1.5 })).toThrow(RangeError);
    const foreign: PreparedLog = { heardCount: 0, statistics: log.statistics };
    expect(() => engine.find(foreign, keys, { tolerance: 2 })).toThrow(TypeError);
  });

  it('a batch of random keys, with every period and start, equals the naive oracle', () => {
    const key = fc.record({
      bytes: fc.uint8Array({ minLength: 16, maxLength: 16 }),
      start: fc.oneof(fc.constant(midnight), fc.integer({ min: midnight - 150, max: midnight + 150 })),
      period: fc.oneof(fc.constant(144), fc.integer({ min: 0, max: 145 })),
    });
    const sighting = fc.record({
      of: fc.nat(),
      offset: fc.integer({ min: -3, max: 146 }),
      late: fc.integer({ min: -4, max: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(key, { minLength: 30, maxLength: 70 }),
        fc.array(sighting, { maxLength: 12 }),
        fc.constantFrom(0, 2),
        fc.integer(),
        (keys, sightings, tolerance, seed) => {
          const heard = sightings.map(({ of, offset, late }) => {
            const from = keys[of % keys.length] as Key;
            return heardOf(from, from.start + offset, from.start + offset + late);
          });
          const valid = keys.map((one) => (one.period > 144 ? { ...one, period: 0 } : one));
          const expected = nobleMatches(heardColumns(heard), keyColumns(valid), tolerance);
          expect(match(heard, keys, tolerance, seed)).toEqual(expected);
        },
      ),
      { seed: 8, numRuns: 25 },
    );
  });
}
