// SPDX-License-Identifier: GPL-3.0-only
// The record as auditors read it: newest day first, within a day in the order of random ids, since no other order is kept.
import { compareBytes, dateText, fail, fromHex, ok, type Result, toHex } from '@bluezone/protocol';
import { sql } from 'kysely';
import { dayOfDate } from '../cases/record-day.ts';
import type { Store } from '../store/store.ts';

const actsPerPage = 200;

export interface ActFilter {
  /** Two digits, or "country" for acts of no province; all when left out. */
  readonly province?: string;
  /** YYYY-MM-DD, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly actor?: string;
  readonly act?: string;
  /** One id of those an act concerned. */
  readonly subject?: string;
}

export interface ActView {
  readonly id: string;
  readonly day: string;
  readonly province: string;
  readonly actor: string;
  readonly act: string;
  readonly subject: readonly string[];
  readonly sealed: boolean;
}

export interface ActPage {
  readonly acts: readonly ActView[];
  /** Cursor of the next page; null on the last one. */
  readonly next: string | null;
}

interface Bounds {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

function boundsOf({ from, to }: ActFilter): Result<Bounds> {
  const days = [from, to].map((each) => (each === undefined ? undefined : (dayOfDate(each) ?? Number.NaN)));
  if (days.some((day) => Number.isNaN(day))) return fail('record.day', 'the calendar has no such day');
  return ok({ from: days[0], to: days[1] });
}

const cursorOf = (day: number, id: Uint8Array): string => `${day}-${toHex(id)}`;

async function rowsOf(
  audit: Store['audit'],
  table: 'acts' | 'acts_today',
  { province, actor, act, subject }: ActFilter,
  { from, to }: Bounds,
  after: { readonly day: number; readonly id: Uint8Array } | undefined,
  limit: number,
) {
  let query = audit
    .selectFrom(table)
    .select(['id', 'day', 'province', 'actor', 'act', 'subject'])
    .orderBy('day', 'desc')
    .orderBy('id')
    .limit(limit);
  if (province !== undefined) query = query.where('province', '=', province === 'country' ? '' : province);
  if (from !== undefined) query = query.where('day', '>=', from);
  if (to !== undefined) query = query.where('day', '<=', to);
  if (actor !== undefined) query = query.where('actor', '=', actor);
  if (act !== undefined) query = query.where('act', '=', act);
  if (subject !== undefined)
    query = query.where(sql<boolean>`string_to_array(subject, ' ') @> array[${subject}::text]`);
  if (after !== undefined)
    query = query.where((e) =>
      e.or([e('day', '<', after.day), e.and([e('day', '=', after.day), e('id', '>', after.id)])]),
    );
  return (await query.execute()).map((row) => ({ ...row, sealed: table === 'acts' }));
}

/** A page of the record; `record.day` for a day that the calendar has not. */
export async function listActs(
  audit: Store['audit'],
  filter: ActFilter,
  cursor?: string,
): Promise<Result<ActPage>> {
  const bounds = boundsOf(filter);
  if (!bounds.ok) return bounds;
  const [day, id] = cursor?.split('-') ?? [];
  const after = id === undefined ? undefined : { day: Number(day), id: fromHex(id) ?? new Uint8Array(0) };
  // One more than is shown tells whether there are more. What was sealed between two pages stands in both tables' order.
  const found = [
    ...(await rowsOf(audit, 'acts_today', filter, bounds.value, after, actsPerPage + 1)),
    ...(await rowsOf(audit, 'acts', filter, bounds.value, after, actsPerPage + 1)),
  ].sort((a, b) => b.day - a.day || compareBytes(a.id, b.id));
  const shown = found.slice(0, actsPerPage);
  const last = shown.at(-1);
  return ok({
    acts: shown.map((row) => ({
      id: toHex(row.id),
      day: dateText(row.day),
      ...{ province: row.province, actor: row.actor, act: row.act, sealed: row.sealed },
      subject: row.subject === '' ? [] : row.subject.split(' '),
    })),
    next: found.length > actsPerPage && last !== undefined ? cursorOf(last.day, last.id) : null,
  });
}
