// SPDX-License-Identifier: GPL-3.0-only
import { utcDayAt } from '@bluezone/protocol';
import { rowKinds } from '../store/tables.ts';
import type { ExposureDesk } from './exposure-desk.ts';

/**
 * How many more claims may be accepted on the UTC day of `now`: max(floor, per report × reports accepted on this day
 * and the day before), less those accepted already. It bounds what a dishonest claimant or relay can do.
 */
export async function claimsLeft(desk: ExposureDesk, now: number): Promise<number> {
  const today = utcDayAt(now);
  const rows = await desk.exposure
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
  const { claimsPerDayFloor, claimsPerReport } = desk.settings;
  return Math.max(claimsPerDayFloor, claimsPerReport * reports) - claims;
}
