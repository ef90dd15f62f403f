// SPDX-License-Identifier: GPL-3.0-only
// Numbers without people, out of the rows as they stand and the totals of those that were forgotten.
import { dateText, fail, ok } from '@bluezone/protocol';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, withinScope } from '../cases/actor.ts';
import type { CaseDesk } from '../cases/case-desk.ts';
import { civilToday, dayOfDate } from '../cases/record-day.ts';
import type { Told } from '../cases/told.ts';
import type { Figure, FigureQuery } from '../http/figure-schemas.ts';
import { definitions } from './definitions.ts';

const usualDays = 28;
const mostDays = 800;

export interface Figures {
  from: string;
  to: string;
  province: string | null;
  figures: Figure[];
}

interface Counted {
  readonly key: number;
  readonly count: number;
}

interface Window {
  readonly from: number;
  readonly to: number;
  /** Conditions on cases and on people. */
  readonly cases: RawBuilder<SqlBool>;
  readonly people: RawBuilder<SqlBool>;
  /** Of forgotten records; none for an area, of whose communes totals know nothing. */
  readonly totals: RawBuilder<SqlBool>;
  readonly isWholeCountry: boolean;
}

function windowOf(actor: Actor, query: FigureQuery, now: number): Told<Window> {
  const today = civilToday(now);
  const to = query.to === undefined ? today : dayOfDate(query.to);
  const from = query.from === undefined ? (to ?? today) - usualDays + 1 : dayOfDate(query.from);
  if (to === undefined || from === undefined || from > to || to - from > mostDays)
    return fail('record.day', 'no such days, or too many');
  const { province } = query;
  const inProvince = (table: 'cases' | 'people') =>
    province === undefined ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(`${table}.province`)} = ${province}`;
  const both = (table: 'cases' | 'people') =>
    sql<SqlBool>`(${withinScope(actor, table)} and ${inProvince(table)})`;
  const own = actor.level === 'province' ? sql<SqlBool>`t.province = ${actor.province}` : sql<SqlBool>`true`;
  const asked = province === undefined ? sql<SqlBool>`true` : sql<SqlBool>`t.province = ${province}`;
  return ok({
    ...{ from, to, cases: both('cases'), people: both('people') },
    totals: actor.level === 'area' ? sql<SqlBool>`false` : sql<SqlBool>`(${own} and ${asked})`,
    isWholeCountry: actor.level === 'national' && province === undefined,
  });
}

/** Counts by day of living rows and of forgotten ones. */
async function byDay(
  desk: Pick<CaseDesk, 'cases'>,
  { from, to, totals }: Window,
  figure: string,
  rows: RawBuilder<unknown>,
): Promise<Counted[]> {
  const found = await sql<{ key: number; count: string | number }>`
    select key, sum(count)::bigint as count from (
      select key, count(*) as count from (${rows}) as living (key)
        where key between ${from}::integer and ${to}::integer group by key
      union all
      select t.day, t.count from cases.record_totals t
        where t.figure = ${figure} and t.day between ${from}::integer and ${to}::integer and ${totals}
    ) counted group by key order by key`.execute(desk.cases);
  return found.rows.map(({ key, count }) => ({ key, count: Number(count) }));
}

async function histogram(desk: Pick<CaseDesk, 'cases'>, rows: RawBuilder<unknown>): Promise<Counted[]> {
  const found = await sql<{ key: number; count: string | number }>`
    select key, count(*) as count from (${rows}) as measured (key) where key is not null group by key order by key`.execute(
    desk.cases,
  );
  return found.rows.map(({ key, count }) => ({ key, count: Number(count) }));
}

/** The middle value of a distribution, the lower one of two; null for none. */
function medianOf(counts: readonly Counted[]): number | null {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  let seen = 0;
  for (const { key, count } of counts) {
    seen += count;
    if (2 * seen >= total) return key;
  }
  return null;
}

const sumOf = (counts: readonly Counted[]): number => counts.reduce((sum, { count }) => sum + count, 0);

const figureOf = (name: Figure['name'], points: Figure['points'], summary: number | null): Figure => ({
  ...{ name, ...definitions[name], points, summary },
});

const days = (name: Figure['name'], counts: readonly Counted[]): Figure =>
  figureOf(
    name,
    counts.map(({ key, count }) => ({ key: dateText(key), value: count })),
    sumOf(counts),
  );

const spread = (name: Figure['name'], counts: readonly Counted[], summary = medianOf(counts)): Figure =>
  figureOf(
    name,
    counts.map(({ key, count }) => ({ key: String(key), value: count })),
    summary,
  );

/** All figures of a time, within the actor's scope. */
export async function readFigures(
  desk: Pick<CaseDesk, 'cases'>,
  actor: Actor,
  query: FigureQuery,
  now: number,
): Promise<Told<Figures>> {
  const window = windowOf(actor, query, now);
  if (!window.ok) return window;
  const { from, to, cases, people, isWholeCountry } = window.value;
  const ofWindow = (name: string, rows: RawBuilder<unknown>) => byDay(desk, window.value, name, rows);
  const ill = sql`from cases.cases where ${cases} and classification <> 'discarded'`;
  const entered = sql<SqlBool>`cases.day between ${from}::integer and ${to}::integer`;
  const onset = await ofWindow('onset', sql`select onset_day ${ill} and onset_day is not null`);
  const report = await ofWindow('report', sql`select coalesce(reported_day, day) ${ill}`);
  const confirmed = await ofWindow(
    'confirmation',
    sql`select confirmed_day from cases.cases where ${cases} and classification = 'confirmed' and confirmed_day is not null`,
  );
  const known = await ofWindow(
    'known',
    sql`select coalesce(reported_day, day) ${ill} and person_id is not null`,
  );
  const issued = await ofWindow(
    'codes-issued',
    sql`select codes.issued_day from cases.codes join cases.cases on cases.id = codes.case_id where ${cases}`,
  );
  const received = await ofWindow('received', sql`select day from cases.people where ${people}`);
  const toCode = await histogram(
    desk,
    sql`select min(codes.issued_day) - cases.sample_day from cases.codes join cases.cases on cases.id = codes.case_id
      where ${cases} and ${entered} group by cases.id, cases.sample_day`,
  );
  const toFollowUp = await histogram(
    desk,
    sql`select first_day - day from cases.people
      where ${people} and first_day is not null and day between ${from}::integer and ${to}::integer`,
  );
  const contacts = await histogram(
    desk,
    sql`select (select count(*)::integer from cases.links l where l.source_id = cases.id)
      from cases.cases where ${cases} and ${entered} and classification <> 'discarded'`,
  );
  const outcomes = await sql<{ key: string; count: string | number }>`
    select coalesce(call_outcome, 'none') as key, count(*) as count from cases.cases
    where ${cases} and ${entered} group by 1 order by 1`.execute(desk.cases);
  const provinces = await sql<{ key: string; count: string | number }>`
    select province as key, sum(count)::bigint as count from (
      select province, count(*) as count from cases.cases
        where ${cases} and ${entered} and province is not null group by province
      union all
      select t.province, t.count from cases.record_totals t
        where t.figure = 'entered' and t.province <> '' and t.day between ${from}::integer and ${to}::integer
          and ${window.value.totals}
    ) counted group by province order by province`.execute(desk.cases);
  const reported = new Map(report.map(({ key, count }) => [key, count]));
  const share = (part: number, whole: number) => Math.round((1000 * part) / whole) / 1000;
  const knownByDay = new Map(known.map(({ key, count }) => [key, count]));
  const figures = [
    days('cases-by-onset', onset),
    days('cases-by-report', report),
    days('cases-by-confirmation', confirmed),
    days('codes-issued', issued),
    ...(isWholeCountry ? await redeemedFigures(desk, from, Math.min(to, Math.floor(now / 86_400) - 1)) : []),
    figureOf(
      'calls-by-outcome',
      outcomes.rows.map(({ key, count }) => ({ key, value: Number(count) })),
      outcomes.rows.reduce((sum, { count }) => sum + Number(count), 0),
    ),
    spread('days-sample-to-code', toCode),
    spread('days-received-to-first-follow-up', toFollowUp),
    days('people-received', received),
    spread(
      'contacts-per-case',
      contacts,
      contacts.length === 0
        ? null
        : Math.round(
            (100 * contacts.reduce((sum, { key, count }) => sum + key * count, 0)) / sumOf(contacts),
          ) / 100,
    ),
    figureOf(
      'known-contacts',
      [...reported].map(([day, count]) => ({
        key: dateText(day),
        value: share(knownByDay.get(day) ?? 0, count),
      })),
      reported.size === 0 ? null : share(sumOf(known), sumOf(report)),
    ),
    figureOf(
      'coverage',
      provinces.rows.map(({ key, count }) => ({ key, value: Number(count) })),
      provinces.rows.length,
    ),
  ];
  const province = query.province ?? actor.province;
  return ok({ from: dateText(from), to: dateText(to), province, figures });
}

/** Redemptions, which only the whole country's totals know, of days that are over. */
async function redeemedFigures(desk: Pick<CaseDesk, 'cases'>, from: number, to: number): Promise<Figure[]> {
  const rows = await desk.cases
    .selectFrom('code_days')
    .selectAll()
    .where('redeemed_day', '>=', from)
    .where('redeemed_day', '<=', to)
    .execute();
  const grouped = (keyOf: (row: (typeof rows)[number]) => number): Counted[] => {
    const counts = new Map<number, number>();
    for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + row.count);
    return [...counts].map(([key, count]) => ({ key, count })).toSorted((a, b) => a.key - b.key);
  };
  return [
    days(
      'codes-redeemed',
      grouped(({ redeemed_day }) => redeemed_day),
    ),
    spread(
      'days-code-to-redemption',
      grouped(({ issued_day, redeemed_day }) => redeemed_day - issued_day),
    ),
  ];
}
