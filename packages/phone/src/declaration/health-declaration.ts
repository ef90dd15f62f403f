// SPDX-License-Identifier: GPL-3.0-only
// What a person may show at a checkpoint: who they are and how they feel, in their own words. It is stored nowhere, sent
// nowhere and signed by nobody: a phone that signed would be an identity, and could not vouch for a fever anyway.
import {
  ByteReader,
  ByteWriter,
  checkContactForm,
  civilDayAt,
  fail,
  fromHex,
  ok,
  type Result,
  type Symptom,
  symptoms,
  toHex,
  utf8Bytes,
  utf8Text,
} from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';

/** What the owner says. */
export interface DeclarationInput {
  /** At most 120 bytes of UTF-8. */
  readonly name: string;
  /** E.164; null when not said. */
  readonly phoneNumber: string | null;
  /** Official number of the province, 1 to 99; null when not said. */
  readonly province: number | null;
  readonly symptoms: readonly Symptom[];
  /** At most 600 bytes of UTF-8. */
  readonly note: string;
  /** Whether to say what this phone warns of. */
  readonly withWarning: boolean;
}

export interface HealthDeclaration extends Omit<DeclarationInput, 'withWarning'> {
  /** Unix seconds. */
  readonly madeAt: number;
  /** The strongest warning in force with its civil day, that there is none, or that it was not said. */
  readonly warning: { readonly degree: 'F1' | 'F2'; readonly day: number } | 'none' | 'not-said';
}

const prefix = 'BZHD1:';
/** More than the longest declaration takes. */
const longestText = prefix.length + 2 * 1000;
const warningNumbers = ['not-said', 'none', 'F1', 'F2'] as const;

/** The declaration as it would be shown; `contact-form.layout` says what is wrong with it. */
export function previewDeclaration(
  { store, now }: Pick<PhoneContext, 'store' | 'now'>,
  { withWarning, ...said }: DeclarationInput,
): Result<HealthDeclaration> {
  const declaration = { ...said, madeAt: now, warning: withWarning ? warningOf(store) : 'not-said' } as const;
  const checked = checkDeclaration(declaration);
  return checked.ok ? ok(declaration) : checked;
}

function warningOf({ state }: PhoneContext['store']): HealthDeclaration['warning'] {
  const current = state.alerts.filter(({ withdrawnAt }) => withdrawnAt === null);
  const [strongest] = current.sort((a, b) => a.degree.localeCompare(b.degree) || b.day - a.day);
  return strongest === undefined ? 'none' : { degree: strongest.degree, day: strongest.day };
}

/** The same rules as those of the form for the health authority, but the number may be left out. */
function checkDeclaration(declaration: HealthDeclaration): Result<void> {
  const { madeAt, warning } = declaration;
  if (!(Number.isInteger(madeAt) && madeAt >= 0 && madeAt <= 0xffffffff))
    return fail('contact-form.layout', 'the time of the declaration is no time');
  const hasWarning = typeof warning === 'object';
  return checkContactForm({
    ...declaration,
    phoneNumber: declaration.phoneNumber ?? '+84900000000',
    exposure: { day: hasWarning ? warning.day : civilDayAt(0, 0), degree: 'F1', minutes: 0 },
  });
}

/**
 * Text for a QR code: "BZHD1:" and in upper-case hexadecimal, which a QR code packs tightly: made at u32 | warning u8 | day u16 |
 * province u8 | symptoms u16 | number, name and note, each with its length u16.
 */
export function encodeDeclaration(declaration: HealthDeclaration): string {
  const { madeAt, warning, province, phoneNumber, name, note } = declaration;
  const kind = typeof warning === 'object' ? warning.degree : warning;
  const writer = new ByteWriter()
    .u32(madeAt)
    .u8(warningNumbers.indexOf(kind))
    .u16(typeof warning === 'object' ? warning.day : 0)
    .u8(province ?? 0)
    .u16(symptoms.reduce((bits, each, i) => bits | (declaration.symptoms.includes(each) ? 1 << i : 0), 0));
  for (const text of [phoneNumber ?? '', name, note]) {
    const bytes = utf8Bytes(text);
    writer.u16(bytes.length).bytes(bytes);
  }
  return prefix + toHex(writer.finish()).toUpperCase();
}

/** Reads the text of a declaration's QR code; `contact-form.layout` for anything else. */
export function decodeDeclaration(text: string): Result<HealthDeclaration> {
  const wrong = (what: string) => fail('contact-form.layout', what);
  if (!text.startsWith(prefix) || text.length > longestText) return wrong('this is no health declaration');
  const bytes = fromHex(text.slice(prefix.length));
  if (bytes === undefined) return wrong('this is no health declaration');
  const reader = new ByteReader(bytes);
  const madeAt = reader.u32();
  const kind = warningNumbers[reader.u8()];
  const day = reader.u16();
  const province = reader.u8();
  const declared = reader.u16();
  const [phoneNumber, name, note] = [0, 1, 2].map(() => utf8Text(reader.bytes(reader.u16())));
  if (kind === undefined || declared >= 1 << symptoms.length) return wrong('it says what has no name here');
  if (phoneNumber === undefined || name === undefined || note === undefined)
    return wrong('its texts are not UTF-8');
  const declaration: HealthDeclaration = {
    madeAt,
    warning: kind === 'F1' || kind === 'F2' ? { degree: kind, day } : kind,
    province: province === 0 ? null : province,
    symptoms: symptoms.filter((_, i) => (declared & (1 << i)) !== 0),
    phoneNumber: phoneNumber === '' ? null : phoneNumber,
    name,
    note,
  };
  const read = reader.finish(declaration, 'contact-form.layout');
  if (!read.ok) return read;
  const checked = checkDeclaration(declaration);
  return checked.ok ? read : checked;
}
