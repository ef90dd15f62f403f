// SPDX-License-Identifier: GPL-3.0-only
// A chain as the actor may see it: of whom their scope does not show, only that there is somebody.
import { dateText, fail, ok } from '@bluezone/protocol';
import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import { type Actor, withinScope } from '../cases/actor.ts';
import type { CaseDesk } from '../cases/case-desk.ts';
import { recordActUpon } from '../cases/record-act-upon.ts';
import { civilToday, dateOrNull, dayOfDate } from '../cases/record-day.ts';
import type { Told } from '../cases/told.ts';
import type { Chain, ChainNode, ChainQuery } from '../http/chain-schemas.ts';
import type { CaseTables } from '../store/tables.ts';
import { generationsOf } from './generations.ts';
import { findRecord, linksOf, linkViewOf, unknownRecord } from './links.ts';

/** More nobody can look at. */
const mostNodes = 5000;
const usualDays = 28;

type CaseRow = Pick<
  Selectable<CaseTables['cases']>,
  'id' | 'name' | 'province' | 'commune' | 'onset_day' | 'sample_day' | 'classification' | 'person_id'
>;
type PersonRow = Pick<
  Selectable<CaseTables['people']>,
  'id' | 'name' | 'province' | 'commune' | 'exposure_day' | 'state' | 'case_id'
>;

const caseColumns = [
  ...(['id', 'name', 'province', 'commune', 'onset_day', 'sample_day'] as const),
  ...(['classification', 'person_id'] as const),
] as const;
const personColumns = ['id', 'name', 'province', 'commune', 'exposure_day', 'state', 'case_id'] as const;

const anyOf = (column: string, ids: readonly string[]) =>
  sql<SqlBool>`${sql.ref(column)} = any(${[...ids]}::text[])`;

interface Found {
  readonly cases: CaseRow[];
  readonly people: PersonRow[];
}

/** Records of the actor's scope among the ids, each with the other record of the same human. */
async function readRecords(db: Kysely<CaseTables>, actor: Actor, ids: readonly string[]): Promise<Found> {
  if (ids.length === 0) return { cases: [], people: [] };
  const cases = await db
    .selectFrom('cases')
    .select(caseColumns)
    .where(sql<SqlBool>`(${anyOf('id', ids)} or ${anyOf('person_id', ids)})`)
    .where(withinScope(actor, 'cases'))
    .execute();
  const people = await db
    .selectFrom('people')
    .select(personColumns)
    .where(sql<SqlBool>`(${anyOf('id', ids)} or ${anyOf('case_id', ids)})`)
    .where(withinScope(actor, 'people'))
    .execute();
  return { cases, people };
}

/** Ids from which the chain is followed, or the linked cases of days. */
async function startsOf(
  desk: CaseDesk,
  actor: Actor,
  query: ChainQuery,
  now: number,
): Promise<Told<{ readonly ids: string[]; readonly follows: boolean }>> {
  const given = query.case ?? query.person;
  if (given !== undefined) {
    const record = await findRecord(desk.cases, actor, given);
    return record === undefined ? unknownRecord() : ok({ ids: [given], follows: true });
  }
  const today = civilToday(now);
  const to = query.to === undefined ? today : dayOfDate(query.to);
  const from = query.from === undefined ? (to ?? today) - usualDays : dayOfDate(query.from);
  if (to === undefined || from === undefined) return fail('record.day', 'no such day');
  const { province } = query;
  const rows = await desk.cases
    .selectFrom('cases')
    .select('id')
    .where(withinScope(actor, 'cases'))
    .where(sql<SqlBool>`coalesce(onset_day, sample_day) between ${from}::integer and ${to}::integer`)
    .where(province === undefined ? sql<SqlBool>`true` : sql<SqlBool>`province = ${province}`)
    .where(
      sql<SqlBool>`exists (select from cases.links l where l.source_id in (cases.id, cases.person_id)
        or l.target_id in (cases.id, cases.person_id))`,
    )
    .orderBy('id')
    .limit(mostNodes)
    .execute();
  return ok({ ids: rows.map(({ id }) => id), follows: false });
}

/** All who hang together with a record, or with the cases of days of a province. */
export async function readChain(
  desk: CaseDesk,
  actor: Actor,
  query: ChainQuery,
  now: number,
): Promise<Told<Chain>> {
  const start = await startsOf(desk, actor, query, now);
  if (!start.ok) return start;
  const db = desk.cases;
  const cases = new Map<string, CaseRow>();
  const people = new Map<string, PersonRow>();
  const links = new Map<string, Awaited<ReturnType<typeof linksOf>>[number]>();
  const asked = new Set<string>();
  let front = start.value.ids;
  let isCut = start.value.ids.length === mostNodes;
  for (let step = 0; front.length > 0; step++) {
    for (const id of front) asked.add(id);
    const found = await readRecords(db, actor, front);
    for (const row of found.cases) cases.set(row.id, row);
    for (const row of found.people) people.set(row.id, row);
    if (cases.size + people.size > 2 * mostNodes) {
      isCut = true;
      break;
    }
    const seen = [...found.cases, ...found.people].map(({ id }) => id);
    for (const id of seen) asked.add(id);
    // By days, one step is enough to name whom the cases were with.
    if (!start.value.follows && step === 1) {
      for (const link of await linksOf(db, seen)) links.set(link.id, link);
      break;
    }
    const next = new Set<string>();
    for (const link of await linksOf(db, seen)) {
      links.set(link.id, link);
      for (const id of [link.source_id, link.target_id]) if (!asked.has(id)) next.add(id);
    }
    front = [...next];
  }
  const chain = chainOf([...cases.values()], [...people.values()], [...links.values()], isCut);
  await recordActUpon(desk, actor, 'chain.read', chain.nodes, now);
  return ok(chain);
}

function chainOf(
  cases: readonly CaseRow[],
  people: readonly PersonRow[],
  links: readonly Awaited<ReturnType<typeof linksOf>>[number][],
  isCut: boolean,
): Chain {
  const caseIds = new Set(cases.map(({ id }) => id));
  /** A person of whom a case was made stands as the case. */
  const standIn = new Map<string, string>();
  for (const { id, case_id } of people)
    if (case_id !== null && caseIds.has(case_id)) standIn.set(id, case_id);
  for (const { id, person_id } of cases) if (person_id !== null) standIn.set(person_id, id);
  const exposures = new Map(people.map(({ id, exposure_day }) => [standIn.get(id) ?? id, exposure_day]));
  const shown = people.filter(({ id }) => !standIn.has(id));
  const known = new Set([...caseIds, ...shown.map(({ id }) => id)]);
  const outside = new Set<string>();
  const edges = links.flatMap((link) => {
    const view = linkViewOf(link);
    const from = standIn.get(view.from) ?? view.from;
    const to = standIn.get(view.to) ?? view.to;
    if (from === to) return [];
    if (known.has(from) && known.has(to)) return [{ ...view, from, to }];
    if (known.has(from)) outside.add(from);
    if (known.has(to)) outside.add(to);
    return [];
  });
  const dayOf = new Map<string, number>([
    ...cases.map(({ id, onset_day, sample_day }) => [id, onset_day ?? sample_day] as const),
    ...shown.map(({ id, exposure_day }) => [id, exposure_day] as const),
  ]);
  const generations = generationsOf(
    [...dayOf].map(([id, day]) => ({ id, day })),
    edges,
  );
  const place = (id: string) => ({
    day: dateText(dayOf.get(id) as number),
    generation: generations.get(id) as number,
    linksOutside: outside.has(id),
  });
  const nodes: ChainNode[] = [
    ...cases.map((row) => ({
      ...{ id: row.id, kind: 'case' as const, name: row.name, province: row.province, commune: row.commune },
      ...{ onsetDay: dateOrNull(row.onset_day), sampleDay: dateText(row.sample_day) },
      exposureDay: dateOrNull(exposures.get(row.id) ?? null),
      state: row.classification,
      ...place(row.id),
    })),
    ...shown.map((row) => ({
      ...{
        id: row.id,
        kind: 'person' as const,
        name: row.name,
        province: row.province,
        commune: row.commune,
      },
      ...{ onsetDay: null, sampleDay: null, exposureDay: dateText(row.exposure_day), state: row.state },
      ...place(row.id),
    })),
  ].toSorted((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));
  if (nodes.length <= mostNodes) return { nodes, edges, isCut };
  const kept = nodes.slice(0, mostNodes);
  const ids = new Set(kept.map(({ id }) => id));
  return { nodes: kept, edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)), isCut: true };
}
