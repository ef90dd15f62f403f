// SPDX-License-Identifier: GPL-3.0-only
// From the embedded database to PostgreSQL, or from any engine to any other: one pass, proved by counts and sums.
import { ok, type Result } from '@bluezone/protocol';
import type { Kysely } from 'kysely';
import { appliedMigrations, migrate } from '../migrations.ts';
import { bytesColumns, readNextNumbers, readRows } from './copy-rows.ts';
import { loadTables, prepareTarget } from './load-store.ts';
import { RowReader, RowSum } from './row-bytes.ts';
import { withRefusals } from './store-refusal.ts';
import { readShapes } from './table-shape.ts';

export interface MoveSummary {
  /** "schema.table" → rows. */
  readonly tables: Readonly<Record<string, number>>;
}

/**
 * Copies every row of a source, which nobody may change meanwhile and which stays as it is, into an empty target, then
 * brings the target's tables up to date.
 * @param source as the owner of its tables
 * @param target as the owner of its tables, or of none yet
 * @returns `store.not-empty` for a target that holds rows; nothing was changed there then
 */
export async function moveStore(
  source: Kysely<unknown>,
  target: Kysely<unknown>,
  onProgress?: (rows: number) => void,
): Promise<Result<MoveSummary>> {
  return await withRefusals(async () => {
    const tables = await source
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (snapshot) => {
        const shapes = await readShapes(snapshot);
        await prepareTarget(target, await appliedMigrations(snapshot), shapes);
        return await loadTables(target, shapes, async (loader) => {
          let moved = 0;
          for (const [table, shape] of shapes.entries()) {
            const sum = new RowSum();
            const isBytes = bytesColumns(shape);
            for await (const rows of readRows(snapshot, shape)) {
              for (const row of rows) sum.add(row);
              await loader.rows(
                table,
                rows.map((row) => new RowReader(row).next(isBytes)),
              );
              moved += rows.length;
              onProgress?.(moved);
            }
            await loader.end({ table, sum: sum.text(), nextNumbers: await readNextNumbers(snapshot, shape) });
          }
        });
      });
    await migrate(target);
    return ok({ tables });
  });
}
