// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { randomStream } from '../../air/seeded-random.ts';
import { boostedTrees } from './boosted-trees.ts';
import { crossValidate } from './cross-validate.ts';
import { logisticRegression } from './logistic-regression.ts';
import { rocOf } from './roc.ts';
import type { Sample } from './sample.ts';

/** 600 samples of three noisy features, in 60 groups. */
function samplesWhere(isPositive: (features: readonly number[], noise: number) => boolean): Sample[] {
  const random = randomStream(3, 'samples');
  return Array.from({ length: 600 }, (_, i) => {
    const features = [random.normal(), random.normal(), random.normal()];
    return { features, isPositive: isPositive(features, random.normal()), group: i % 60 };
  });
}

it('the area under the curve and its standard error are those of the definition', () => {
  const roc = rocOf([3, 5, 5, 9], [1, 3, 5]);
  // Of 12 pairs: 8 above, 3 equal.
  expect(roc.auc).toBeCloseTo((8 + 3 / 2) / 12, 10);
  const many = (from: number) => Array.from({ length: 400 }, (_, i) => (i * 7919 + from) % 401);
  const blind = rocOf(many(0), many(200));
  expect(Math.abs(blind.auc - 0.5)).toBeLessThan(2 * blind.standardError);
  expect(blind.standardError).toBeCloseTo(Math.sqrt(801 / (12 * 400 * 400)), 2);
});

it('logistic regression sees a sum of effects among strangers', () => {
  const samples = samplesWhere(([a = 0, b = 0], noise) => a + b + noise > 0);
  expect(crossValidate(samples, logisticRegression, 5).auc).toBeGreaterThan(0.85);
});

it('boosted trees see what no sum shows: two things that are both high or both low', () => {
  const samples = samplesWhere(([a = 0, b = 0]) => a * b > 0);
  expect(crossValidate(samples, boostedTrees(), 5).auc).toBeGreaterThan(0.9);
  expect(crossValidate(samples, logisticRegression, 5).auc).toBeLessThan(0.6);
});

it('neither sees anything where there is nothing', () => {
  const samples = samplesWhere((_features, noise) => noise > 0);
  for (const learn of [boostedTrees(), logisticRegression]) {
    const { auc, standardError } = crossValidate(samples, learn, 5);
    expect(Math.abs(auc - 0.5)).toBeLessThan(3.5 * standardError);
  }
});
