// SPDX-License-Identifier: GPL-3.0-only
// Every job is a plain function of stores and time. Any instance may run it, one at a time, and may die at any point.
import type { ServerLog } from '../log.ts';
import type { Store } from '../store/store.ts';
import { lastDone, returnLease, takeLease } from './lease.ts';

export interface Job {
  readonly name: string;
  /** Seconds; the job is due once in each such stretch of time, counted from 1970. 0: at every look. */
  readonly periodSeconds: number;
  /** Figures for the log. */
  run(now: number): Promise<Readonly<Record<string, number>>>;
}

export interface JobRun {
  readonly job: string;
  readonly outcome: 'done' | 'failed' | 'held';
  readonly figures: Readonly<Record<string, number>>;
}

function isDue(job: Job, done: number, now: number): boolean {
  if (job.periodSeconds === 0) return true;
  return Math.floor(now / job.periodSeconds) > Math.floor(done / job.periodSeconds);
}

async function runJob(
  db: Store['jobs'],
  log: ServerLog,
  holder: string,
  job: Job,
  now: number,
): Promise<JobRun | null> {
  if (job.periodSeconds > 0 && !isDue(job, await lastDone(db, job.name), now)) return null;
  const done = await takeLease(db, job.name, holder, now);
  if (done === undefined) return { job: job.name, outcome: 'held', figures: {} };
  if (!isDue(job, done, now)) {
    await returnLease(db, job.name, holder, null);
    return null;
  }
  try {
    const figures = await job.run(now);
    await returnLease(db, job.name, holder, now);
    return { job: job.name, outcome: 'done', figures };
  } catch (error) {
    log.error(`job ${job.name} failed`, error);
    await returnLease(db, job.name, holder, null);
    return { job: job.name, outcome: 'failed', figures: {} };
  }
}

/** Runs the jobs that are due at `now`, in their order; one that fails is told, due again at once, and stops no other. */
export async function runJobs(
  db: Store['jobs'],
  log: ServerLog,
  holder: string,
  jobs: readonly Job[],
  now: number,
): Promise<JobRun[]> {
  const runs: JobRun[] = [];
  for (const job of jobs) {
    const run = await runJob(db, log, holder, job, now);
    if (run === null) continue;
    runs.push(run);
    if (run.outcome === 'done' && Object.values(run.figures).some((figure) => figure > 0))
      log.info(`job ${job.name}`, run.figures);
  }
  return runs;
}
