// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { compareIndexes, type SeenIndex } from './compare-indexes.ts';

const seen = (
  place: string,
  sequence: number,
  hash: string,
  previous: string | null,
  seenAt = sequence,
): SeenIndex => ({
  ...{ place, sequence, hash, previous, seenAt },
  time: sequence * 60,
  expires: sequence * 60 + 172_800,
});
const now = 10_000;
const faultsOf = (indexes: readonly SeenIndex[], at = now) =>
  compareIndexes(indexes, at).faults.map(
    ({ fault, sequence, places }) => `${fault} ${sequence} ${places.join('+')}`,
  );

const chain = [seen('a', 1, 'h1', null), seen('a', 5, 'h5', 'h1'), seen('a', 9, 'h9', 'h5')];

it('places that show the same chain agree, whoever saw which part of it', () => {
  expect(compareIndexes([...chain, seen('b', 5, 'h5', 'h1'), seen('c', 9, 'h9', 'h5')], now)).toEqual({
    ...{ faults: [], indexes: 3, unlinked: 0 },
  });
});

it('publications between two looks are counted, and no fault', () => {
  const [first, , last] = chain;
  if (first === undefined || last === undefined) throw new Error('a chain');
  expect(compareIndexes([first, last], now)).toEqual({ faults: [], indexes: 2, unlinked: 1 });
});

it('two indexes of one number are a split view', () => {
  expect(faultsOf([...chain, seen('b', 9, 'x9', 'h5')])).toEqual(['split 9 a+b', 'split 9 a+b']);
  expect(faultsOf([...chain, seen('b', 9, 'x9', 'h4')])).toEqual(['split 9 a+b']);
});

it('two indexes that follow upon one are a split view, whatever their numbers', () => {
  expect(faultsOf([...chain, seen('b', 10, 'x10', 'h5')])).toEqual(['split 9 a+b']);
});

it('a place that shows an older index than before is told, and one that shows an expired one', () => {
  expect(faultsOf([...chain, seen('a', 5, 'h5', 'h1', 11)])).toEqual(['rollback 5 a']);
  expect(faultsOf(chain, 9 * 60 + 172_800)).toEqual(['expired 9 a']);
});
