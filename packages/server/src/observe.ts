// SPDX-License-Identifier: GPL-3.0-only
// What each desk really knows: its rows as they stand, for the page that shows it honestly. Reads only.
import { toHex } from '@bluezone/protocol';
import type { Kysely } from 'kysely';
import type { Store } from './store/store.ts';

/** The health authority's is `cases`; the record of what its staff did is shown with it. */
export type Desk = 'registration' | 'cases' | 'exposure' | 'meetings';

/** A value as shown: bytes in hexadecimal. */
export type ShownValue = string | number | boolean | null;

export interface ShownTable {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, ShownValue>>[];
}

export interface DeskTablesOptions {
  /** Rows of each table at most; 200 when left out, infinite for all. */
  readonly limit?: number;
  /** newest, when left out: what came last stands first, as far as a row tells when it came. */
  readonly order?: 'newest' | 'oldest';
}

interface TableSource {
  readonly schema: keyof Store;
  readonly table: string;
  /** Columns that tell when a row came, coarsest first. */
  readonly age: readonly string[];
  /** What puts rows of the same age into an order, the same at every look; it says nothing of when they came. */
  readonly key: readonly string[];
}

const tablesByDesk: Record<Desk, readonly TableSource[]> = {
  registration: [
    { schema: 'registration', table: 'phones', age: [], key: ['number_hmac'] },
    { schema: 'registration', table: 'issued', age: ['period'], key: ['credential_hash'] },
    { schema: 'registration', table: 'attempts', age: ['expires'], key: ['attempt_hash'] },
    { schema: 'registration', table: 'number_days', age: ['day'], key: ['limit_hmac'] },
    { schema: 'registration', table: 'sms_days', age: ['day'], key: ['scope'] },
    { schema: 'registration', table: 'province_days', age: ['day'], key: ['province'] },
  ],
  cases: [
    { schema: 'cases', table: 'cases', age: ['day'], key: ['id'] },
    { schema: 'cases', table: 'codes', age: ['expires'], key: ['link_hash'] },
    { schema: 'cases', table: 'contact_forms', age: ['day'], key: ['number_hmac'] },
    { schema: 'cases', table: 'people', age: ['day'], key: ['id'] },
    { schema: 'cases', table: 'follow_ups', age: ['day'], key: ['id'] },
    { schema: 'cases', table: 'links', age: ['day'], key: ['id'] },
    { schema: 'cases', table: 'refused_suggestions', age: ['day'], key: ['source_id', 'target_id'] },
    { schema: 'cases', table: 'code_days', age: ['redeemed_day'], key: ['issued_day'] },
    { schema: 'cases', table: 'record_totals', age: ['day'], key: ['figure', 'province'] },
    { schema: 'cases', table: 'repeats', age: ['day'], key: ['key_hash'] },
    { schema: 'cases', table: 'staff', age: [], key: ['username'] },
    { schema: 'cases', table: 'sessions', age: ['created'], key: ['token_hash'] },
    { schema: 'cases', table: 'login_failures', age: ['last'], key: ['name_hash'] },
    { schema: 'cases', table: 'tickets', age: ['expires'], key: ['ticket_hash'] },
    { schema: 'cases', table: 'factor_steps', age: ['step'], key: ['username'] },
    { schema: 'cases', table: 'recovery_codes', age: [], key: ['code_hash'] },
    { schema: 'cases', table: 'directives', age: ['proposed_day'], key: ['id'] },
    { schema: 'cases', table: 'in_force', age: ['day'], key: ['id'] },
    { schema: 'audit', table: 'acts_today', age: ['day'], key: ['id'] },
    { schema: 'audit', table: 'acts', age: ['day'], key: ['id'] },
    { schema: 'audit', table: 'heads', age: ['day'], key: ['province', 'seal'] },
  ],
  exposure: [
    { schema: 'exposure', table: 'reports', age: ['day'], key: ['token_hash'] },
    { schema: 'exposure', table: 'published_keys', age: ['day'], key: ['key'] },
    { schema: 'exposure', table: 'exports', age: ['to_time'], key: ['hash'] },
    { schema: 'exposure', table: 'configurations', age: ['version'], key: [] },
    { schema: 'exposure', table: 'indexes', age: ['sequence'], key: [] },
    { schema: 'exposure', table: 'community', age: [], key: ['id'] },
    { schema: 'exposure', table: 'directives', age: [], key: ['id'] },
    { schema: 'exposure', table: 'turns', age: [], key: ['name'] },
  ],
  meetings: [{ schema: 'meetings', table: 'tags', age: ['interval'], key: ['tag'] }],
};

function shown(value: unknown): ShownValue {
  if (value instanceof Uint8Array) return toHex(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}

/** The rows of a desk's tables, every column of them. */
export async function deskTables(
  store: Store,
  desk: Desk,
  options: DeskTablesOptions = {},
): Promise<ShownTable[]> {
  const { limit = 200, order = 'newest' } = options;
  const tables: ShownTable[] = [];
  for (const { schema, table, age, key } of tablesByDesk[desk]) {
    const db = store[schema] as unknown as Kysely<Record<string, Record<string, unknown>>>;
    let query = db.selectFrom(table).selectAll();
    for (const column of age) query = query.orderBy(column, order === 'newest' ? 'desc' : 'asc');
    for (const column of key) query = query.orderBy(column);
    if (Number.isFinite(limit)) query = query.limit(limit);
    const rows = await query.execute();
    tables.push({
      table,
      rows: rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, value]) => [column, shown(value)])),
      ),
    });
  }
  return tables;
}
