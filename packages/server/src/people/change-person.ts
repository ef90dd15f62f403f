// SPDX-License-Identifier: GPL-3.0-only
import { lastFollowUpDay } from '@bluezone/desk-client';
import { fail, ok, type Result, toHex, utcDayAt } from '@bluezone/protocol';
import type { Insertable, Transaction, Updateable } from 'kysely';
import { actRecordWithin, recordAct } from '../audit/record-act.ts';
import { type Actor, withinScope } from '../cases/actor.ts';
import { assigneeRights } from '../cases/assignee.ts';
import type { CaseDesk } from '../cases/case-desk.ts';
import {
  nameColumns,
  numberColumns,
  oneLine,
  type Place,
  placeOf,
  placeOfNew,
  plainText,
  symptomBits,
} from '../cases/human.ts';
import { allOrNothing, once } from '../cases/once.ts';
import { recordActUpon } from '../cases/record-act-upon.ts';
import { civilToday, comingDay, pastDay } from '../cases/record-day.ts';
import { type Told, wrongField } from '../cases/told.ts';
import { insertLink } from '../chains/links.ts';
import type { NewPersonBody, PersonChangeBody, PersonView } from '../http/person-schemas.ts';
import { may } from '../staff/may.ts';
import type { CaseTables } from '../store/tables.ts';
import { findPerson, noPerson, type PersonRow, personViewOf } from './person-view.ts';

type Columns = Updateable<CaseTables['people']>;
type Present = Place & Pick<PersonRow, 'name' | 'phone_number'>;

/** Columns of the fields given; a failure names the field that is wrong. */
function columnsOf(
  desk: Pick<CaseDesk, 'numberKey' | 'settings'>,
  fields: Omit<PersonChangeBody, 'version'>,
  present: Present,
  now: number,
): Told<Columns> {
  const columns: Columns = {};
  if (fields.address !== undefined) columns.address = oneLine(fields.address);
  if (fields.note !== undefined) columns.note = plainText(fields.note);
  if (fields.exposureNote !== undefined) columns.exposure_note = plainText(fields.exposureNote);
  if (fields.birthYear !== undefined) columns.birth_year = fields.birthYear;
  if (fields.sex !== undefined) columns.sex = fields.sex;
  if (fields.degree !== undefined) columns.degree = fields.degree === 'F1' ? 1 : 2;
  if (fields.symptoms !== undefined) {
    columns.symptoms = symptomBits(fields.symptoms);
    columns.is_symptomatic = fields.symptoms.length > 0;
  }
  if (fields.exposureDay !== undefined) {
    const day = pastDay(fields.exposureDay, now);
    if (!day.ok) return wrongField(day, 'exposureDay');
    columns.exposure_day = day.value;
    columns.until_day = lastFollowUpDay(day.value);
  }
  if (fields.nextDay !== undefined) {
    const day: Result<number | null> = fields.nextDay === null ? ok(null) : comingDay(fields.nextDay, now);
    if (!day.ok) return wrongField(day, 'nextDay');
    columns.next_day = day.value;
  }
  let phoneNumber = present.phone_number;
  if (fields.phoneNumber !== undefined) {
    const number = numberColumns(desk, fields.phoneNumber);
    if (!number.ok) return wrongField(number, 'phoneNumber');
    Object.assign(columns, number.value);
    phoneNumber = number.value.phone_number;
  }
  if (fields.name !== undefined || fields.phoneNumber !== undefined)
    Object.assign(columns, nameColumns(fields.name ?? present.name, phoneNumber));
  if (fields.province !== undefined || fields.commune !== undefined) {
    const province = fields.province === undefined ? present.province : fields.province;
    const moved = fields.province !== undefined && fields.province !== present.province;
    const commune = fields.commune === undefined ? (moved ? null : present.commune) : fields.commune;
    const place = placeOf(province, commune);
    if (!place.ok) return wrongField(place, fields.commune === undefined ? 'province' : 'commune');
    Object.assign(columns, place.value);
  }
  return ok(columns);
}

/** Columns of somebody new at a place that was checked. */
export function newPersonColumns(
  desk: CaseDesk,
  input: Omit<NewPersonBody, 'namedBy'>,
  place: Place,
  source: PersonRow['source'],
  now: number,
): Told<Insertable<CaseTables['people']>> {
  const { province: _province, commune: _commune, ...fields } = input;
  const columns = columnsOf(desk, fields, { ...place, name: '', phone_number: '' }, now);
  if (!columns.ok) return columns;
  const today = civilToday(now);
  const untilDay = columns.value.until_day as number;
  return ok({
    ...{ degree: 1, birth_year: null, sex: null, minutes: null, last_day: null, first_day: null },
    ...{ assignee: null, case_id: null },
    ...(columns.value as Insertable<CaseTables['people']>),
    ...{ province: place.province, commune: place.commune },
    ...{ id: toHex(desk.random(8)), source, day: utcDayAt(now) },
    // Whose time is over already is on the list for the record only.
    ...(today > untilDay ? { state: 'finished', next_day: null } : { state: 'new', next_day: today }),
  });
}

/** Enters somebody whom a patient named in an interview, and the link to who named them. */
export async function enterPerson(
  desk: CaseDesk,
  actor: Actor,
  input: NewPersonBody,
  now: number,
  key?: string,
): Promise<Told<PersonView>> {
  const { namedBy, ...fields } = input;
  const entered = await once(
    desk,
    actor,
    { key, act: 'person.create', body: input },
    now,
    async (transaction) => {
      const place = placeOfNew(actor, fields);
      if (!place.ok) return wrongField(place, 'commune');
      const columns = newPersonColumns(desk, fields, place.value, 'interview', now);
      if (!columns.ok) return columns;
      await transaction.insertInto('people').values(columns.value).execute();
      const { id } = columns.value;
      const record = actRecordWithin(transaction, desk.random);
      await recordAct(record, actor.username, 'person.create', id, now, place.value.province ?? '');
      if (namedBy === undefined) return ok(id);
      const link = { source: namedBy, target: id, contactDay: columns.value.exposure_day, note: '' };
      const linked = await insertLink(desk, transaction, actor, { ...link, origin: 'interview' }, now);
      return linked.ok ? ok(id) : linked;
    },
  );
  if (!entered.ok) return entered;
  const row = await findPerson(desk.cases, actor, entered.value);
  return row === undefined ? noPerson() : ok(await personViewOf(desk.cases, row));
}

/** Writes columns of a person who is still at a version; `record.changed` tells how they stand when they are not. */
export async function updatePerson(
  desk: CaseDesk,
  transaction: Transaction<CaseTables>,
  actor: Actor,
  id: string,
  version: number,
  columns: Columns,
  act: string,
  now: number,
): Promise<Told<void>> {
  const updated = await transaction
    .updateTable('people')
    .set((e) => ({ ...columns, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where(withinScope(actor, 'people'))
    .returning('province')
    .executeTakeFirst();
  if (updated === undefined) {
    const present = await findPerson(transaction, actor, id);
    if (present === undefined) return noPerson();
    const changed = fail('record.changed', 'somebody changed it meanwhile');
    return { ...changed, present: await personViewOf(transaction, present) };
  }
  const record = actRecordWithin(transaction, desk.random);
  await recordAct(record, actor.username, act, id, now, updated.province ?? '');
  return ok(undefined);
}

/** Changes the fields given of a person as the actor saw them. Handed over to another province they are out of sight. */
export async function changePerson(
  desk: CaseDesk,
  actor: Actor,
  id: string,
  { version, ...fields }: PersonChangeBody,
  now: number,
): Promise<Told<PersonView>> {
  return await allOrNothing(desk, async (transaction): Promise<Told<PersonView>> => {
    const present = await findPerson(transaction, actor, id);
    if (present === undefined) return noPerson();
    const columns = columnsOf(desk, fields, present, now);
    if (!columns.ok) return columns;
    if (columns.value.next_day != null && present.case_id !== null)
      return fail('person.converted', 'this person has become a case');
    const reopened =
      columns.value.next_day != null && (present.state === 'finished' || present.state === 'refused')
        ? { state: 'following' as const }
        : {};
    const ended =
      columns.value.next_day === null && present.case_id === null ? { state: 'finished' as const } : {};
    const all = { ...columns.value, ...reopened, ...ended };
    const done = await updatePerson(desk, transaction, actor, id, version, all, 'person.change', now);
    if (!done.ok) return done;
    return ok(await personViewOf(transaction, { ...present, ...all, version: version + 1 } as PersonRow));
  });
}

/**
 * Gives people to a colleague who may see each of them, or to nobody. Those out of the actor's scope or of the colleague's
 * are told as unknown, and stay as they were.
 */
export async function assignPeople(
  desk: CaseDesk,
  actor: Actor,
  { ids, assignee }: { readonly ids: readonly string[]; readonly assignee: string | null },
  now: number,
): Promise<Told<{ assigned: number; unknown: string[] }>> {
  return await allOrNothing(
    desk,
    async (transaction): Promise<Told<{ assigned: number; unknown: string[] }>> => {
      const rights = assignee === null ? null : await assigneeRights(transaction, assignee);
      if (rights === undefined)
        return fail('staff.unknown', 'no colleague of that name may follow people up');
      // The order in which rows are locked is the same for everybody.
      const rows = await transaction
        .selectFrom('people')
        .select(['id', 'province', 'commune'])
        .where('id', 'in', ids)
        .where(withinScope(actor, 'people'))
        .orderBy('id')
        .forUpdate()
        .execute();
      const given = rows.filter(
        (place) => rights === null || may(rights, 'person.follow-up', { kind: 'person', place }),
      );
      if (given.length > 0) {
        await transaction
          .updateTable('people')
          .set((e) => ({ assignee, version: e('version', '+', 1) }))
          .where(
            'id',
            'in',
            given.map(({ id }) => id),
          )
          .execute();
        const record = actRecordWithin(transaction, desk.random);
        await recordActUpon(record, actor, 'person.assign', given, now);
      }
      const known = new Set(given.map(({ id }) => id));
      return ok({ assigned: given.length, unknown: ids.filter((id) => !known.has(id)) });
    },
  );
}
