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

/** What a town's run may use; what it finds does not depend on it. */
export interface TownMeans {
  /** The built file of `living/thread.ts`; null keeps everything in this thread. */
  readonly threadFile: string | null;
  /** Among how many threads the phones are divided. */
  readonly threads: number;
  /** An empty folder for what phones store while the run lasts; null keeps it in memory. */
  readonly directory: string | null;
}

export function engageTown(
  source: TownSource,
  { threadFile, threads: crews, directory }: TownMeans,
): TownHands {
  if (threadFile === null)
    return {
      source,
      directory,
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
    directory,
    crews: threads.map(({ calls }) => calls),
    witness: witness.calls,
    inTurn: false,
    async dismiss() {
      await Promise.all([...threads, witness].map(({ end }) => end()));
    },
  };
}
