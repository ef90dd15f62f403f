// SPDX-License-Identifier: GPL-3.0-only
// Names are found without regard to marks and capitals: "nguyen thi anh" finds Nguyễn Thị Ánh.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { caseNumberHmac, normalisePhoneNumber } from '../phone-number.ts';

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

/**
 * The condition under which a row of a table is found: by identifier, by the whole number, or by the beginnings of all
 * words; undefined for a text in which there is nothing to search.
 */
export function foundBy(
  table: 'cases' | 'people',
  text: string,
  numberKey: Uint8Array,
  country: 'VN',
): RawBuilder<SqlBool> | undefined {
  const plain = text.trim();
  if (/^[0-9a-f]{16}$/.test(plain)) return sql<SqlBool>`${sql.ref(`${table}.id`)} = ${plain}`;
  if (plain.replace(/\D/g, '').length >= 8 && /^[\d\s+().-]+$/.test(plain)) {
    const number = normalisePhoneNumber(plain, country);
    const hash = caseNumberHmac(numberKey, number.ok ? number.value : plain);
    return sql<SqlBool>`${sql.ref(`${table}.number_hmac`)} = ${hash}`;
  }
  const words = folded(plain).split(' ').filter(Boolean).slice(0, 8);
  if (words.length === 0) return undefined;
  const query = words.map((word) => `${word}:*`).join(' & ');
  return sql<SqlBool>`to_tsvector('simple'::regconfig, ${sql.ref(`${table}.search`)}) @@ to_tsquery('simple'::regconfig, ${query})`;
}
