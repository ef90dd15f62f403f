// SPDX-License-Identifier: GPL-3.0-only
// Rows out of a database and into one, in batches, never a whole table in memory. Both within the caller's transaction.
import { type Kysely, sql } from 'kysely';
import { encodeRow, RowSum, type RowValue } from './row-bytes.ts';
import { placeOf, quoted, type TableShape } from './table-shape.ts';

const rowsPerBatch = 200;

/** For each column, whether its value is bytes and not text. */
export const bytesColumns = ({ columns }: TableShape): boolean[] =>
  columns.map(({ type }) => type === 'bytea');

/** All rows of a table as bytes, some hundreds at a time. Needs a transaction, for its cursor. */
export async function* readRows(db: Kysely<unknown>, shape: TableShape): AsyncGenerator<Buffer[]> {
  const list = shape.columns.map(({ name, type }, i) => {
    const value = type === 'bytea' ? quoted(name) : `${quoted(name)}::text`;
    return `${value} as c${i}`;
  });
  const names = list.map((_, i) => `c${i}`);
  await sql
    .raw(`declare table_rows no scroll cursor for select ${list.join(', ')} from ${placeOf(shape)}`)
    .execute(db);
  for (;;) {
    const { rows } = await sql
      .raw<Record<string, RowValue>>(`fetch ${rowsPerBatch} from table_rows`)
      .execute(db);
    if (rows.length === 0) break;
    yield rows.map((row) => encodeRow(names.map((name) => row[name] ?? null)));
  }
  await sql.raw('close table_rows').execute(db);
}

/** Counts and sums all rows of a table. */
export async function sumRows(db: Kysely<unknown>, shape: TableShape): Promise<RowSum> {
  const sum = new RowSum();
  for await (const rows of readRows(db, shape)) for (const row of rows) sum.add(row);
  return sum;
}

/** Adds rows to a table, every column as given. */
export async function writeRows(
  db: Kysely<unknown>,
  shape: TableShape,
  rows: readonly (readonly RowValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const isBytes = bytesColumns(shape);
  const names = shape.columns.map(({ name }) => quoted(name)).join(', ');
  const values = shape.columns.map(({ type }, i) => sql.raw(isBytes[i] ? `r.c${i}` : `r.c${i}::${type}`));
  const lists = shape.columns.map((_, i) => {
    const list = rows.map((row) => row[i] ?? null);
    return isBytes[i] ? sql`${list}::bytea[]` : sql`${list}::text[]`;
  });
  const aliases = sql.raw(shape.columns.map((_, i) => `c${i}`).join(', '));
  await sql`insert into ${sql.raw(placeOf(shape))} (${sql.raw(names)}) overriding system value
    select ${sql.join(values)} from unnest(${sql.join(lists)}) as r (${aliases})`.execute(db);
}

/** The next number of each identity column of a table. */
export async function readNextNumbers(
  db: Kysely<unknown>,
  shape: TableShape,
): Promise<Record<string, number>> {
  const numbers: Record<string, number> = {};
  for (const { name, isIdentity } of shape.columns) {
    if (!isIdentity) continue;
    const found = await sql<{ place: string }>`
      select pg_get_serial_sequence(${placeOf(shape)}, ${name}) as place`.execute(db);
    const place = found.rows[0]?.place;
    if (place === undefined) throw new Error(`${placeOf(shape)} has no numbers for ${name}`);
    const { rows } = await sql
      .raw<{ next: number }>(`select last_value + is_called::int as next from ${place}`)
      .execute(db);
    numbers[name] = rows[0]?.next ?? 1;
  }
  return numbers;
}

/** Sets the next numbers of identity columns. */
export async function writeNextNumbers(
  db: Kysely<unknown>,
  shape: TableShape,
  numbers: Readonly<Record<string, number>>,
): Promise<void> {
  for (const [name, next] of Object.entries(numbers))
    await sql`select setval(pg_get_serial_sequence(${placeOf(shape)}, ${name}), ${next}::bigint, false)`.execute(
      db,
    );
}
