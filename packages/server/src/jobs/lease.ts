// SPDX-License-Identifier: GPL-3.0-only
// Leadership is a row: whoever holds the lease of a job may run it, until the lease ends or is given back.
import type { Store } from '../store/store.ts';

const leaseSeconds = 600;

/** When each job was last done, unix seconds; none for never. Reads only: most looks find nothing due. */
export async function lastDoneByJob(db: Store['jobs']): Promise<Map<string, number>> {
  const rows = await db.selectFrom('leases').select(['job', 'done']).execute();
  return new Map(rows.map(({ job, done }) => [job, done]));
}

/** Takes the lease of a job for `holder`; gives when the job was last done (0 never), or undefined when another holds it. */
export async function takeLease(
  db: Store['jobs'],
  job: string,
  holder: string,
  now: number,
): Promise<number | undefined> {
  const until = Math.floor(now) + leaseSeconds;
  const row = await db
    .insertInto('leases')
    .values({ job, holder, until, done: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['owner', 'job'])
        .doUpdateSet({ holder, until })
        .where((e) => e.or([e('leases.until', '<=', Math.floor(now)), e('leases.holder', '=', holder)])),
    )
    .returning('done')
    .executeTakeFirst();
  return row?.done;
}

/** Gives the lease back; `done` is when the job was done now, null when it failed or was not due. */
export async function returnLease(
  db: Store['jobs'],
  job: string,
  holder: string,
  done: number | null,
): Promise<void> {
  await db
    .updateTable('leases')
    .set(done === null ? { until: 0 } : { until: 0, done: Math.floor(done) })
    .where('job', '=', job)
    .where('holder', '=', holder)
    .execute();
}
