// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bucket } from './attenuation.ts';
import { type CreditedStretch, coveredSeconds, creditedSeconds, separateStretches } from './credited-time.ts';

const settings = { bucketWeights: [1, 1, 0.5, 0] as [number, number, number, number] };

it('a scan credits its gap, up to the bridged one', () => {
  const credit = (gap: number) => creditedSeconds({ time: 1000, rssi: -60, secondsSinceLastScan: gap }, 300);
  expect([90, 300, 301, 3600].map(credit)).toEqual([90, 300, 300, 300]);
});

it('senseless gaps and times credit nothing', () => {
  for (const gap of [0, -1, Number.NaN, 3601, 1e300, Number.POSITIVE_INFINITY]) {
    expect(creditedSeconds({ time: 1000, rssi: -60, secondsSinceLastScan: gap }, 300)).toBe(0);
  }
  for (const time of [-1, Number.NaN, 1e300, Number.POSITIVE_INFINITY]) {
    expect(creditedSeconds({ time, rssi: -60, secondsSinceLastScan: 90 }, 300)).toBe(0);
  }
});

it('where two stretches overlap, the heavier class has the seconds, and none counts twice', () => {
  const overlapping: CreditedStretch[] = [
    { from: 0, to: 100, bucket: 2 },
    { from: 60, to: 160, bucket: 0 },
    { from: 160, to: 170, bucket: 0 },
    { from: 150, to: 200, bucket: 3 },
  ];
  expect(separateStretches(overlapping, settings)).toEqual([
    { from: 0, to: 60, bucket: 2 },
    { from: 60, to: 170, bucket: 0 },
    { from: 170, to: 200, bucket: 3 },
  ]);
});

it('separating keeps the seconds covered and leaves no overlap, for any stretches in any order', () => {
  const stretch = fc
    .tuple(fc.nat(300), fc.integer({ min: 1, max: 90 }), fc.constantFrom<Bucket>(0, 1, 2, 3, 4))
    .map(([from, length, bucket]) => ({ from, to: from + length, bucket }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 12 }), (stretches) => {
      const separate = separateStretches(stretches, settings);
      expect(separateStretches(stretches.toReversed(), settings)).toEqual(separate);
      const total = separate.reduce((sum, { from, to }) => sum + to - from, 0);
      expect(total).toBe(coveredSeconds(stretches));
      const seconds = new Set(
        stretches.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
      );
      expect(total).toBe(seconds.size);
      separate.slice(1).forEach((later, i) => {
        expect(later.from).toBeGreaterThanOrEqual(separate[i]?.to ?? 0);
      });
    }),
    { seed: 2, numRuns: 200 },
  );
});
