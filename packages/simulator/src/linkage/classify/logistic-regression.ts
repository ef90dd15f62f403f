// SPDX-License-Identifier: GPL-3.0-only
// Logistic regression with a quadratic penalty, fitted by Newton's method: tells apart what differs by a sum of effects.
import type { Learn, Sample } from './sample.ts';

/** Weight of the penalty on standardised coefficients, in samples. */
const penalty = 5;
const steps = 12;

/** Features are standardised; those that never vary count for nothing. */
export const logisticRegression: Learn = (samples) => {
  const width = samples[0]?.features.length ?? 0;
  const scales = Array.from({ length: width }, (_, i) => scaleOf(samples, i));
  const standard = (features: readonly number[]): number[] => [
    1,
    ...scales.map(({ mean, deviation }, i) => ((features[i] as number) - mean) / deviation),
  ];
  const rows = samples.map(({ features }) => standard(features));
  const wanted = samples.map(({ isPositive }) => (isPositive ? 1 : 0));
  let weights = new Float64Array(width + 1);
  for (let step = 0; step < steps; step++) weights = newtonStep(rows, wanted, weights);
  return (features) => dot(standard(features), weights);
};

function scaleOf(samples: readonly Sample[], feature: number): { mean: number; deviation: number } {
  const values = samples.map(({ features }) => features[feature] as number);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: variance > 1e-12 ? Math.sqrt(variance) : 1 };
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function newtonStep(
  rows: readonly (readonly number[])[],
  wanted: readonly number[],
  weights: Float64Array<ArrayBuffer>,
): Float64Array<ArrayBuffer> {
  const size = weights.length;
  const gradient = weights.map((weight, i) => (i === 0 ? 0 : -penalty * weight));
  const curvature = Array.from({ length: size }, (_, i) => {
    const row = new Float64Array(size);
    row[i] = i === 0 ? 1e-9 : penalty;
    return row;
  });
  rows.forEach((row, n) => {
    const chance = 1 / (1 + Math.exp(-dot(row, weights)));
    const error = (wanted[n] as number) - chance;
    const weight = chance * (1 - chance);
    for (let i = 0; i < size; i++) {
      const value = row[i] as number;
      gradient[i] = (gradient[i] as number) + error * value;
      const line = curvature[i] as Float64Array;
      for (let k = 0; k <= i; k++) line[k] = (line[k] as number) + weight * value * (row[k] as number);
    }
  });
  const change = solve(curvature, gradient);
  return weights.map((weight, i) => weight + (change[i] as number));
}

/** Solves A x = b for a positive definite A given by its lower half (Cholesky). */
function solve(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const at = (i: number, k: number) => (lower[i] as Float64Array)[k] as number;
  for (let i = 0; i < size; i++)
    for (let k = 0; k <= i; k++) {
      let sum = at(i, k);
      for (let m = 0; m < k; m++) sum -= at(i, m) * at(k, m);
      (lower[i] as Float64Array)[k] = i === k ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(k, k);
    }
  const x = right.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - at(i, k) * (x[k] as number);
    x[i] = (x[i] as number) / at(i, i);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] = (x[i] as number) - at(k, i) * (x[k] as number);
    x[i] = (x[i] as number) / at(i, i);
  }
  return x;
}
