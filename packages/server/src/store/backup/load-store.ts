// SPDX-License-Identifier: GPL-3.0-only
// Filling an empty database with rows of another one: all of them, as they were, or none.
import { type Kysely, sql } from 'kysely';
import { appliedMigrations, migrate, migrationNames } from '../migrations.ts';
import type { TableEnd } from './backup-frames.ts';
import { sumRows, writeNextNumbers, writeRows } from './copy-rows.ts';
import { RowSum, type RowValue } from './row-bytes.ts';
import { refuseBackup, refuseStore } from './store-refusal.ts';
import { placeOf, readShapes, type TableShape, tablesWithRows } from './table-shape.ts';

/** Takes rows table by table. */
export interface RowLoader {
  /** Rows of a table, with their bytes. */
  rows(
    table: number,
    rows: readonly { readonly values: readonly RowValue[]; readonly bytes: Uint8Array }[],
  ): Promise<void>;
  /** Says that all rows of a table were given. */
  end(end: TableEnd): Promise<void>;
}

const nameOf = ({ schema, name }: TableShape): string => `${schema}.${name}`;

/**
 * Brings a target's tables to the state in which rows were taken out: not further, since a later migration may change
 * what is in them. Throws a refusal when the rows or the target are of a newer program.
 */
export async function prepareTarget(
  db: Kysely<unknown>,
  migrations: readonly string[],
  shapes: readonly TableShape[],
): Promise<void> {
  const unknown = migrations.filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0)
    throw refuseBackup(
      `the rows come from a newer version of this program, which knows ${unknown.join(', ')}`,
    );
  const extra = (await appliedMigrations(db)).filter((name) => !migrations.includes(name));
  if (extra.length > 0)
    throw refuseStore(
      'store.not-empty',
      `The target's tables are newer than the rows (${extra.join(', ')}): give a database that was never migrated.`,
    );
  await migrate(db, migrations.at(-1));
  const there = new Map((await readShapes(db)).map((shape) => [nameOf(shape), JSON.stringify(shape)]));
  for (const shape of shapes)
    if (there.get(nameOf(shape)) !== JSON.stringify(shape))
      throw refuseBackup(`the table ${nameOf(shape)} has other columns in the target`);
}

/** Refuses a target that holds rows, then lets nobody else write into it until the transaction ends. */
async function claimTarget(db: Kysely<unknown>, shapes: readonly TableShape[]): Promise<void> {
  await sql.raw(`lock table ${shapes.map(placeOf).join(', ')} in share row exclusive mode`).execute(db);
  const filled = await tablesWithRows(db, shapes);
  if (filled.length > 0)
    throw refuseStore(
      'store.not-empty',
      `The target holds rows already (${filled.join(', ')}) and is left as it is.`,
    );
}

/**
 * Fills empty tables in one transaction. Each is counted and summed twice, while rows come and again out of the target;
 * anything that differs rolls everything back.
 * @param feed gives every table's rows and its end to the loader
 */
export async function loadTables(
  db: Kysely<unknown>,
  shapes: readonly TableShape[],
  feed: (loader: RowLoader) => Promise<void>,
): Promise<Record<string, number>> {
  return await db.transaction().execute(async (transaction) => {
    await claimTarget(transaction, shapes);
    const sums = shapes.map(() => new RowSum());
    const counts: Record<string, number> = {};
    const shapeOf = (table: number): { shape: TableShape; sum: RowSum } => {
      const [shape, sum] = [shapes[table], sums[table]];
      if (shape === undefined || sum === undefined)
        throw refuseBackup('the backup names a table that it does not have');
      return { shape, sum };
    };
    await feed({
      async rows(table, rows) {
        const { shape, sum } = shapeOf(table);
        for (const { bytes } of rows) sum.add(bytes);
        await writeRows(
          transaction,
          shape,
          rows.map(({ values }) => values),
        );
      },
      async end({ table, sum: wanted, nextNumbers }) {
        const { shape, sum } = shapeOf(table);
        if (sum.text() !== wanted) throw refuseBackup(`rows of ${nameOf(shape)} are missing or changed`);
        const kept = await sumRows(transaction, shape);
        if (kept.text() !== wanted)
          throw refuseBackup(`${nameOf(shape)} did not arrive in the target as it was`);
        await writeNextNumbers(transaction, shape, nextNumbers);
        counts[nameOf(shape)] = sum.rows;
      },
    });
    const unfinished = shapes.filter((shape) => !(nameOf(shape) in counts)).map(nameOf);
    if (unfinished.length > 0) throw refuseBackup(`the rows of ${unfinished.join(', ')} are missing`);
    return counts;
  });
}
