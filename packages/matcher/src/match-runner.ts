// SPDX-License-Identifier: GPL-3.0-only
// Matching that takes a while: in slices, with progress, to be called off at any slice. Here in the caller's own thread;
// worker-runner.ts spreads large exports over workers.
import { CandidateList } from './candidate-list.ts';
import { loadMatchEngine } from './load-match-engine.ts';
import type { Candidates, HeardColumns, KeyColumns, MatchEngine } from './match-engine.ts';

export interface RunOptions {
  /** How many intervals the two clocks may lie apart; a whole number from 0 to 144. */
  readonly tolerance: number;
  /** Called after every slice with the keys done so far and all of them. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Once it says aborted, no further slice is begun. An AbortSignal is one. */
  readonly signal?: { readonly aborted: boolean } | undefined;
  /** Lets others have the thread between two slices; the core has no timer of its own. */
  readonly pause?: (() => Promise<void>) | undefined;
}

/** A log under matching. */
export interface RunningLog {
  /** Candidates of all keys, in no certain order; undefined when called off. */
  find(keys: KeyColumns, options: RunOptions): Promise<Candidates | undefined>;
  /** Forgets the log everywhere. */
  close(): void;
}

export interface MatchRunner {
  /** @param seed 32 random bits, fresh for every log and never told to anybody. */
  open(log: HeardColumns, seed: number): Promise<RunningLog>;
}

/** Keys of one slice: some 15 to 30 milliseconds of the fast engine. */
export const sliceKeys = 8192;

/** Runs in the caller's thread. @param given default: the fastest engine of the platform. */
export function createLocalRunner(given?: MatchEngine): MatchRunner {
  return {
    async open(log, seed) {
      const engine = given ?? (await loadMatchEngine());
      const prepared = engine.prepare(log, seed);
      return {
        async find(keys, { tolerance, onProgress, signal, pause }) {
          const found = new CandidateList();
          for (let from = 0; from < keys.count; from += sliceKeys) {
            if (signal?.aborted) return undefined;
            const to = Math.min(keys.count, from + sliceKeys);
            found.addAll(engine.find(prepared, keys, { tolerance, from, to }), 0);
            onProgress?.(to, keys.count);
            if (to < keys.count) await pause?.();
          }
          return found.finish();
        },
        close() {},
      };
    },
  };
}
