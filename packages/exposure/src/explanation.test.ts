// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { certaintyOf, distanceBandOf, doubtsOf, durationBandOf, explain } from './explanation.ts';

it('a duration band holds its lower edge', () => {
  expect([0, 4.9, 5, 15, 29.9, 30, 60, 1e9].map(durationBandOf)).toEqual([
    'under-5',
    'under-5',
    '5-to-15',
    '15-to-30',
    '15-to-30',
    '30-to-60',
    'over-60',
    'over-60',
  ]);
});

it('the distance band is that of the middle minute of known strength', () => {
  expect(distanceBandOf([5, 5, 0, 0])).toBe('close');
  expect(distanceBandOf([4, 5, 0, 0])).toBe('near');
  expect(distanceBandOf([1, 1, 5, 1])).toBe('same-room');
  expect(distanceBandOf([0, 0, 0, 3])).toBe('far');
  expect(distanceBandOf([0, 0, 0, 0])).toBe('unknown');
});

const solid = {
  scans: 12,
  scansWithoutPower: 0,
  minutes: 30,
  minutesWithoutStrength: 0,
  score: 30,
  threshold: 15,
};

it('names each doubt by its own cause', () => {
  expect(doubtsOf(solid)).toEqual([]);
  expect(doubtsOf({ ...solid, scans: 3 })).toEqual(['few-scans']);
  expect(doubtsOf({ ...solid, minutesWithoutStrength: 8 })).toEqual(['strength-unknown']);
  expect(doubtsOf({ ...solid, scansWithoutPower: 7 })).toEqual(['power-unknown']);
  expect(doubtsOf({ ...solid, score: 17.9 })).toEqual(['near-threshold']);
  expect(doubtsOf({ ...solid, score: 12.1 })).toEqual(['near-threshold']);
});

it('is sure without a doubt, less with one, unsure with more', () => {
  expect(certaintyOf([])).toBe('high');
  expect(certaintyOf(['few-scans'])).toBe('medium');
  expect(certaintyOf(['few-scans', 'near-threshold'])).toBe('low');
});

it('gives every reason once, in a fixed order', () => {
  expect(explain(5, '15-to-30', 'near', 2, ['power-unknown'])).toEqual([
    { kind: 'day', day: 5 },
    { kind: 'duration', band: '15-to-30' },
    { kind: 'distance', band: 'near' },
    { kind: 'sources', count: 'several' },
    { kind: 'certainty', certainty: 'medium', doubts: ['power-unknown'] },
  ]);
});
