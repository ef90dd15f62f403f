// SPDX-License-Identifier: GPL-3.0-only
// Who was with whom, as investigators record it. A link is removed as if it had never been.
import { fail, ok, toHex, utcDayAt } from '@bluezone/protocol';
import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import { actRecordWithin, recordAct } from '../audit/record-act.ts';
import { type Actor, withinScope } from '../cases/actor.ts';
import type { CaseDesk } from '../cases/case-desk.ts';
import { plainText } from '../cases/human.ts';
import { allOrNothing, once } from '../cases/once.ts';
import { dateOrNull, pastDay } from '../cases/record-day.ts';
import { type Told, wrongField } from '../cases/told.ts';
import type { LinkView, NewLinkBody } from '../http/chain-schemas.ts';
import type { CaseTables } from '../store/tables.ts';

type LinkRow = Selectable<CaseTables['links']>;

export const linkViewOf = (row: LinkRow): LinkView => ({
  linkId: row.id,
  from: row.source_id,
  to: row.target_id,
  day: dateOrNull(row.contact_day),
  note: row.note,
  origin: row.origin,
});

export const unknownRecord = () => fail('chain.unknown', 'there is no such record');

export interface FoundRecord {
  readonly id: string;
  readonly kind: 'case' | 'person';
  readonly province: string | null;
  /** The same human's other record: a person's case, or a case's person. */
  readonly otherId: string | null;
}

/** A case or person of the actor's scope. */
export async function findRecord(
  db: Kysely<CaseTables>,
  actor: Actor,
  id: string,
): Promise<FoundRecord | undefined> {
  const ofCase = await db
    .selectFrom('cases')
    .select(['id', 'province', 'person_id'])
    .where('id', '=', id)
    .where(withinScope(actor, 'cases'))
    .executeTakeFirst();
  if (ofCase !== undefined) return { id, kind: 'case', province: ofCase.province, otherId: ofCase.person_id };
  const ofPerson = await db
    .selectFrom('people')
    .select(['id', 'province', 'case_id'])
    .where('id', '=', id)
    .where(withinScope(actor, 'people'))
    .executeTakeFirst();
  return ofPerson === undefined
    ? undefined
    : { id, kind: 'person', province: ofPerson.province, otherId: ofPerson.case_id };
}

export interface NewLinkRow {
  readonly source: string;
  readonly target: string;
  readonly contactDay: number | null;
  readonly note: string;
  readonly origin: 'interview' | 'suggestion';
}

/** Adds a link between two records of the actor's scope; where there is one already, that one stays. Gives its id. */
export async function insertLink(
  desk: CaseDesk,
  db: Kysely<CaseTables>,
  actor: Actor,
  { source, target, contactDay, note, origin }: NewLinkRow,
  now: number,
): Promise<Told<string>> {
  if (source === target) return fail('chain.self', 'nobody is linked to themselves');
  const from = await findRecord(db, actor, source);
  const to = await findRecord(db, actor, target);
  if (from === undefined || to === undefined) return unknownRecord();
  if (from.otherId === to.id) return fail('chain.self', 'both are the same human');
  const values = { source_id: source, target_id: target, contact_day: contactDay, note, origin };
  await db
    .insertInto('links')
    .values({ id: toHex(desk.random(8)), ...values, day: utcDayAt(now) })
    .onConflict((conflict) => conflict.columns(['source_id', 'target_id']).doNothing())
    .execute();
  const { id } = await db
    .selectFrom('links')
    .select('id')
    .where('source_id', '=', source)
    .where('target_id', '=', target)
    .executeTakeFirstOrThrow();
  const record = actRecordWithin(db, desk.random);
  await recordAct(record, actor.username, 'chain.link', `${source} ${target}`, now, from.province ?? '');
  return ok(id);
}

/** Records from an interview that two were together. */
export async function addLink(
  desk: CaseDesk,
  actor: Actor,
  input: NewLinkBody,
  now: number,
  key?: string,
): Promise<Told<LinkView>> {
  const day = input.day == null ? ok(null) : pastDay(input.day, now);
  if (!day.ok) return wrongField(day, 'day');
  const added = await once(desk, actor, { key, act: 'chain.link', body: input }, now, (transaction) =>
    insertLink(
      desk,
      transaction,
      actor,
      {
        ...{ source: input.from, target: input.to, contactDay: day.value },
        ...{ note: plainText(input.note ?? ''), origin: 'interview' },
      },
      now,
    ),
  );
  return added.ok ? await readLink(desk, added.value) : added;
}

/** A link by its id, just added. */
export async function readLink(desk: Pick<CaseDesk, 'cases'>, id: string): Promise<Told<LinkView>> {
  const row = await desk.cases.selectFrom('links').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? unknownRecord() : ok(linkViewOf(row));
}

/** Removes a link of whose ends the actor sees at least one; nothing of it stays but that it was removed. */
export async function removeLink(desk: CaseDesk, actor: Actor, id: string, now: number): Promise<Told<void>> {
  return await allOrNothing(desk, async (transaction): Promise<Told<void>> => {
    const link = await transaction.selectFrom('links').selectAll().where('id', '=', id).executeTakeFirst();
    if (link === undefined) return unknownRecord();
    const source = await findRecord(transaction, actor, link.source_id);
    const target = await findRecord(transaction, actor, link.target_id);
    const seen = source ?? target;
    if (seen === undefined) return unknownRecord();
    await transaction.deleteFrom('links').where('id', '=', id).execute();
    const subject = [source, target].flatMap((each) => (each === undefined ? [] : [each.id])).join(' ');
    const record = actRecordWithin(transaction, desk.random);
    await recordAct(record, actor.username, 'chain.unlink', subject, now, seen.province ?? '');
    return ok(undefined);
  });
}

/** Links of which an end is among the ids. */
export async function linksOf(db: Kysely<CaseTables>, ids: readonly string[]): Promise<LinkRow[]> {
  if (ids.length === 0) return [];
  const list = sql`${[...ids]}::text[]`;
  return await db
    .selectFrom('links')
    .selectAll()
    .where(sql<SqlBool>`(source_id = any(${list}) or target_id = any(${list}))`)
    .execute();
}
