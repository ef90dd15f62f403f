// SPDX-License-Identifier: GPL-3.0-only
// Who somebody is and where they live, checked before it is kept.
import { fail, ok, type Result, type Symptom, symptoms } from '@bluezone/protocol';
import { caseNumberHmac, normalisePhoneNumber } from '../phone-number.ts';
import { isProvince, provinceWith } from '../places/communes.ts';
import { coversPerson } from '../staff/staff-scope.ts';
import type { Actor } from './actor.ts';
import type { CaseDesk } from './case-desk.ts';
import { searchTextOf } from './search-text.ts';

/** Bits of a declaration: bit i is symptom i of the protocol. */
export const symptomBits = (declared: readonly Symptom[]): number =>
  symptoms.reduce((bits, each, i) => bits | (declared.includes(each) ? 1 << i : 0), 0);

export const symptomsOf = (bits: number): Symptom[] => symptoms.filter((_, i) => (bits & (1 << i)) !== 0);

/** One line of text without what no name or address has: control characters, and space at its ends. */
export const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Lines of text, without other control characters. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/gu, '');

/** A number in E.164 with the hash by which it is found. */
export function numberColumns(
  desk: Pick<CaseDesk, 'numberKey' | 'settings'>,
  text: string,
): Result<{ readonly phone_number: string; readonly number_hmac: Uint8Array }> {
  const number = normalisePhoneNumber(text, desk.settings.defaultCountry);
  return number.ok
    ? ok({ phone_number: number.value, number_hmac: caseNumberHmac(desk.numberKey, number.value) })
    : number;
}

export interface Place {
  readonly province: string | null;
  readonly commune: string | null;
}

/** A place that exists; a commune alone names its province. */
export function placeOf(province: string | null, commune: string | null): Result<Place> {
  const ofCommune = commune === null ? null : provinceWith(commune);
  const whole = province ?? ofCommune ?? null;
  return ofCommune === undefined ||
    (whole !== null && !isProvince(whole)) ||
    (ofCommune !== null && ofCommune !== whole)
    ? fail('record.place', 'the commune lies in another province, or neither is on the list')
    : ok({ province: whole, commune });
}

/** The place of a new record: the actor's own where nothing is said, and never one outside their scope. */
export function placeOfNew(
  actor: Actor,
  given: { readonly province?: string | null | undefined; readonly commune?: string | null | undefined },
): Result<Place> {
  const [only] = actor.communes.length === 1 ? actor.communes : [];
  const commune = given.commune ?? (given.province == null ? (only ?? null) : null);
  const place = placeOf(given.province ?? actor.province, commune);
  if (!place.ok) return place;
  return coversPerson(actor, place.value) ? place : fail('record.place', 'this place is outside your scope');
}

/** Columns that go with a name and number. */
export const nameColumns = (name: string, phoneNumber: string) => ({
  name: oneLine(name),
  search: searchTextOf(name, phoneNumber),
});
