// SPDX-License-Identifier: GPL-3.0-only
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RpikDeriver } from './hkdf-rpik.ts';
import { IdentifierExpander } from './identifier-expander.ts';
import { nobleIdentifier, nobleRpik } from './testing/noble-oracle.ts';

const vectors = process.env.BLUEZONE_VECTORS;

interface PublishedVectors {
  readonly tek: string;
  readonly rpik: string;
  readonly advertised: readonly { readonly enin: number; readonly rpi: string }[];
}

function expanderOf(key: Uint8Array): IdentifierExpander {
  const rpik = new Int32Array(4);
  new RpikDeriver().derive(key, 0, rpik);
  const expander = new IdentifierExpander();
  expander.setKey(rpik);
  return expander;
}

function identifierAt(expander: IdentifierExpander, interval: number): string {
  const view = new DataView(new ArrayBuffer(16));
  view.setInt32(0, expander.firstWord(interval));
  for (const index of [1, 2, 3]) view.setInt32(4 * index, expander.word(index));
  return Buffer.from(view.buffer).toString('hex');
}

it('EN v1.2: expands the first two published identifiers', () => {
  const expander = expanderOf(Uint8Array.from(Buffer.from('75c734c6dd1a782de7a965da5eb93125', 'hex')));
  expect(identifierAt(expander, 2642976)).toBe('8be6cd371c5c891604bfbe49df845096');
  expect(identifierAt(expander, 2642977)).toBe('3c9a1de5dd6b02afa7fded7b570b3e56');
});

it.skipIf(vectors === undefined)(
  'EN v1.2: expands all 144 published identifiers (left out when BLUEZONE_VECTORS is unset)',
  () => {
    const path = `${vectors}/gaen/gaen-v1.2-testvectors.json`;
    const published: PublishedVectors = JSON.parse(readFileSync(path, 'utf8'));
    const expander = expanderOf(Uint8Array.from(Buffer.from(published.tek, 'hex')));
    expect(published.advertised).toHaveLength(144);
    for (const { enin, rpi } of published.advertised) expect(identifierAt(expander, enin)).toBe(rpi);
  },
);

it('expands random keys at random intervals, in any order, as @noble does', () => {
  const interval = fc.oneof(
    fc.integer({ min: 0, max: 0xffffffff }),
    fc.integer({ min: 2642816, max: 2643100 }),
  );
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.array(interval, { minLength: 1, maxLength: 8 }),
      (key, intervals) => {
        const expander = expanderOf(key);
        const rpik = nobleRpik(key);
        for (const j of intervals) {
          expect(identifierAt(expander, j)).toBe(Buffer.from(nobleIdentifier(rpik, j)).toString('hex'));
        }
      },
    ),
    { seed: 3, numRuns: 300 },
  );
});
