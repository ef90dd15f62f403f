// SPDX-License-Identifier: GPL-3.0-only
import { fail, ok } from '@bluezone/protocol';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { CaseQuery, CaseSummary } from '../http/case-schemas.ts';
import { type Actor, withinScope } from './actor.ts';
import type { CaseDesk } from './case-desk.ts';
import { type CaseWithCode, casesWithCode, codeStateIs, summaryOf } from './case-view.ts';
import { afterKey, cursorOf, keyOfCursor, orderBy, type RowOrder } from './cursor.ts';
import { recordActUpon } from './record-act-upon.ts';
import { dayOfDate } from './record-day.ts';
import { foundBy } from './search-text.ts';
import type { Told } from './told.ts';

const usualLimit = 50;
const id = { column: sql.ref('cases.id'), type: 'text' } as const;
/** The beginning of time, for cases without an onset. */
const noDay = -1_000_000;

const days = (column: RawBuilder<unknown>, isDescending: boolean): RowOrder => ({
  columns: [{ column, type: 'integer' }, id],
  isDescending,
});

const orders = {
  newest: days(sql.ref('cases.day'), true),
  oldest: days(sql.ref('cases.day'), false),
  sample: days(sql.ref('cases.sample_day'), true),
  onset: days(sql`coalesce(cases.onset_day, ${sql.lit(noDay)})`, true),
  name: { columns: [{ column: sql.ref('cases.search'), type: 'text' }, id], isDescending: false },
} as const satisfies Record<string, RowOrder>;

const keys = {
  newest: (row: CaseWithCode) => [row.day, row.id],
  oldest: (row: CaseWithCode) => [row.day, row.id],
  sample: (row: CaseWithCode) => [row.sample_day, row.id],
  onset: (row: CaseWithCode) => [row.onset_day ?? noDay, row.id],
  name: (row: CaseWithCode) => [row.search, row.id],
} as const;

/** The conditions of a query; a failure for a day of no calendar. */
async function conditionsOf(
  desk: CaseDesk,
  actor: Actor,
  query: CaseQuery,
  now: number,
): Promise<Told<readonly RawBuilder<SqlBool>[]>> {
  const conditions: RawBuilder<SqlBool>[] = [withinScope(actor, 'cases')];
  const equal = {
    state: query.state,
    classification: query.classification,
    call_outcome: query.callOutcome,
    province: query.province,
    commune: query.commune,
    assignee: query.assignee === 'me' ? actor.username : query.assignee,
  };
  for (const [column, value] of Object.entries(equal))
    if (value !== undefined) conditions.push(sql<SqlBool>`${sql.ref(`cases.${column}`)} = ${value}`);
  if (query.code !== undefined) conditions.push(codeStateIs(query.code, desk.settings, now));
  for (const [date, comparison] of [
    [query.from, sql`>=`],
    [query.to, sql`<=`],
  ] as const) {
    if (date === undefined) continue;
    const day = dayOfDate(date);
    if (day === undefined) return fail('record.day', 'no such day');
    conditions.push(sql<SqlBool>`cases.day ${comparison} ${day}::integer`);
  }
  if (query.search !== undefined && query.search.trim() !== '')
    conditions.push(await foundBy(desk, 'cases', query.search, withinScope(actor, 'cases')));
  return ok(conditions);
}

/** A page of rows after a cursor; nothing is recorded. */
export async function readCases(
  desk: CaseDesk,
  actor: Actor,
  query: CaseQuery,
  now: number,
  limit: number,
): Promise<Told<{ readonly rows: CaseWithCode[]; readonly next: string | null }>> {
  const conditions = await conditionsOf(desk, actor, query, now);
  if (!conditions.ok) return conditions;
  const sort = query.sort ?? 'newest';
  const order = orders[sort];
  const key = keyOfCursor(query.cursor, order.columns.length);
  if (query.cursor !== undefined && key === undefined) return fail('request.layout', 'no cursor of ours');
  const all = key === undefined ? conditions.value : [...conditions.value, afterKey(order, key)];
  const rows = await casesWithCode(desk.cases)
    .where(sql<SqlBool>`${sql.join(all, sql` and `)}`)
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return ok({
    rows: page,
    next: rows.length > limit && last !== undefined ? cursorOf(keys[sort](last)) : null,
  });
}

/** A page of cases of the actor's scope; whom it shows is recorded. */
export async function listCases(
  desk: CaseDesk,
  actor: Actor,
  query: CaseQuery,
  now: number,
): Promise<Told<{ cases: CaseSummary[]; next: string | null }>> {
  const page = await readCases(desk, actor, query, now, Number(query.limit ?? usualLimit));
  if (!page.ok) return page;
  await recordActUpon(desk, actor, 'case.list', page.value.rows, now);
  return ok({
    cases: page.value.rows.map((row) => summaryOf(row, desk.settings, now)),
    next: page.value.next,
  });
}
