// SPDX-License-Identifier: GPL-3.0-only
// Scores every sample by what was learnt from other groups alone, so that nothing is recognised that was learnt by heart.
import { type Roc, rocOf } from './roc.ts';
import type { Learn, Sample } from './sample.ts';

/**
 * Divides the groups among folds; each fold is scored by what the others taught.
 * @returns the scores, in the order of the samples
 */
export function scoresOfStrangers(samples: readonly Sample[], learn: Learn, folds: number): number[] {
  const groups = [...new Set(samples.map(({ group }) => group))].sort((a, b) => a - b);
  const foldOf = new Map(groups.map((group, i) => [group, i % folds]));
  const scores = new Array<number>(samples.length);
  for (let fold = 0; fold < folds; fold++) {
    const score = learn(samples.filter(({ group }) => foldOf.get(group) !== fold));
    samples.forEach(({ group, features }, i) => {
      if (foldOf.get(group) === fold) scores[i] = score(features);
    });
  }
  return scores;
}

/** The curve of what strangers' scores tell. */
export function crossValidate(samples: readonly Sample[], learn: Learn, folds: number): Roc {
  const scores = scoresOfStrangers(samples, learn, folds);
  const of = (isPositive: boolean) => scores.filter((_, i) => samples[i]?.isPositive === isPositive);
  return rocOf(of(true), of(false));
}
