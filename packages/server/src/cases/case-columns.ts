// SPDX-License-Identifier: GPL-3.0-only
// Fields of a case as they come in, checked and turned into columns.
import { fail, ok, type Result, utcDayAt } from '@bluezone/protocol';
import type { Insertable, Updateable } from 'kysely';
import type { CaseChangeBody, NewCaseBody } from '../http/case-schemas.ts';
import type { CaseTables } from '../store/tables.ts';
import type { CaseDesk } from './case-desk.ts';
import { nameColumns, numberColumns, oneLine, type Place, placeOf, plainText, symptomBits } from './human.ts';
import { pastDay } from './record-day.ts';
import { type Told, wrongField } from './told.ts';

type Columns = Updateable<CaseTables['cases']>;
type Fields = Omit<CaseChangeBody, 'version'>;

const lines = {
  address: 'address',
  occupation: 'occupation',
} as const;
const texts = { note: 'note', exposureNote: 'exposure_note', placesNote: 'places_note' } as const;
const same = {
  birthYear: 'birth_year',
  sex: 'sex',
  testKind: 'test_kind',
  classification: 'classification',
  health: 'health',
  state: 'state',
  assignee: 'assignee',
} as const;
const days = {
  sampleDay: ['sample_day', 'case.sample-day'],
  onsetDay: ['onset_day', 'case.onset-day'],
  confirmedDay: ['confirmed_day', 'record.day'],
  reportedDay: ['reported_day', 'record.day'],
  healthDay: ['health_day', 'record.day'],
} as const;

/** What a case is as far as fields depend on one another. */
interface Present extends Place {
  readonly name: string;
  readonly phone_number: string;
}

const keysOf = <T extends object>(of: T) => Object.keys(of) as (keyof T)[];

/** Columns of the fields given; a failure names the field that is wrong. */
export function caseColumnsOf(
  desk: Pick<CaseDesk, 'numberKey' | 'settings'>,
  fields: Fields,
  present: Present,
  now: number,
): Told<Columns> {
  const columns: Record<string, unknown> = {};
  for (const field of keysOf(lines))
    if (fields[field] !== undefined) columns[lines[field]] = oneLine(fields[field]);
  for (const field of keysOf(texts))
    if (fields[field] !== undefined) columns[texts[field]] = plainText(fields[field]);
  for (const field of keysOf(same)) if (fields[field] !== undefined) columns[same[field]] = fields[field];
  for (const field of keysOf(days)) {
    const date = fields[field];
    if (date === undefined) continue;
    const [column, code] = days[field];
    const day: Result<number | null> = date === null ? ok(null) : pastDay(date, now, code);
    if (!day.ok) return wrongField(day, field);
    columns[column] = day.value;
  }
  if (fields.birthYear != null && fields.birthYear > 1970 + utcDayAt(now) / 365.25)
    return wrongField(fail('record.day', 'a year of birth that has not come'), 'birthYear');
  if (fields.symptoms !== undefined) columns.symptoms = symptomBits(fields.symptoms);
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
  return ok(columns as Columns);
}

/**
 * Columns of a new case at a place that was checked.
 * @param known what the number came to, where that was worked out already
 */
export function newCaseColumns(
  desk: Pick<CaseDesk, 'numberKey' | 'settings'>,
  id: string,
  input: NewCaseBody,
  place: Place,
  now: number,
  known?: ReturnType<typeof numberColumns>,
): Told<Insertable<CaseTables['cases']>> {
  const { province: _province, commune: _commune, phoneNumber, ...fields } = input;
  const number = known ?? numberColumns(desk, phoneNumber);
  if (!number.ok) return wrongField(number, 'phoneNumber');
  const { phone_number } = number.value;
  const columns = caseColumnsOf(desk, { name: '', ...fields }, { ...place, name: '', phone_number }, now);
  if (!columns.ok) return columns;
  const day = utcDayAt(now);
  return ok({
    ...{ id, day, note: '', onset_day: null, reported_day: null },
    ...(columns.value as Insertable<CaseTables['cases']>),
    ...number.value,
    province: place.province,
    commune: place.commune,
  });
}
