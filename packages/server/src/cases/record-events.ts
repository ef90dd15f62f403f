// SPDX-License-Identifier: GPL-3.0-only
// What was done to a record, out of the record of acts itself: there is no second one.
import { dateText } from '@bluezone/protocol';
import { sql } from 'kysely';
import { type RecordEventView, recordActs } from '../http/record-schemas.ts';
import type { CaseDesk } from './case-desk.ts';

const most = 500;

/** Acts that changed a record, oldest day first; within a day in the natural order of acts, for that of time is not kept. */
export async function readEvents(desk: Pick<CaseDesk, 'audit'>, id: string): Promise<RecordEventView[]> {
  const ofTable = (table: 'acts' | 'acts_today') =>
    desk.audit
      .selectFrom(table)
      .select(['day', 'act', 'actor'])
      .where(sql<boolean>`string_to_array(subject, ' ') @> array[${id}]::text[]`)
      .where('act', 'in', recordActs)
      .orderBy('day', 'desc')
      .limit(most)
      .execute();
  const rows = [...(await ofTable('acts')), ...(await ofTable('acts_today'))];
  const order = (act: string) => recordActs.indexOf(act as RecordEventView['act']);
  return rows
    .toSorted((a, b) => a.day - b.day || order(a.act) - order(b.act) || (a.actor < b.actor ? -1 : 1))
    .map(({ day, act, actor }) => ({ day: dateText(day), act: act as RecordEventView['act'], actor }));
}
