// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { confirmCandidates } from './confirm-candidates.ts';
import type { Candidates, HeardColumns, KeyColumns } from './match-engine.ts';
import { nobleIdentifier, nobleRpik } from './testing/noble-oracle.ts';

const start = 2642976;
const key = new Uint8Array(16).fill(7);
const identifier = nobleIdentifier(nobleRpik(key), start + 10);
const almost = identifier.map((byte, i) => (i === 15 ? byte ^ 1 : byte));

const keys: KeyColumns = {
  count: 1,
  keys: key,
  starts: Uint32Array.of(start),
  periods: Uint16Array.of(20),
};
const log: HeardColumns = {
  count: 3,
  identifiers: Uint8Array.from([...identifier, ...almost, ...identifier]),
  intervals: Uint32Array.of(start + 11, start + 10, start + 13),
};

function propose(
  ...rows: readonly (readonly [keyIndex: number, interval: number, heardIndex: number])[]
): Candidates {
  return {
    count: rows.length,
    keyIndex: Uint32Array.from(rows, (row) => row[0]),
    interval: Uint32Array.from(rows, (row) => row[1]),
    heardIndex: Uint32Array.from(rows, (row) => row[2]),
  };
}

it('keeps a match and drops a candidate that differs in the last bit', () => {
  const proposed = propose([0, start + 10, 1], [0, start + 10, 0]);
  expect(confirmCandidates(log, keys, proposed, 2)).toEqual([
    { keyIndex: 0, heardIndex: 0, interval: start + 10 },
  ]);
});

it('drops what was heard beyond the tolerance', () => {
  expect(confirmCandidates(log, keys, propose([0, start + 10, 2]), 2)).toEqual([]);
  expect(confirmCandidates(log, keys, propose([0, start + 10, 2]), 3)).toHaveLength(1);
});

it('drops an interval of the key at which another identifier was on air', () => {
  expect(confirmCandidates(log, keys, propose([0, start + 11, 0]), 2)).toEqual([]);
});

it('drops candidates outside the key period, the keys or the log', () => {
  const shorter = { ...keys, periods: Uint16Array.of(10) };
  expect(confirmCandidates(log, shorter, propose([0, start + 10, 0]), 2)).toEqual([]);
  expect(confirmCandidates(log, keys, propose([1, start + 10, 0], [0, start + 10, 3]), 2)).toEqual([]);
});

it('names each match once, sorted, however often it was proposed', () => {
  const proposed = propose([0, start + 10, 2], [0, start + 10, 0], [0, start + 10, 2]);
  expect(confirmCandidates(log, keys, proposed, 3).map((match) => match.heardIndex)).toEqual([0, 2]);
});
