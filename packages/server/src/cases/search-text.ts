// SPDX-License-Identifier: GPL-3.0-only
// Names are found without regard to marks and capitals: "nguyen thi anh" finds Nguyễn Thị Ánh.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { caseNumberHmac, normalisePhoneNumber } from '../phone-number.ts';
import type { CaseDesk } from './case-desk.ts';

/** Letters without marks, small, and digits; everything else becomes one space. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** What of somebody is searched: the name, and the last four digits of the number. */
export const searchTextOf = (name: string, phoneNumber: string): string =>
  `${folded(name)} ${phoneNumber.slice(-4)}`.trim();

/** Matches up to here are sought first and put in order then; beyond it the order is followed, for every other row matches. */
const mostSought = 1000;

/**
 * The condition under which a row of a table is found: by identifier, by the whole number, by its last four digits or by the
 * beginnings of all words. A text in which there is nothing to search finds nothing.
 * @param scope narrows what is looked at first; the condition itself does not repeat it
 */
export async function foundBy(
  { cases, numberKey, settings }: Pick<CaseDesk, 'cases' | 'numberKey' | 'settings'>,
  table: 'cases' | 'people',
  text: string,
  scope: RawBuilder<SqlBool>,
): Promise<RawBuilder<SqlBool>> {
  const plain = text.trim();
  if (/^[0-9a-f]{16}$/.test(plain)) return sql<SqlBool>`${sql.ref(`${table}.id`)} = ${plain}`;
  if (plain.replace(/\D/g, '').length >= 8 && /^[\d\s+().-]+$/.test(plain)) {
    const number = normalisePhoneNumber(plain, settings.defaultCountry);
    const hash = caseNumberHmac(numberKey, number.ok ? number.value : plain);
    return sql<SqlBool>`${sql.ref(`${table}.number_hmac`)} = ${hash}`;
  }
  const words = folded(plain).split(' ').filter(Boolean).slice(0, 8);
  if (words.length === 0) return sql<SqlBool>`false`;
  const query = words.map((word) => `${word}:*`).join(' & ');
  const matches = sql<SqlBool>`to_tsvector('simple'::regconfig, ${sql.ref(`${table}.search`)}) @@ to_tsquery('simple'::regconfig, ${query})`;
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(`cases.${table}`)} where ${matches} and ${scope} limit ${mostSought + 1}`.execute(
    cases,
  );
  if (rows.length > mostSought) return matches;
  return sql<SqlBool>`${sql.ref(`${table}.id`)} = any(${rows.map(({ id }) => id)}::text[])`;
}
