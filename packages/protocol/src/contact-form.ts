// SPDX-License-Identifier: GPL-3.0-only
// What a warned person may send to the health authority, by their own act: who they are, how they feel, and the day and
// strength of the exposure. There is no room for history in it.
import { asciiBytes, asciiText, ByteReader, ByteWriter, utf8Bytes, utf8Text } from './bytes.ts';
import { fail, ok, type Result } from './result.ts';

/** Bit i of the declaration: symptom i. */
export const symptoms = [
  'fever',
  'cough',
  'sore-throat',
  'shortness-of-breath',
  'loss-of-smell-or-taste',
  'tiredness',
  'runny-nose',
  'diarrhoea',
] as const;
export type Symptom = (typeof symptoms)[number];

export interface ContactForm {
  /** E.164, such as "+84912345678". */
  readonly phoneNumber: string;
  /** At most 120 bytes of UTF-8. */
  readonly name: string;
  /** Official number of the province, 1 to 99; null when not said. */
  readonly province: number | null;
  readonly symptoms: readonly Symptom[];
  /** What the person adds, at most 600 bytes of UTF-8. */
  readonly note: string;
  readonly exposure: {
    /** Civil day of the contact. */
    readonly day: number;
    readonly degree: 'F1' | 'F2';
    /** Weighted minutes of that day, whole. */
    readonly minutes: number;
  };
}

export const longestFormName = 120;
export const longestFormNote = 600;

const wrong = (what: string) => fail('contact-form.layout', what);

/** Control characters, halves of surrogate pairs, and line breaks that are none in a form. */
const notPlain = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/** Says what is wrong with a form before it is shown as ready to be sent. */
export function checkContactForm(form: ContactForm): Result<void> {
  if (!/^\+[1-9]\d{6,14}$/.test(form.phoneNumber))
    return wrong('the phone number is not in international form');
  const name = utf8Bytes(form.name);
  if (form.name.trim() === '' || name.length > longestFormName)
    return wrong(`a name is needed, of at most ${longestFormName} bytes`);
  if (notPlain.test(form.name) || notPlain.test(form.note.replaceAll('\n', '')))
    return wrong('name and note hold plain text only');
  if (utf8Bytes(form.note).length > longestFormNote)
    return wrong(`the note has more than ${longestFormNote} bytes`);
  const { province, exposure } = form;
  if (province !== null && !(Number.isInteger(province) && province >= 1 && province <= 99))
    return wrong('a province is a number from 1 to 99');
  if (!(Number.isInteger(exposure.day) && exposure.day >= 0 && exposure.day <= 0xffff))
    return wrong('the day of the exposure is no day');
  if (!(Number.isInteger(exposure.minutes) && exposure.minutes >= 0 && exposure.minutes <= 1440))
    return wrong('the minutes of the exposure are not those of a day');
  return ok(undefined);
}

/**
 * Number length u8 | number | name length u8 | name | province u8 (0 not said) | symptoms u16 | day u16 | degree u8 |
 * minutes u16 | note length u16 | note. At most 1,000 bytes.
 */
export function encodeContactForm(form: ContactForm): Uint8Array {
  const number = asciiBytes(form.phoneNumber);
  const name = utf8Bytes(form.name);
  const note = utf8Bytes(form.note);
  const declared = symptoms.reduce(
    (bits, symptom, i) => bits | (form.symptoms.includes(symptom) ? 1 << i : 0),
    0,
  );
  return new ByteWriter()
    .u8(number.length)
    .bytes(number)
    .u8(name.length)
    .bytes(name)
    .u8(form.province ?? 0)
    .u16(declared)
    .u16(form.exposure.day)
    .u8(form.exposure.degree === 'F1' ? 1 : 2)
    .u16(form.exposure.minutes)
    .u16(note.length)
    .bytes(note)
    .finish();
}

/** Reads a contact form; `contact-form.layout` says what is wrong. */
export function decodeContactForm(body: Uint8Array): Result<ContactForm> {
  const reader = new ByteReader(body);
  const phoneNumber = asciiText(reader.bytes(reader.u8()));
  const name = utf8Text(reader.bytes(reader.u8()));
  const province = reader.u8();
  const declared = reader.u16();
  const day = reader.u16();
  const degree = reader.u8();
  const minutes = reader.u16();
  const note = utf8Text(reader.bytes(reader.u16()));
  if (name === undefined || note === undefined) return wrong('name and note are text in UTF-8');
  if (degree !== 1 && degree !== 2) return wrong('a contact is of degree 1 or 2');
  if (declared >= 1 << symptoms.length) return wrong('a symptom that has no name here');
  const form: ContactForm = {
    phoneNumber,
    name,
    province: province === 0 ? null : province,
    symptoms: symptoms.filter((_, i) => (declared & (1 << i)) !== 0),
    note,
    exposure: { day, degree: degree === 1 ? 'F1' : 'F2', minutes },
  };
  const read = reader.finish(form, 'contact-form.layout');
  if (!read.ok) return read;
  const checked = checkContactForm(form);
  return checked.ok ? read : checked;
}
