// SPDX-License-Identifier: GPL-3.0-only
// What a page and its matching workers say to each other. Plain objects and typed arrays, so that any platform's message
// port can carry them.
import type { Candidates, HeardColumns, KeyColumns } from './match-engine.ts';

export type ToMatchWorker =
  | { readonly kind: 'log'; readonly log: number; readonly columns: HeardColumns; readonly seed: number }
  | {
      readonly kind: 'keys';
      readonly log: number;
      readonly job: number;
      readonly columns: KeyColumns;
      readonly tolerance: number;
    }
  | { readonly kind: 'forget'; readonly log: number };

/** `found` is null when the worker could not do the job. */
export interface FromMatchWorker {
  readonly job: number;
  readonly found: Candidates | null;
}
