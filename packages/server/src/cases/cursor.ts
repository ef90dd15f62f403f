// SPDX-License-Identifier: GPL-3.0-only
// Pages are read by key, not by number: what comes or goes meanwhile neither repeats nor hides a row.
import { type RawBuilder, type SqlBool, sql } from 'kysely';

type Key = readonly (string | number | null)[];

/** The key of a page's last row, as text without meaning. */
export const cursorOf = (key: Key): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The key in a cursor; undefined for what is none of `length` values. */
export function keyOfCursor(cursor: string | undefined, length: number): Key | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const isKey =
      Array.isArray(key) &&
      key.length === length &&
      key.every((each) => each === null || typeof each === 'string' || Number.isSafeInteger(each));
    return isKey ? (key as Key) : undefined;
  } catch {
    return undefined;
  }
}

/** An order in which every value is there and the last one is unique; all of it ascends, or all of it descends. */
export interface RowOrder {
  readonly columns: readonly {
    readonly column: RawBuilder<unknown>;
    readonly type: 'integer' | 'text';
  }[];
  readonly isDescending: boolean;
}

/** The rows after a key: one comparison of whole rows, which an index on the same columns answers where the page begins. */
export function afterKey({ columns, isDescending }: RowOrder, key: Key): RawBuilder<SqlBool> {
  const values = columns.map(({ type }, i) => {
    const value = key[i] ?? null;
    return type === 'integer' ? sql`${Number(value)}::integer` : sql`${String(value)}::text`;
  });
  const names = columns.map(({ column }) => column);
  return sql<SqlBool>`(${sql.join(names)}) ${isDescending ? sql`<` : sql`>`} (${sql.join(values)})`;
}

/** The order as SQL. */
export const orderBy = ({ columns, isDescending }: RowOrder): RawBuilder<unknown> =>
  sql.join(
    columns.map(({ column }) => (isDescending ? sql`${column} desc` : column)),
    sql`, `,
  );
