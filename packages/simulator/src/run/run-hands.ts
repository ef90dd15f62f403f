// SPDX-License-Identifier: GPL-3.0-only
import type { RunCrew } from './run-crew.ts';

/** Who has the phones of a run. */
export interface RunHands<S> {
  /** Where every crew makes its world from. */
  readonly source: S;
  readonly crews: readonly RunCrew<S>[];
  /** Where crews keep their phones' vaults while the run lasts; null keeps them in memory. */
  readonly directory: string | null;
  /** All crews are in one thread: one is let on after another. */
  readonly inTurn: boolean;
}
