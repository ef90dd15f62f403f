// SPDX-License-Identifier: GPL-3.0-only
// How much of the meetings a network of some size can know of, if everybody meets everybody alike: both phones are needed.

export interface Covered {
  /** Of all meetings, 0…1. */
  readonly all: number;
  /** Of the meetings of somebody who takes part. */
  readonly own: number;
}

/** @param share of people who take part, 0…1 */
export function coveredShare(share: number): Covered {
  return { all: share * share, own: share };
}
