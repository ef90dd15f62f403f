// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildIdentifierTable } from './identifier-table.ts';
import { hashIdentifier, makeHashTable } from './seeded-hash.ts';

const knownSeed = 0xb1e;

/** Identifiers that all fall into one slot of a table of that many slots under the known seed. */
function chooseAgainst(seed: number, count: number, slots: number): Int32Array {
  const table = makeHashTable(seed);
  const words: number[] = [];
  for (let i = 1; words.length < 4 * count; i++) {
    const chosen = [i, Math.imul(i, 0x9e3779b1), ~i, i ^ 0x5bd1e995];
    const [a, b, c, d] = chosen as [number, number, number, number];
    if ((hashIdentifier(table, a, b, c, d) & (slots - 1)) === 0) words.push(a, b, c | 0, d);
  }
  return Int32Array.from(words);
}

it('identifiers chosen to collide under one seed are as quick as any under another', () => {
  const chosen = chooseAgainst(knownSeed, 1500, 4096);
  for (const otherSeed of [1, 2, 0xffffffff]) {
    const table = buildIdentifierTable(chosen, otherSeed);
    expect(table.groupCount).toBe(1500);
    expect(table.reseeds).toBe(0);
    expect(table.buildProbes).toBeLessThan(1500 * 2);
    expect(table.longestProbe).toBeLessThan(40);
  }
});

it('identifiers chosen against the very seed in use make the table take another', () => {
  const table = buildIdentifierTable(chooseAgainst(knownSeed, 1500, 4096), knownSeed);
  expect(table.reseeds).toBe(1);
  expect(table.longestProbe).toBeLessThan(40);
});

it('one identifier heard ten thousand times takes one probe each', () => {
  const words = new Int32Array(40_000).fill(7);
  const table = buildIdentifierTable(words, 5);
  expect(table.groupCount).toBe(1);
  expect(table.buildProbes).toBe(10_000);
});

it('identifiers that differ in one byte only, at any place, do not crowd', () => {
  const words: number[] = [];
  for (let place = 0; place < 16; place++) {
    for (let value = 1; value < 256; value++) {
      const identifier = [0, 0, 0, 0];
      identifier[place >>> 2] = value << (8 * (place & 3));
      words.push(...identifier);
    }
  }
  const table = buildIdentifierTable(Int32Array.from(words), 9);
  expect(table.groupCount).toBe(4080);
  expect(table.buildProbes).toBeLessThan(2 * 4080);
});

it('finds every identifier in its group and no other', () => {
  const identifier = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: -2, max: 2 })));
  fc.assert(
    fc.property(fc.array(identifier, { maxLength: 60 }), identifier, fc.integer(), (entries, other, seed) => {
      const table = buildIdentifierTable(Int32Array.from(entries.flat()), seed);
      entries.forEach((entry, i) => {
        expect(table.find(...(entry as [number, number, number, number]))).toBe(table.groupOfEntry[i]);
      });
      const known = entries.some((entry) => entry.every((word, i) => word === other[i]));
      expect(table.find(...(other as [number, number, number, number])) >= 0).toBe(known);
    }),
    { seed: 6, numRuns: 200 },
  );
});
