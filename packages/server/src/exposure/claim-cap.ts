// SPDX-License-Identifier: GPL-3.0-only
import { utcDayAt } from '@bluezone/protocol';
import type { Settings } from '../settings.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { Store } from '../store/store.ts';
import { rowKinds } from '../store/tables.ts';
import type { NamedClaim } from './claim-name.ts';

/**
 * How many more claims may be accepted on the UTC day of `now`: max(floor, per report × reports accepted on this day
 * and the day before), less those accepted already. It bounds what a dishonest claimant or relay can do.
 */
export async function claimsLeft(db: Store['exposure'], settings: Settings, now: number): Promise<number> {
  const today = utcDayAt(now);
  const rows = await db
    .selectFrom('reports')
    .select((e) => ['kind', 'day', e.fn.countAll().as('count')])
    .where('day', '>=', today - 1)
    .where('state', 'in', ['accepted', 'withdrawn'])
    .where('waits_until_day', 'is', null)
    .groupBy(['kind', 'day'])
    .execute();
  let reports = 0;
  let claims = 0;
  for (const row of rows) {
    if (row.kind === rowKinds.report) reports += Number(row.count);
    else if (row.day === today) claims += Number(row.count);
  }
  const { claimsPerDayFloor, claimsPerReport } = settings;
  return Math.max(claimsPerDayFloor, claimsPerReport * reports) - claims;
}

/**
 * Locks one row until the transaction ends, so that acceptances come one after another. Reports need not wait for them,
 * nor can a report that confirms a claim and the claim's acceptance wait for each other, as under a lock of the table.
 */
async function takeTurn(transaction: Store['exposure']): Promise<void> {
  await transaction
    .insertInto('turns')
    .values({ name: 'claims' })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ name: 'claims' }))
    .execute();
}

/**
 * Accepts a waiting claim on the UTC day of `now` unless the limit is reached: counted and accepted in one turn, so that
 * many claims at once get no further than the same ones one after another.
 */
export async function acceptWithinCap(
  db: Store['exposure'],
  settings: Settings,
  claim: NamedClaim,
  now: number,
): Promise<'accepted' | 'over' | 'gone'> {
  return await inTransaction(db, async (transaction) => {
    await takeTurn(transaction);
    if ((await claimsLeft(transaction, settings, now)) <= 0) return 'over';
    const accepted = await transaction
      .updateTable('reports')
      .set({ state: 'accepted', day: utcDayAt(now), claim_tags: null, waits_until_day: null })
      .where('token_hash', '=', claim.token_hash)
      .where('body_hash', '=', claim.body_hash)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    return accepted.numUpdatedRows === 1n ? 'accepted' : 'gone';
  });
}
