// SPDX-License-Identifier: GPL-3.0-only
// What each desk really knows: its rows as they stand, for the page that shows it honestly. Reads only.
import { toHex } from '@bluezone/protocol';
import type { Kysely } from 'kysely';
import type { Store } from './store/store.ts';

export type Desk = 'registration' | 'cases' | 'exposure' | 'meetings';

/** A value as shown: bytes in hexadecimal. */
export type ShownValue = string | number | boolean | null;

export interface ShownTable {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, ShownValue>>[];
}

const tablesByDesk: Record<Desk, readonly string[]> = {
  registration: ['phones', 'issued'],
  cases: ['cases', 'codes', 'staff', 'sessions'],
  exposure: ['reports', 'published_keys', 'exports', 'configurations', 'indexes', 'community'],
  meetings: ['tags'],
};

function shown(value: unknown): ShownValue {
  if (value instanceof Uint8Array) return toHex(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}

/** All rows of a desk's tables, at most `limit` of each. */
export async function deskTables(store: Store, desk: Desk, limit = 200): Promise<ShownTable[]> {
  const db = store[desk] as unknown as Kysely<Record<string, Record<string, unknown>>>;
  const tables: ShownTable[] = [];
  for (const table of tablesByDesk[desk]) {
    const rows = await db.selectFrom(table).selectAll().limit(limit).execute();
    tables.push({
      table,
      rows: rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, value]) => [column, shown(value)])),
      ),
    });
  }
  return tables;
}
