// SPDX-License-Identifier: GPL-3.0-only
// Who may have been with whom, out of province and day alone, which is all that a form tells: a person decides.
import { dateText, fail, ok, utcDayAt } from '@bluezone/protocol';
import { type SqlBool, sql } from 'kysely';
import { actRecordWithin, recordAct } from '../audit/record-act.ts';
import { type Actor, withinScope } from '../cases/actor.ts';
import type { CaseDesk } from '../cases/case-desk.ts';
import { cursorOf, keyOfCursor } from '../cases/cursor.ts';
import { allOrNothing } from '../cases/once.ts';
import { recordActUpon } from '../cases/record-act-upon.ts';
import { civilToday, dateOrNull, dayOfDate } from '../cases/record-day.ts';
import type { Told } from '../cases/told.ts';
import type { LinkView, SuggestionQuery, SuggestionView } from '../http/chain-schemas.ts';
import { findRecord, insertLink, readLink, unknownRecord } from './links.ts';

/** Somebody passes the disease on from two days before the first symptoms (else the sample) to ten days after. */
const daysBefore = 2;
const daysAfter = 10;
const casesOfPerson = 3;
const peopleAtOnce = 20;

interface Row {
  readonly person_id: string;
  readonly person_name: string;
  readonly person_province: string | null;
  readonly person_commune: string | null;
  readonly exposure_day: number;
  readonly case_id: string;
  readonly case_name: string;
  readonly case_province: string | null;
  readonly case_commune: string | null;
  readonly onset_day: number | null;
  readonly sample_day: number;
}

/** For people who met somebody on a day and of whom nobody knows whom: the cases that fit best, those of the commune first. */
export async function listSuggestions(
  desk: CaseDesk,
  actor: Actor,
  query: SuggestionQuery,
  now: number,
): Promise<Told<{ suggestions: SuggestionView[]; next: string | null }>> {
  for (const id of [query.case, query.person])
    if (id !== undefined && (await findRecord(desk.cases, actor, id)) === undefined) return unknownRecord();
  const day = query.day === undefined ? undefined : dayOfDate(query.day);
  if (query.day !== undefined && day === undefined) return fail('record.day', 'no such day');
  const key = keyOfCursor(query.cursor, 1);
  if (query.cursor !== undefined && key === undefined) return fail('request.layout', 'no cursor of ours');
  const isAny = query.case === undefined && query.person === undefined;
  const chosenDay = day ?? (isAny ? civilToday(now) - 1 : undefined);
  const conditions = [
    withinScope(actor, 'people'),
    sql<SqlBool>`people.state <> 'refused'`,
    sql<SqlBool>`not exists (select from cases.links l where l.target_id in (people.id, people.case_id))`,
  ];
  if (chosenDay !== undefined) conditions.push(sql<SqlBool>`people.exposure_day = ${chosenDay}::integer`);
  if (query.province !== undefined) conditions.push(sql<SqlBool>`people.province = ${query.province}`);
  if (query.person !== undefined)
    conditions.push(sql<SqlBool>`${query.person} in (people.id, people.case_id)`);
  if (key !== undefined) conditions.push(sql<SqlBool>`people.id > ${String(key[0])}`);
  const illness = sql`coalesce(cases.onset_day, cases.sample_day)`;
  const fits = [
    withinScope(actor, 'cases'),
    sql<SqlBool>`cases.province = people.province`,
    sql<SqlBool>`cases.classification <> 'discarded'`,
    sql<SqlBool>`cases.id is distinct from people.case_id`,
    sql<SqlBool>`${illness} between people.exposure_day - ${daysAfter}::integer and people.exposure_day + ${daysBefore}::integer`,
    sql<SqlBool>`not exists (select from cases.refused_suggestions r where r.source_id = cases.id and r.target_id = people.id)`,
    ...(query.case === undefined ? [] : [sql<SqlBool>`cases.id = ${query.case}`]),
  ];
  const { rows } = await sql<Row>`
    select people.id as person_id, people.name as person_name, people.province as person_province,
      people.commune as person_commune, people.exposure_day, fit.*
    from (
      select * from cases.people where ${sql.join(conditions, sql` and `)}
        and exists (select from cases.cases where ${sql.join(fits, sql` and `)})
      order by id limit ${peopleAtOnce + 1}
    ) people cross join lateral (
      select cases.id as case_id, cases.name as case_name, cases.province as case_province,
        cases.commune as case_commune, cases.onset_day, cases.sample_day
      from cases.cases where ${sql.join(fits, sql` and `)}
      order by (cases.commune = people.commune) is true desc, abs(${illness} - people.exposure_day), cases.id
      limit ${casesOfPerson}
    ) fit order by people.id`.execute(desk.cases);
  const ids = [...new Set(rows.map(({ person_id }) => person_id))];
  const shown = new Set(ids.slice(0, peopleAtOnce));
  const kept = rows.filter(({ person_id }) => shown.has(person_id));
  const seen = new Map<string, string | null>();
  for (const row of kept) {
    seen.set(row.person_id, row.person_province);
    seen.set(row.case_id, row.case_province);
  }
  const read = [...seen].map(([id, province]) => ({ id, province }));
  await recordActUpon(desk, actor, 'chain.suggest', read, now);
  const last = ids[peopleAtOnce - 1];
  return ok({
    suggestions: kept.map((row) => ({
      suggestionId: `${row.case_id}-${row.person_id}`,
      ...{ from: row.case_id, fromName: row.case_name, fromCommune: row.case_commune },
      ...{ onsetDay: dateOrNull(row.onset_day), sampleDay: dateText(row.sample_day) },
      ...{
        to: row.person_id,
        toKind: 'person' as const,
        toName: row.person_name,
        toCommune: row.person_commune,
      },
      day: dateText(row.exposure_day),
      isSameCommune: row.case_commune !== null && row.case_commune === row.person_commune,
    })),
    next: ids.length > peopleAtOnce && last !== undefined ? cursorOf([last]) : null,
  });
}

const bothOf = (id: string): readonly [source: string, target: string] => [id.slice(0, 16), id.slice(17)];

/** Makes a link of a suggestion. */
export async function confirmSuggestion(
  desk: CaseDesk,
  actor: Actor,
  id: string,
  now: number,
): Promise<Told<LinkView>> {
  const [source, target] = bothOf(id);
  const added = await allOrNothing(desk, async (transaction): Promise<Told<string>> => {
    const person = await transaction
      .selectFrom('people')
      .select('exposure_day')
      .where('id', '=', target)
      .where(withinScope(actor, 'people'))
      .executeTakeFirst();
    if (person === undefined) return unknownRecord();
    const link = { source, target, contactDay: person.exposure_day, note: '' };
    return await insertLink(desk, transaction, actor, { ...link, origin: 'suggestion' }, now);
  });
  return added.ok ? await readLink(desk, added.value) : added;
}

/** Remembers that these two were not together, so that nobody is asked again. */
export async function refuseSuggestion(
  desk: CaseDesk,
  actor: Actor,
  id: string,
  now: number,
): Promise<Told<void>> {
  const [source, target] = bothOf(id);
  return await allOrNothing(desk, async (transaction): Promise<Told<void>> => {
    const from = await findRecord(transaction, actor, source);
    const to = await findRecord(transaction, actor, target);
    if (from === undefined || to === undefined) return unknownRecord();
    await transaction
      .insertInto('refused_suggestions')
      .values({ source_id: source, target_id: target, day: utcDayAt(now) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const record = actRecordWithin(transaction, desk.random);
    await recordAct(record, actor.username, 'chain.refuse', `${source} ${target}`, now, from.province ?? '');
    return ok(undefined);
  });
}
