// SPDX-License-Identifier: GPL-3.0-only
// Every job is a plain function of stores and time. Any instance may run it, one at a time, and may die at any point.
import { isUnavailable } from '../desks/desk-unavailable.ts';
import type { ServerLog } from '../log.ts';
import type { Store } from '../store/store.ts';
import { lastDoneByJob, returnLease, takeLease } from './lease.ts';

export interface Job {
  readonly name: string;
  /** Seconds; the job is due once in each such stretch of time, counted from 1970. 0: at every look. */
  readonly periodSeconds: number;
  /** Whether somebody asked for it before its time. */
  isAsked?(): boolean;
  /**
   * Whether a due job has anything to do, so that a look that finds nothing costs a read and no write. It stays due
   * meanwhile. Always when left out.
   */
  hasWork?(now: number): Promise<boolean>;
  /** Figures for the log. */
  run(now: number): Promise<Readonly<Record<string, number>>>;
}

export interface JobRun {
  readonly job: string;
  readonly outcome: 'done' | 'failed' | 'held';
  readonly figures: Readonly<Record<string, number>>;
}

function isDue(job: Job, done: number, now: number): boolean {
  if (job.periodSeconds === 0 || job.isAsked?.()) return true;
  return Math.floor(now / job.periodSeconds) > Math.floor(done / job.periodSeconds);
}

async function runJob(
  db: Store['jobs'],
  log: ServerLog,
  holder: string,
  job: Job,
  lastDone: number,
  now: number,
): Promise<JobRun | null> {
  if (!isDue(job, lastDone, now) || (await findsNothing(job, now))) return null;
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
    if (isUnavailable(error)) log.alert(`job ${job.name} waits for a database or another desk`);
    else log.error(`job ${job.name} failed`, error);
    await returnLease(db, job.name, holder, null);
    return { job: job.name, outcome: 'failed', figures: {} };
  }
}

/** False when it cannot be told: the job itself then fails, and is told as failed. */
async function findsNothing(job: Job, now: number): Promise<boolean> {
  try {
    return job.hasWork !== undefined && !(await job.hasWork(now));
  } catch {
    return false;
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
  const done = await lastDoneByJob(db);
  for (const job of jobs) {
    const run = await runJob(db, log, holder, job, done.get(job.name) ?? 0, now);
    if (run === null) continue;
    runs.push(run);
    if (run.outcome === 'done' && Object.values(run.figures).some((figure) => figure > 0))
      log.ofDay.info(`job ${job.name}`, run.figures);
  }
  return runs;
}
