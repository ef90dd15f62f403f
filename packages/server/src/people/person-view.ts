// SPDX-License-Identifier: GPL-3.0-only
// People who told the authority, or whom a patient named, as those see them who call.
import { dateText, fail, ok, type Result } from '@bluezone/protocol';
import type { Kysely, Selectable } from 'kysely';
import { type Actor, withinScope } from '../cases/actor.ts';
import type { CaseDesk } from '../cases/case-desk.ts';
import { symptomsOf } from '../cases/human.ts';
import { recordActUpon } from '../cases/record-act-upon.ts';
import { dateOrNull } from '../cases/record-day.ts';
import type { PersonSummary, PersonView } from '../http/person-schemas.ts';
import type { CaseTables } from '../store/tables.ts';

export type PersonRow = Selectable<CaseTables['people']>;

/** A person as they stand in a list. */
export const personSummaryOf = (row: PersonRow): PersonSummary => ({
  personId: row.id,
  version: row.version,
  name: row.name,
  phoneNumber: row.phone_number,
  birthYear: row.birth_year,
  sex: row.sex,
  province: row.province,
  commune: row.commune,
  source: row.source,
  degree: row.degree === 1 ? 'F1' : 'F2',
  exposureDay: dateText(row.exposure_day),
  symptoms: symptomsOf(row.symptoms),
  state: row.state,
  isSymptomatic: row.is_symptomatic,
  nextDay: dateOrNull(row.next_day),
  lastDay: dateOrNull(row.last_day),
  untilDay: dateText(row.until_day),
  tries: row.tries,
  assignee: row.assignee,
  received: dateText(row.day),
});

/** A person with all follow-ups and what they sent by their own act. */
export async function personViewOf(db: Kysely<CaseTables>, row: PersonRow): Promise<PersonView> {
  const followUps = await db
    .selectFrom('follow_ups')
    .selectAll()
    .where('person_id', '=', row.id)
    .orderBy('day', 'desc')
    .orderBy('id')
    .execute();
  const forms = await db
    .selectFrom('contact_forms')
    .selectAll()
    .where('number_hmac', '=', row.number_hmac)
    .orderBy('day', 'desc')
    .execute();
  return {
    ...personSummaryOf(row),
    address: row.address,
    minutes: row.minutes,
    exposureNote: row.exposure_note,
    note: row.note,
    caseId: row.case_id,
    followUps: followUps.map((each) => ({
      followUpId: each.id,
      day: dateText(each.day),
      kind: each.kind,
      outcome: each.outcome as PersonView['followUps'][number]['outcome'],
      symptoms: symptomsOf(each.symptoms),
      note: each.note,
      actor: each.actor,
    })),
    forms: forms.map((form) => ({
      received: dateText(form.day),
      name: form.name,
      province: form.province === null ? null : String(form.province).padStart(2, '0'),
      symptoms: symptomsOf(form.symptoms),
      note: form.note,
      exposureDay: dateText(form.exposure_day),
      degree: form.degree === 1 ? 'F1' : 'F2',
      minutes: form.minutes,
    })),
  };
}

/** A person of the actor's scope; undefined when there is none. */
export async function findPerson(
  db: Kysely<CaseTables>,
  actor: Actor,
  id: string,
): Promise<PersonRow | undefined> {
  return await db
    .selectFrom('people')
    .selectAll()
    .where('id', '=', id)
    .where(withinScope(actor, 'people'))
    .executeTakeFirst();
}

export const noPerson = () => fail('person.unknown', 'there is no such person');

/** One person; `person.unknown` when there is none within the actor's scope. */
export async function showPerson(
  desk: CaseDesk,
  actor: Actor,
  id: string,
  now: number,
): Promise<Result<PersonView>> {
  const row = await findPerson(desk.cases, actor, id);
  if (row === undefined) return noPerson();
  await recordActUpon(desk, actor, 'person.read', [row], now);
  return ok(await personViewOf(desk.cases, row));
}
