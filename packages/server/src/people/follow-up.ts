// SPDX-License-Identifier: GPL-3.0-only
import { afterFollowUp } from '@bluezone/desk-client';
import { fail, ok, toHex, utcDayAt } from '@bluezone/protocol';
import { actRecordWithin, recordAct } from '../audit/record-act.ts';
import type { Actor } from '../cases/actor.ts';
import { newCaseColumns } from '../cases/case-columns.ts';
import type { CaseDesk } from '../cases/case-desk.ts';
import { plainText, symptomBits, symptomsOf } from '../cases/human.ts';
import { once } from '../cases/once.ts';
import { civilToday, comingDay, pastDay } from '../cases/record-day.ts';
import { type Told, wrongField } from '../cases/told.ts';
import type { ConversionBody, NewFollowUpBody, PersonView } from '../http/person-schemas.ts';
import { updatePerson } from './change-person.ts';
import { findPerson, noPerson, personViewOf } from './person-view.ts';

/** A call that lay in a queue without a connection is told this many days later at most. */
const longestQueued = 7;

const converted = () => fail('person.converted', 'this person has become a case');

/**
 * Keeps what came of a call, or what somebody declared of themselves, and works out when they are called next. Once a day a
 * declaration stands: another one of the same day takes its place.
 * @returns `record.changed` with the person as they stand when somebody else was faster: both calls can then be compared
 */
export async function recordFollowUp(
  desk: CaseDesk,
  actor: Actor,
  id: string,
  input: NewFollowUpBody,
  now: number,
  key?: string,
): Promise<Told<PersonView>> {
  const request = { key, act: `person.follow-up ${id}`, body: input };
  const done = await once(desk, actor, request, now, async (transaction) => {
    const person = await findPerson(transaction, actor, id);
    if (person === undefined) return noPerson();
    if (person.case_id !== null) return converted();
    const today = civilToday(now);
    const day = input.day === undefined ? ok(today) : pastDay(input.day, now);
    if (!day.ok || day.value < today - longestQueued)
      return wrongField(fail('record.day', 'a call of the last week'), 'day');
    const chosen = input.nextDay == null ? ok(input.nextDay) : comingDay(input.nextDay, now);
    if (!chosen.ok) return wrongField(chosen, 'nextDay');
    const declared = symptomBits(input.symptoms ?? []);
    // Who names a symptom is not well, whatever key was pressed.
    const outcome = input.outcome === 'well' && declared !== 0 ? 'symptoms' : input.outcome;
    const { state, tries, nextDay, isSymptomatic } = afterFollowUp(
      { state: person.state, tries: person.tries, isSymptomatic: person.is_symptomatic },
      person.until_day,
      outcome,
      day.value,
      chosen.value ?? null,
    );
    const { version } = input;
    const columns = {
      ...{ state, tries, is_symptomatic: isSymptomatic },
      next_day: nextDay === null ? null : Math.max(nextDay, today),
      last_day: Math.max(person.last_day ?? 0, day.value),
      first_day: person.first_day ?? utcDayAt(now),
      ...(outcome === 'symptoms' ? { symptoms: person.symptoms | declared } : {}),
    };
    const kind = input.kind ?? 'call';
    const updated = await updatePerson(
      desk,
      transaction,
      actor,
      id,
      version,
      columns,
      'person.follow-up',
      now,
    );
    if (!updated.ok) return updated;
    if (kind === 'declaration')
      await transaction
        .deleteFrom('follow_ups')
        .where('person_id', '=', id)
        .where('day', '=', day.value)
        .where('kind', '=', kind)
        .execute();
    await transaction
      .insertInto('follow_ups')
      .values({
        ...{ id: toHex(desk.random(8)), person_id: id, day: day.value, kind, outcome },
        ...{ symptoms: declared, note: plainText(input.note ?? ''), actor: actor.username },
      })
      .execute();
    return ok(id);
  });
  if (!done.ok) return done;
  const row = await findPerson(desk.cases, actor, id);
  return row === undefined ? noPerson() : ok(await personViewOf(desk.cases, row));
}

/** Makes a case of a person in one act: what is known of them goes over, and their links stay. Gives the case's id. */
export async function convertPerson(
  desk: CaseDesk,
  actor: Actor,
  id: string,
  input: ConversionBody,
  now: number,
  key?: string,
): Promise<Told<string>> {
  const request = { key, act: `person.convert ${id}`, body: input };
  return await once(desk, actor, request, now, async (transaction) => {
    const person = await findPerson(transaction, actor, id);
    if (person === undefined) return noPerson();
    if (person.case_id !== null) return converted();
    const { version, note = '', ...test } = input;
    const caseId = toHex(desk.random(8));
    const columns = newCaseColumns(
      desk,
      caseId,
      {
        ...{
          phoneNumber: person.phone_number,
          name: person.name,
          birthYear: person.birth_year,
          sex: person.sex,
        },
        ...{
          address: person.address,
          symptoms: symptomsOf(person.symptoms),
          exposureNote: person.exposure_note,
        },
        ...{ note: [person.note, note].filter(Boolean).join('\n').slice(0, 2000), ...test },
      },
      person,
      now,
    );
    if (!columns.ok) return columns;
    const { province, commune, assignee } = person;
    await transaction
      .insertInto('cases')
      .values({
        ...columns.value,
        ...{ province, commune, assignee, person_id: id, reported_day: civilToday(now) },
      })
      .execute();
    const left = { state: 'case', case_id: caseId, next_day: null } as const;
    const updated = await updatePerson(desk, transaction, actor, id, version, left, 'person.convert', now);
    if (!updated.ok) return updated;
    const record = actRecordWithin(transaction, desk.random);
    await recordAct(record, actor.username, 'case.create', caseId, now, province ?? '');
    return ok(caseId);
  });
}
