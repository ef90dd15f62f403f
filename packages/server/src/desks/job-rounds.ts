// SPDX-License-Identifier: GPL-3.0-only
import { daySeconds, toHex } from '@bluezone/protocol';
import { type Job, type JobRun, runJobs } from '../jobs/due-jobs.ts';
import type { Random } from '../keys/keyring.ts';
import type { ServerLog } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { RunningRole } from './role.ts';

/** The jobs of some desks of one process: first each looks at what it holds in memory, then what is due is run. */
export function jobRounds(
  roles: readonly RunningRole[],
  store: Pick<Store, 'jobs' | 'maintain'>,
  random: Random,
  log: ServerLog,
): (now: number) => Promise<JobRun[]> {
  const holder = toHex(random(8));
  const publisher = roles.find(({ role }) => role === 'exposure');
  const maintain: Job = {
    name: 'maintain',
    periodSeconds: daySeconds,
    run: async () => {
      await store.maintain();
      return {};
    },
  };
  const ordered =
    publisher === undefined ? roles : [publisher, ...roles.filter((role) => role !== publisher)];
  const jobs = [...ordered.flatMap((role) => role.jobs), maintain];
  const run = async (now: number): Promise<JobRun[]> => {
    for (const role of roles) await role.refresh(now);
    const runs = await runJobs(store.jobs, log, holder, jobs, now);
    for (const role of roles) role.afterJobs?.();
    return runs;
  };
  // A lease keeps other processes out and not its own holder, so rounds of one process wait for each other.
  let last: Promise<unknown> = Promise.resolve();
  return (now) => {
    const round = last.then(() => run(now));
    last = round.catch(() => undefined);
    return round;
  };
}
