// SPDX-License-Identifier: GPL-3.0-only
// A generated town lives for some days with real phones and the real server, and every warning is scored.
import { DEFAULT_START_DATE } from '../trace/trace-clock.ts';
import { engageTown, type TownMeans } from './engage-town.ts';
import { defaultRunSettings, type RunSettings } from './run-settings.ts';
import { type OnRunProgress, type RunResult, runCrews } from './run-world.ts';
import { type TownSource, townPlan } from './town-source.ts';
import type { TownStatistics } from './town-witness.ts';

export interface TownSettings extends RunSettings, TownSource {
  /** 1…5000. */
  readonly residents: number;
}

export const defaultTownSettings: TownSettings = {
  ...defaultRunSettings,
  residents: 200,
  days: 14,
  cases: 10,
  startDate: DEFAULT_START_DATE,
};

export const leastTownDays = 4;

export interface TownResult extends RunResult {
  readonly residents: number;
  readonly days: number;
  readonly statistics: TownStatistics;
  readonly threads: number;
  /**
   * CPU seconds of the whole process; of these, the phones' engines, their radio, and the thread that has the server.
   * What is left is starting threads, measuring the town, judging, and collecting garbage beside all of these.
   */
  readonly cpuSeconds: {
    readonly total: number;
    readonly engine: number;
    readonly air: number;
    readonly server: number;
  };
  /** Days of phones with the app per CPU second of the engines alone: without air, server and scoring. */
  readonly personDaysPerSecond: number;
}

/** Generates a town, lets it live, and scores what its phones said. */
export async function runTown(
  settings: TownSettings,
  means: TownMeans = { threadFile: null, threads: 1, directory: null },
  onProgress?: OnRunProgress,
): Promise<TownResult> {
  const { residents, days, seed, startDate } = settings;
  const source = { residents, days, seed, startDate };
  const cpuBefore = process.cpuUsage();
  const hands = engageTown(source, means);
  try {
    const watched = hands.witness.watch(source);
    const [statistics, { result, cost }] = await Promise.all([
      watched,
      runCrews(
        townPlan(source),
        settings,
        hands,
        async (spoken) => {
          await watched;
          return await hands.witness.judge(spoken);
        },
        onProgress,
      ),
    ]);
    const { user, system } = process.cpuUsage(cpuBefore);
    return {
      residents,
      days,
      statistics,
      ...result,
      threads: means.threads,
      cpuSeconds: {
        total: tenths((user + system) / 1e6),
        engine: tenths(cost.engineSeconds),
        air: tenths(cost.airSeconds),
        server: tenths(cost.serverSeconds),
      },
      personDaysPerSecond: (result.phones * days) / cost.engineSeconds,
    };
  } finally {
    await hands.dismiss();
  }
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;
