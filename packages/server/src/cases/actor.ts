// SPDX-License-Identifier: GPL-3.0-only
// Which people an account sees. Every query for people goes through here.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { StaffRights } from '../staff/may.ts';

/** Who acts, and within which part of the country. */
export interface Actor extends StaffRights {
  readonly username: string;
}

/** The condition under which a case or person is within the actor's scope; out of it nothing exists. */
export function withinScope(
  { level, province, communes }: StaffRights,
  table: 'cases' | 'people',
): RawBuilder<SqlBool> {
  if (level === 'national') return sql<SqlBool>`true`;
  if (province === null) return sql<SqlBool>`false`;
  const inProvince = sql<SqlBool>`${sql.ref(`${table}.province`)} = ${province}`;
  if (level === 'province') return inProvince;
  return sql<SqlBool>`(${inProvince} and ${sql.ref(`${table}.commune`)} = any(${[...communes]}::text[]))`;
}
