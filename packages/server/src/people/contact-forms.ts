// SPDX-License-Identifier: GPL-3.0-only
// What warned people send the health authority by their own act. Nobody has checked that the number is the sender's:
// whoever calls back finds out.
import { lastFollowUpDay } from '@bluezone/desk-client';
import { decodeContactForm, fail, ok, type Result, toHex, utcDayAt } from '@bluezone/protocol';
import { type Kysely, sql } from 'kysely';
import type { CaseDesk } from '../cases/case-desk.ts';
import { nameColumns, symptomBits } from '../cases/human.ts';
import { civilToday } from '../cases/record-day.ts';
import { caseNumberHmac, normalisePhoneNumber } from '../phone-number.ts';
import { isProvince } from '../places/communes.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { CaseTables } from '../store/tables.ts';

interface FormRow {
  readonly number_hmac: Uint8Array;
  readonly day: number;
  readonly phone_number: string;
  readonly name: string;
  readonly province: number | null;
  readonly symptoms: number;
  readonly note: string;
  readonly exposure_day: number;
  readonly degree: number;
  readonly minutes: number;
}

/**
 * Takes a form: one per number and UTC day, of which the last stands, so that sending again changes nothing. Whoever sent it
 * stands on the list of people to call.
 * @returns `contact-form.layout` or `registration.number` for what is none, `store.unavailable` beyond the day's limit.
 */
export async function takeContactForm(
  desk: CaseDesk,
  body: Uint8Array,
  now: number,
): Promise<Result<Uint8Array>> {
  const form = decodeContactForm(body);
  if (!form.ok) return form;
  const number = normalisePhoneNumber(form.value.phoneNumber, desk.settings.defaultCountry);
  if (!number.ok) return number;
  const day = utcDayAt(now);
  const values = {
    phone_number: number.value,
    name: form.value.name,
    province: form.value.province,
    symptoms: symptomBits(form.value.symptoms),
    note: form.value.note,
    exposure_day: form.value.exposure.day,
    degree: form.value.exposure.degree === 'F1' ? 1 : 2,
    minutes: form.value.exposure.minutes,
  };
  const { count } = await desk.cases
    .selectFrom('contact_forms')
    .select(sql<string>`count(*)`.as('count'))
    .where('day', '=', day)
    .executeTakeFirstOrThrow();
  if (Number(count) >= desk.settings.contactFormsPerDay)
    return fail('store.unavailable', 'no more forms are taken today; try again later, or call');
  const row = { number_hmac: caseNumberHmac(desk.numberKey, number.value), day, ...values };
  await inTransaction(desk.cases, async (transaction) => {
    await transaction
      .insertInto('contact_forms')
      .values(row)
      .onConflict((conflict) => conflict.columns(['number_hmac', 'day']).doUpdateSet(values))
      .execute();
    await keepPerson(desk, transaction, row, now);
  });
  return ok(new Uint8Array(0));
}

/**
 * Puts the sender on the list of people to call. Who stands there already, and has not become a case, stays the one they
 * are: what colleagues have noted of them stays, and the form adds how they are and when they last met somebody.
 */
async function keepPerson(desk: CaseDesk, db: Kysely<CaseTables>, form: FormRow, now: number): Promise<void> {
  const present = await db
    .selectFrom('people')
    .select(['id', 'exposure_day', 'degree', 'state', 'next_day', 'is_symptomatic', 'symptoms', 'province'])
    .where('number_hmac', '=', form.number_hmac)
    .where('case_id', 'is', null)
    .orderBy('day', 'desc')
    .forUpdate()
    .executeTakeFirst();
  const province = form.province === null ? null : String(form.province).padStart(2, '0');
  const known = province !== null && isProvince(province) ? province : null;
  const isSymptomatic = form.symptoms !== 0;
  const today = civilToday(now);
  // Nobody has met anybody tomorrow, whatever a form says: no follow-up is longer for it.
  const metDay = Math.min(form.exposure_day, today);
  if (present === undefined) {
    await db
      .insertInto('people')
      .values({
        id: toHex(desk.random(8)),
        ...nameColumns(form.name, form.phone_number),
        phone_number: form.phone_number,
        number_hmac: form.number_hmac,
        ...{ birth_year: null, sex: null, province: known, commune: null },
        ...{ source: 'form', degree: form.degree, exposure_day: metDay, minutes: form.minutes },
        ...{ symptoms: form.symptoms, is_symptomatic: isSymptomatic, note: form.note, state: 'new' },
        ...{ next_day: today, last_day: null, first_day: null, assignee: null, case_id: null },
        until_day: lastFollowUpDay(metDay),
        day: form.day,
      })
      .execute();
    return;
  }
  const exposureDay = Math.max(present.exposure_day, metDay);
  const isNewer = metDay > present.exposure_day;
  // Somebody whose follow-up ended is called again when they met somebody since, or fell ill.
  const wakes = present.next_day === null && (isNewer || isSymptomatic);
  await db
    .updateTable('people')
    .set((e) => ({
      version: e('version', '+', 1),
      exposure_day: exposureDay,
      until_day: lastFollowUpDay(exposureDay),
      minutes: form.minutes,
      degree: Math.min(present.degree, form.degree),
      symptoms: present.symptoms | form.symptoms,
      is_symptomatic: present.is_symptomatic || isSymptomatic,
      province: present.province ?? known,
      ...(wakes ? { state: 'new' as const, day: form.day, first_day: null, tries: 0 } : {}),
      next_day:
        present.next_day === null
          ? wakes
            ? today
            : null
          : Math.min(present.next_day, isSymptomatic ? today : present.next_day),
    }))
    .where('id', '=', present.id)
    .execute();
}
