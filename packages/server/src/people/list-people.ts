// SPDX-License-Identifier: GPL-3.0-only
// The worklist: whom to call today, who was not called in time, who cannot be reached, who is ill.
import { dateText, fail, ok } from '@bluezone/protocol';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, withinScope } from '../cases/actor.ts';
import type { CaseDesk } from '../cases/case-desk.ts';
import { afterKey, cursorOf, keyOfCursor, orderBy, type RowOrder } from '../cases/cursor.ts';
import { recordActUpon } from '../cases/record-act-upon.ts';
import { civilToday } from '../cases/record-day.ts';
import { foundBy } from '../cases/search-text.ts';
import type { Told } from '../cases/told.ts';
import type { PersonQuery, PersonSummary } from '../http/person-schemas.ts';
import { type PersonRow, personSummaryOf } from './person-view.ts';

const usualLimit = 50;
const id = { column: sql.ref('people.id'), type: 'text' } as const;
const byNextDay: RowOrder = {
  columns: [{ column: sql.ref('people.next_day'), type: 'integer' }, id],
  isDescending: false,
};
const byDay: RowOrder = {
  columns: [{ column: sql.ref('people.day'), type: 'integer' }, id],
  isDescending: true,
};

type ListState = NonNullable<PersonQuery['state']>;

const toCall = sql<SqlBool>`people.next_day is not null`;

/** What belongs into each part of the list; "due" holds "overdue". */
function partOf(state: ListState, today: number): RawBuilder<SqlBool> {
  switch (state) {
    case 'due':
      return sql<SqlBool>`(${toCall} and people.next_day <= ${today}::integer)`;
    case 'overdue':
      return sql<SqlBool>`(${toCall} and people.next_day < ${today}::integer)`;
    case 'unreachable':
      return sql<SqlBool>`people.state = 'unreachable'`;
    case 'symptomatic':
      return sql<SqlBool>`(people.is_symptomatic and ${toCall})`;
    case 'new':
      return sql<SqlBool>`people.state = 'new'`;
    case 'finished':
      return sql<SqlBool>`people.next_day is null`;
    case 'all':
      return sql<SqlBool>`true`;
  }
}

const isByDay = (state: ListState): boolean => state === 'all' || state === 'finished';

async function conditionsOf(
  desk: CaseDesk,
  actor: Actor,
  query: PersonQuery,
  today: number,
): Promise<RawBuilder<SqlBool>[]> {
  const conditions = [withinScope(actor, 'people'), partOf(query.state ?? 'due', today)];
  for (const [column, value] of [
    ['province', query.province],
    ['commune', query.commune],
  ] as const)
    if (value !== undefined) conditions.push(sql<SqlBool>`${sql.ref(`people.${column}`)} = ${value}`);
  if (query.assignee === 'none') conditions.push(sql<SqlBool>`people.assignee is null`);
  else if (query.assignee !== undefined) {
    const username = query.assignee === 'me' ? actor.username : query.assignee;
    conditions.push(sql<SqlBool>`people.assignee = ${username}`);
  }
  if (query.search !== undefined && query.search.trim() !== '')
    conditions.push(await foundBy(desk, 'people', query.search, withinScope(actor, 'people')));
  return conditions;
}

/** A page of rows after a cursor; nothing is recorded. */
export async function readPeople(
  desk: CaseDesk,
  actor: Actor,
  query: PersonQuery,
  now: number,
  limit: number,
): Promise<Told<{ readonly rows: PersonRow[]; readonly next: string | null }>> {
  const conditions = await conditionsOf(desk, actor, query, civilToday(now));
  const isDays = isByDay(query.state ?? 'due');
  const order = isDays ? byDay : byNextDay;
  const key = keyOfCursor(query.cursor, order.columns.length);
  if (query.cursor !== undefined && key === undefined) return fail('request.layout', 'no cursor of ours');
  if (key !== undefined) conditions.push(afterKey(order, key));
  const rows = await desk.cases
    .selectFrom('people')
    .selectAll()
    .where(sql<SqlBool>`${sql.join(conditions, sql` and `)}`)
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next =
    rows.length > limit && last !== undefined ? cursorOf([isDays ? last.day : last.next_day, last.id]) : null;
  return ok({ rows: page, next });
}

/** A page of the worklist; whom it shows is recorded. */
export async function listPeople(
  desk: CaseDesk,
  actor: Actor,
  query: PersonQuery,
  now: number,
): Promise<Told<{ people: PersonSummary[]; next: string | null; today: string }>> {
  const page = await readPeople(desk, actor, query, now, Number(query.limit ?? usualLimit));
  if (!page.ok) return page;
  await recordActUpon(desk, actor, 'person.list', page.value.rows, now);
  return ok({
    people: page.value.rows.map(personSummaryOf),
    next: page.value.next,
    today: dateText(civilToday(now)),
  });
}

/** How many wait in each part of the list, of the actor's scope. */
export async function countWorklist(desk: CaseDesk, actor: Actor, now: number) {
  const today = civilToday(now);
  const count = (state: ListState) => sql<number>`count(*) filter (where ${partOf(state, today)})`;
  const row = await desk.cases
    .selectFrom('people')
    .select([
      count('due').as('due'),
      count('overdue').as('overdue'),
      count('unreachable').as('unreachable'),
      count('symptomatic').as('symptomatic'),
      count('new').as('new'),
    ])
    .where(withinScope(actor, 'people'))
    .where(sql<SqlBool>`(${toCall} or people.state in ('new', 'unreachable'))`)
    .executeTakeFirstOrThrow();
  return {
    due: Number(row.due),
    overdue: Number(row.overdue),
    unreachable: Number(row.unreachable),
    symptomatic: Number(row.symptomatic),
    new: Number(row.new),
    today: dateText(today),
  };
}
