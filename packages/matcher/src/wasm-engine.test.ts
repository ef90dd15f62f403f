// SPDX-License-Identifier: GPL-3.0-only
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confirmCandidates } from './confirm-candidates.ts';
import type { Candidates, HeardColumns, KeyColumns, MatchEngine } from './match-engine.ts';
import { heardColumns, type Key, keyColumns, logOf, midnight, randomBytes } from './testing/columns.ts';
import { testMatchEngine } from './testing/engine-contract.ts';
import { createTypescriptEngine } from './typescript-engine.ts';
import { createWasmEngine } from './wasm-engine.ts';

const vectors = process.env.BLUEZONE_VECTORS;

const engine = (await createWasmEngine()) as MatchEngine;

// One engine for all logs, as on a phone.
testMatchEngine(() => engine);

const sorted = ({ count, keyIndex, interval, heardIndex }: Candidates) =>
  Array.from({ length: count }, (_, i) => [keyIndex[i], interval[i], heardIndex[i]].join()).sort();

it('finds exactly what the plain engine finds among random keys of several days and periods', () => {
  const plain = createTypescriptEngine();
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 700 }),
      fc.integer({ min: 1, max: 400 }),
      fc.constantFrom(0, 2, 12),
      fc.boolean(),
      fc.integer({ min: 1, max: 2 ** 30 }),
      (count, heard, tolerance, isOrdered, seed) => {
        const random = randomBytes(2 * count, seed);
        const starts = Uint32Array.from(
          { length: count },
          (_, i) => midnight + 144 * ((random[i] as number) % 3),
        );
        if (isOrdered) starts.sort();
        const keys: KeyColumns = {
          count,
          keys: randomBytes(16 * count, seed + 2),
          starts,
          periods: Uint16Array.from({ length: count }, (_, i) => {
            const byte = random[count + i] as number;
            return byte < 128 ? 144 : byte - 127;
          }),
        };
        const log = logOf(keys, heard, seed);
        const fast = engine.find(engine.prepare(log, seed), keys, { tolerance });
        const slow = plain.find(plain.prepare(log, seed), keys, { tolerance });
        expect(sorted(fast)).toEqual(sorted(slow));
        expect(confirmCandidates(log, keys, fast, tolerance)).toHaveLength(fast.count);
      },
    ),
    { seed: 9, numRuns: 40 },
  );
});

interface PublishedVectors {
  readonly tek: string;
  readonly advertised: readonly { readonly enin: number; readonly rpi: string }[];
}

it.skipIf(vectors === undefined)(
  'EN v1.2: finds all 144 published identifiers, at every place of a batch (left out when BLUEZONE_VECTORS is unset)',
  () => {
    const path = `${vectors}/gaen/gaen-v1.2-testvectors.json`;
    const published: PublishedVectors = JSON.parse(readFileSync(path, 'utf8'));
    const heard = published.advertised.map(({ enin, rpi }) => ({
      identifier: Uint8Array.from(Buffer.from(rpi, 'hex')),
      interval: enin,
    }));
    expect(heard).toHaveLength(144);
    const start = heard[0]?.interval as number;
    const log = heardColumns(heard);
    for (let place = 0; place < 32; place++) {
      const keys: Key[] = Array.from({ length: 32 }, (_, i) => ({
        bytes: i === place ? Uint8Array.from(Buffer.from(published.tek, 'hex')) : randomBytes(16, i),
        start,
        period: 144,
      }));
      const found = engine.find(engine.prepare(log, place), keyColumns(keys), { tolerance: 0 });
      expect([...found.heardIndex].sort((a, b) => a - b)).toEqual(heard.map((_, i) => i));
      expect(new Set(found.keyIndex)).toEqual(new Set([place]));
    }
  },
);

it('fills its passes: a large export costs hardly more blocks than its keys need', () => {
  const count = 1000;
  const keys: KeyColumns = {
    count,
    keys: randomBytes(16 * count, 4),
    starts: new Uint32Array(count).fill(midnight),
    periods: Uint16Array.from({ length: count }, (_, i) => (i % 14 === 0 ? 1 + (i % 144) : 144)),
  };
  const log = engine.prepare(logOf(keys, 60, 5), 6);
  engine.find(log, keys, { tolerance: 2 });
  const { neededIntervals, expandedIntervals } = log.statistics;
  expect(neededIntervals).toBeGreaterThan(0);
  expect(expandedIntervals / neededIntervals).toBeLessThan(1.05);
});

it('a log sent by someone who knows the hash lets no more pass than an honest one', () => {
  const count = 640;
  const keys: KeyColumns = {
    count,
    keys: randomBytes(16 * count, 11),
    starts: new Uint32Array(count).fill(midnight),
    periods: new Uint16Array(count).fill(144),
  };
  const hits = (log: HeardColumns) => {
    const prepared = engine.prepare(log, 0xb1e);
    engine.find(prepared, keys, { tolerance: 2 });
    return prepared.statistics;
  };
  const heard = 4000;
  const intervals = Uint32Array.from({ length: heard }, (_, i) => midnight + (i % 144));
  const honest = hits({ count: heard, identifiers: randomBytes(16 * heard, 12), intervals });
  // All in one chain, as far as four bytes can be: one prefix for all.
  const identifiers = randomBytes(16 * heard, 13);
  for (let i = 0; i < heard; i++) identifiers.fill(7, 16 * i, 16 * i + 4);
  const chosen = hits({ count: heard, identifiers, intervals });
  expect(honest.expandedIntervals).toBe(count * 144);
  expect(honest.filterHits).toBeLessThan(0.03 * honest.expandedIntervals);
  expect(chosen.filterHits).toBeLessThanOrEqual(honest.filterHits);
  expect(chosen.lookupProbes).toBeLessThanOrEqual(honest.lookupProbes + heard);
});
