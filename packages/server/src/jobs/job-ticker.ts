// SPDX-License-Identifier: GPL-3.0-only
import { Cron } from 'croner';
import type { ServerLog } from '../log.ts';

export interface JobTicker {
  start(): void;
  /** Ends after the running round; harmless when it never started. */
  stop(): Promise<void>;
}

/** Looks for due jobs every so many seconds of real time, never twice at once. */
export function jobTicker(look: () => Promise<unknown>, tickSeconds: number, log: ServerLog): JobTicker {
  let cron: Cron | undefined;
  let round: Promise<unknown> = Promise.resolve();
  return {
    start() {
      cron ??= new Cron('* * * * * *', { interval: tickSeconds, protect: true }, async () => {
        round = look().catch((error: unknown) => log.error('a round of jobs failed', error));
        await round;
      });
    },
    async stop() {
      cron?.stop();
      await round;
    },
  };
}
