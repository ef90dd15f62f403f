// SPDX-License-Identifier: GPL-3.0-only
// The threads of a town, or the same in this thread where no file for them was built (tests of the town itself).
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { createCrew } from './create-crew.ts';
import type { Crew } from './crew.ts';
import type { ThreadRole } from './thread.ts';
import { callsTo } from './thread-calls.ts';
import { createWitness, type Witness } from './witness.ts';

/**
 * A thread that may use much memory lets garbage lie until it has used it. Most of what phones hold is on the disk, so
 * these bounds are far from what a town of the largest size needs.
 */
const limits = {
  crew: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1024 },
  witness: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1536 },
} as const;

export interface Hands {
  readonly crews: readonly Crew[];
  readonly witness: Witness;
  /** Ends the threads; crews are closed before. */
  dismiss(): Promise<void>;
}

/** @param threadFile the built file of `thread.ts`; null keeps everything in this thread */
export function engageHands(threadFile: string | null, crews: number): Hands {
  if (threadFile === null)
    return {
      crews: Array.from({ length: crews }, createCrew),
      witness: createWitness(),
      dismiss: async () => {},
    };
  const threads = Array.from({ length: crews }, () => engageThread<Crew>(threadFile, 'crew', limits.crew));
  const witness = engageThread<Witness>(threadFile, 'witness', limits.witness);
  return {
    crews: threads.map(({ calls }) => calls),
    witness: witness.calls,
    async dismiss() {
      await Promise.all([...threads, witness].map(({ end }) => end()));
    },
  };
}

/** A thread of its own for what a role serves. @param threadFile the built file of `thread.ts` */
export function engageThread<T extends object>(
  threadFile: string,
  role: ThreadRole & string,
  resourceLimits: ResourceLimits,
): { readonly calls: T; end(): Promise<void> } {
  const worker = new Worker(threadFile, { workerData: role, resourceLimits });
  return {
    calls: callsTo<T>(worker),
    async end() {
      await worker.terminate();
    },
  };
}
