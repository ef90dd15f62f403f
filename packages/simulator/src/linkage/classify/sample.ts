// SPDX-License-Identifier: GPL-3.0-only

/** What is known of one thing that is to be told apart from others. */
export interface Sample {
  /** The same length and meaning for all samples. */
  readonly features: readonly number[];
  readonly isPositive: boolean;
  /** Samples of one group share what made them: they are never in training and in testing at once. */
  readonly group: number;
}

/** Gives a score to features: the higher, the more they look like a positive. */
type Score = (features: readonly number[]) => number;

/** Learns from samples how to score. */
export type Learn = (samples: readonly Sample[]) => Score;
