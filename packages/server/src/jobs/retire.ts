// SPDX-License-Identifier: GPL-3.0-only
// Forgetting is a duty: each function deletes what its desk may not keep any longer.
import { firstIntervalOfDay, utcDayAt } from '@bluezone/protocol';
import { type SqlBool, sql } from 'kysely';
import type { MeetingsDesk } from '../meetings/meetings-desk.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { Settings } from '../settings.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { Store } from '../store/store.ts';
import { lockCases, lockPeople } from './forget-order.ts';
import { keepTotals } from './keep-totals.ts';

const nothing = new Uint8Array(0);

/** Reports lose everything but the hash of their token, and that too once no token of its epoch is accepted any more. */
export async function retireReports(db: Store['exposure'], settings: Settings, now: number): Promise<void> {
  const today = utcDayAt(now);
  const oldest = today - settings.reportRetentionDays;
  await db.deleteFrom('reports').where('day', '<', oldest).where('closes_day', '<=', today).execute();
  await db
    .deleteFrom('reports')
    .where('day', '<', oldest)
    .where('state', 'in', ['refused', 'waiting'])
    .execute();
  await db
    .updateTable('reports')
    .set({
      keys: nothing,
      revision: null,
      tags: null,
      claim_tags: null,
      onset_day: null,
      published: 0,
      upgrades: 0,
      ceded: 0,
      revoked: 0,
    })
    .where('day', '<', oldest)
    .where('revision', 'is not', null)
    .execute();
  await db.deleteFrom('published_keys').where('day', '<', oldest).execute();
}

/** Files and indexes past their time, but never the newest index, to which the next one is chained. Files first lose their row, so that no index names a missing one. */
export async function retireExports(
  db: Store['exposure'],
  objects: ObjectStore,
  settings: Settings,
  now: number,
): Promise<void> {
  const oldest = utcDayAt(now) - settings.exportRetentionDays;
  const old = await db.deleteFrom('exports').where('day', '<', oldest).returning('hash').execute();
  for (const { hash } of old) await objects.remove(`exports/${hash}.zip`);
  const oldestTime = Math.floor(now) - settings.exportRetentionDays * 86_400;
  await db
    .deleteFrom('indexes')
    .where('time', '<', oldestTime)
    .where('sequence', '<', (e) => e.selectFrom('indexes').select((m) => m.fn.max('sequence').as('newest')))
    .execute();
}

/** Files that a crash left without a row. Run under the publishing lease, since a publication makes files first. */
export async function retireOrphans(db: Store['exposure'], objects: ObjectStore): Promise<number> {
  const named = new Set((await db.selectFrom('exports').select('hash').execute()).map(({ hash }) => hash));
  let removed = 0;
  for (const name of await objects.list('exports')) {
    if (named.has(name.slice('exports/'.length, -'.zip'.length))) continue;
    await objects.remove(name);
    removed++;
  }
  return removed;
}

/** Tags of meetings past their time. */
export async function retireTags(meetings: MeetingsDesk, settings: Settings, now: number): Promise<void> {
  await meetings.removeBefore(firstIntervalOfDay(utcDayAt(now) - settings.tagRetentionDays));
}

/** Cases and contact forms past their time. */
export async function retireCases(db: Store['cases'], settings: Settings, now: number): Promise<void> {
  const today = utcDayAt(now);
  const oldest = today - settings.caseRetentionDays;
  await inTransaction(db, async (transaction) => {
    await lockCases(transaction);
    await keepTotals(transaction, 'cases', sql<SqlBool>`cases.day < ${oldest}::integer`);
    const old = transaction.selectFrom('cases').select('id').where('day', '<', oldest);
    await transaction.deleteFrom('codes').where('case_id', 'in', old).execute();
    await transaction.deleteFrom('cases').where('day', '<', oldest).execute();
  });
  await inTransaction(db, async (transaction) => {
    await lockPeople(transaction);
    const isOld = sql<SqlBool>`(people.day < ${oldest}::integer and people.until_day < ${today}::integer)`;
    await keepTotals(transaction, 'people', isOld);
    const old = transaction.selectFrom('people').select('id').where(isOld);
    await transaction.deleteFrom('follow_ups').where('person_id', 'in', old).execute();
    await transaction.deleteFrom('people').where(isOld).execute();
  });
  // A link says something of both: it goes with the first of them.
  await sql`delete from cases.links where not (
      (exists (select from cases.cases c where c.id = links.source_id) or exists (select from cases.people p where p.id = links.source_id))
      and (exists (select from cases.cases c where c.id = links.target_id) or exists (select from cases.people p where p.id = links.target_id))
    )`.execute(db);
  await db.deleteFrom('refused_suggestions').where('day', '<', oldest).execute();
  await db
    .deleteFrom('repeats')
    .where('day', '<', today - 1)
    .execute();
  await db.deleteFrom('contact_forms').where('day', '<', oldest).execute();
}

/** What was issued in periods that are over. */
export async function retireIssued(
  db: Store['registration'],
  periodDays: number,
  now: number,
): Promise<void> {
  await db
    .deleteFrom('issued')
    .where('period', '<', Math.floor(utcDayAt(now) / periodDays))
    .execute();
}
