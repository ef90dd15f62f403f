// SPDX-License-Identifier: GPL-3.0-only
// How well scores tell positives from negatives. The standard error is that of DeLong, DeLong and Clarke-Pearson,
// "Comparing the areas under two or more correlated receiver operating characteristic curves", Biometrics 44 (1988).

export interface Roc {
  /** Chance that a positive scores higher than a negative, ties counting half: .5 is guessing, 1 is certainty. */
  readonly auc: number;
  readonly standardError: number;
  readonly positives: number;
  readonly negatives: number;
}

/** @throws RangeError when one of the two has fewer than two scores */
export function rocOf(positives: readonly number[], negatives: readonly number[]): Roc {
  if (positives.length < 2 || negatives.length < 2) throw new RangeError('two of each kind at least');
  const abovePositive = placements(positives, negatives);
  const belowNegative = placements(negatives, positives).map((share) => 1 - share);
  const auc = mean(abovePositive);
  const variance =
    varianceOf(abovePositive) / positives.length + varianceOf(belowNegative) / negatives.length;
  return {
    auc,
    standardError: Math.sqrt(variance),
    positives: positives.length,
    negatives: negatives.length,
  };
}

/** For each score the share of the others that lie below it, equal ones counting half. */
function placements(scores: readonly number[], others: readonly number[]): number[] {
  const sorted = [...others].sort((a, b) => a - b);
  return scores.map((score) => (countBelow(sorted, score) + countUpTo(sorted, score)) / 2 / sorted.length);
}

function countBelow(sorted: readonly number[], score: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < score) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countUpTo(sorted: readonly number[], score: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= score) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mean(of: readonly number[]): number {
  return of.reduce((sum, each) => sum + each, 0) / of.length;
}

function varianceOf(of: readonly number[]): number {
  const average = mean(of);
  return of.reduce((sum, each) => sum + (each - average) ** 2, 0) / (of.length - 1);
}
