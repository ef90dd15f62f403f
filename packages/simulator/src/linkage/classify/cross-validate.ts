// SPDX-License-Identifier: GPL-3.0-only
// Scores every sample by what was learnt from other groups alone, so that nothing is recognised that was learnt by heart.
import { type Roc, rocOf } from './roc.ts';
import type { Learn, Sample } from './sample.ts';

/**
 * Divides the groups among folds; each fold is scored by what the others taught.
 * @returns the scores, in the order of the samples
 */
function scoresOfStrangers(samples: readonly Sample[], learn: Learn, folds: number): number[] {
  const positivesOf = new Map<number, number>();
  for (const { group, isPositive } of samples)
    positivesOf.set(group, (positivesOf.get(group) ?? 0) + (isPositive ? 1 : 0));
  // Groups with as many positives are dealt out in turn: a fold with fewer than others would teach that it has more.
  const groups = [...positivesOf].sort(([a, m], [b, n]) => m - n || a - b).map(([group]) => group);
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
