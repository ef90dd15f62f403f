// SPDX-License-Identifier: GPL-3.0-only
import { readFileSync } from 'node:fs';
import { errorCatalogue } from '@bluezone/protocol';
import type { TourTrick } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { en } from '../language/en.ts';
import { vi } from '../language/vi.ts';
import { tellTrick } from './tell-trick.ts';

const catalogues = [
  ['vi', vi],
  ['en', en],
] as const;

/** The ids as the hostile server has them, which is not for pages to import. */
const trickIds = [
  ...readFileSync(
    new URL('../../../../packages/simulator/src/hostile/trick.ts', import.meta.url),
    'utf8',
  ).matchAll(/^ {2}'([a-z]+-[a-z-]+)',$|'(post-[a-z]+)'/gm),
].map((found) => found[1] ?? found[2] ?? '');

const trick = (id: string, codes: readonly string[] = []): TourTrick => ({
  id,
  served: 3,
  phones: 2,
  answers: codes.map((code) => ({ code, phones: 2 })),
  sample: null,
});

it.each(catalogues)('explains every trick of the hostile server in %s, and no other', (_, t) => {
  expect(trickIds.length).toBeGreaterThan(20);
  expect(new Set(trickIds).size).toBe(trickIds.length);
  expect(Object.keys(t.hostile.tricks).sort()).toEqual([...trickIds].sort());
  for (const id of trickIds) {
    const { name, what } = tellTrick(trick(id), t);
    expect(name).not.toBe(id);
    expect(what).not.toBe(t.hostile.unknownTrick);
  }
});

it.each(catalogues)('has words for every code of the catalogue in %s, no two alike', (_, t) => {
  const codes = Object.keys(errorCatalogue);
  const words = codes.map((code) => t.hostile.codes[code]);
  expect(words.filter((each) => each === undefined)).toEqual([]);
  expect(new Set(words).size).toBe(words.length);
});

it('tells what phones said, and that they ignored what they ignored', () => {
  const { answers } = tellTrick(trick('export-random', ['ignored', 'index.rollback']), en);
  expect(answers).toEqual([
    { words: en.hostile.ignored, code: 'ignored', phones: 2 },
    { words: en.hostile.codes['index.rollback'], code: 'index.rollback', phones: 2 },
  ]);
});

it('shows an id and a code that it does not know', () => {
  const told = tellTrick(trick('brand-new', ['brand.new']), vi);
  expect(told).toMatchObject({ name: 'brand-new', what: vi.hostile.unknownTrick });
  expect(told.answers[0]).toMatchObject({ code: 'brand.new', words: vi.hostile.unknownCode });
});
