// SPDX-License-Identifier: GPL-3.0-only
// The threads of a town's run, or the same in this thread.
import { engageThread } from '../living/hands.ts';
import { createRunCrew } from './create-run-crew.ts';
import type { RunCrew } from './run-crew.ts';
import type { RunHands } from './run-hands.ts';
import { openTownWorld, type TownSource } from './town-source.ts';
import { createTownWitness, type TownWitness } from './town-witness.ts';

export interface TownHands extends RunHands<TownSource> {
  readonly witness: TownWitness;
  /** Ends the threads. */
  dismiss(): Promise<void>;
}

/** Young objects of a phone are many and die soon: with room for them they die before they are copied. */
const limits = {
  crew: { maxYoungGenerationSizeMb: 192, maxOldGenerationSizeMb: 4096 },
  witness: { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 2048 },
} as const;

/**
 * @param threadFile the built file of `living/thread.ts`; null keeps everything in this thread
 * @param crews among how many the phones are divided; what a run finds does not depend on it
 */
export function engageTown(source: TownSource, threadFile: string | null, crews: number): TownHands {
  if (threadFile === null)
    return {
      source,
      crews: Array.from({ length: crews }, () => createRunCrew(openTownWorld)),
      witness: createTownWitness(),
      inTurn: true,
      dismiss: async () => {},
    };
  const threads = Array.from({ length: crews }, () =>
    engageThread<RunCrew<TownSource>>(threadFile, 'run-crew', limits.crew),
  );
  const witness = engageThread<TownWitness>(threadFile, 'run-witness', limits.witness);
  return {
    source,
    crews: threads.map(({ calls }) => calls),
    witness: witness.calls,
    inTurn: false,
    async dismiss() {
      await Promise.all([...threads, witness].map(({ end }) => end()));
    },
  };
}
