// SPDX-License-Identifier: GPL-3.0-only
// What warned people send the health authority by their own act. Nobody has checked that the number is the sender's:
// whoever calls back finds out.
import {
  type ContactForm,
  dateText,
  decodeContactForm,
  fail,
  ok,
  type Result,
  symptoms,
  utcDayAt,
} from '@bluezone/protocol';
import { sql } from 'kysely';
import { caseNumberHmac, normalisePhoneNumber } from '../phone-number.ts';
import type { CaseDesk } from './case-desk.ts';

export interface ContactFormView {
  readonly phoneNumber: string;
  readonly name: string;
  /** Official number of the province; null when not said. */
  readonly province: number | null;
  readonly symptoms: readonly ContactForm['symptoms'][number][];
  readonly note: string;
  /** Civil day of the contact, YYYY-MM-DD. */
  readonly exposureDay: string;
  readonly degree: 'F1' | 'F2';
  readonly minutes: number;
  /** UTC day of arrival, YYYY-MM-DD. */
  readonly received: string;
}

/**
 * Takes a form: one per number and UTC day, of which the last stands, so that sending again changes nothing.
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
    symptoms: symptoms.reduce((bits, each, i) => bits | (form.value.symptoms.includes(each) ? 1 << i : 0), 0),
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
  await desk.cases
    .insertInto('contact_forms')
    .values({ number_hmac: caseNumberHmac(desk.numberKey, number.value), day, ...values })
    .onConflict((conflict) => conflict.columns(['number_hmac', 'day']).doUpdateSet(values))
    .execute();
  return ok(new Uint8Array(0));
}

/** All forms, newest day first. */
export async function listContactForms(desk: Pick<CaseDesk, 'cases'>): Promise<ContactFormView[]> {
  const rows = await desk.cases
    .selectFrom('contact_forms')
    .selectAll()
    .orderBy('day', 'desc')
    .orderBy('number_hmac')
    .execute();
  return rows.map((row) => ({
    phoneNumber: row.phone_number,
    name: row.name,
    province: row.province,
    symptoms: symptoms.filter((_, i) => (row.symptoms & (1 << i)) !== 0),
    note: row.note,
    exposureDay: dateText(row.exposure_day),
    degree: row.degree === 1 ? 'F1' : 'F2',
    minutes: row.minutes,
    received: dateText(row.day),
  }));
}
