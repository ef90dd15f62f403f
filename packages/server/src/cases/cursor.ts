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

export interface OrderPart {
  readonly column: RawBuilder<unknown>;
  readonly isDescending?: boolean;
  readonly type: 'integer' | 'text';
}

/** The rows after a key in an order in which every value is there and the last one is unique. */
export function afterKey(order: readonly OrderPart[], key: Key): RawBuilder<SqlBool> {
  const value = (i: number) => {
    const of = key[i] ?? null;
    return order[i]?.type === 'integer' ? sql`${Number(of)}::integer` : sql`${String(of)}::text`;
  };
  const steps = order.map(({ column, isDescending }, i) => {
    const before = order.slice(0, i).map(({ column: earlier }, j) => sql`${earlier} = ${value(j)}`);
    const after = isDescending ? sql`${column} < ${value(i)}` : sql`${column} > ${value(i)}`;
    return sql`(${sql.join([...before, after], sql` and `)})`;
  });
  const [first] = order;
  if (first === undefined) return sql<SqlBool>`true`;
  // Said besides, so that an index on the first column begins where the page does.
  const bound = first.isDescending
    ? sql`${first.column} <= ${value(0)}`
    : sql`${first.column} >= ${value(0)}`;
  return sql<SqlBool>`(${bound} and (${sql.join(steps, sql` or `)}))`;
}

/** The order as SQL. */
export const orderBy = (order: readonly OrderPart[]): RawBuilder<unknown> =>
  sql.join(
    order.map(({ column, isDescending }) => (isDescending ? sql`${column} desc` : sql`${column}`)),
    sql`, `,
  );
