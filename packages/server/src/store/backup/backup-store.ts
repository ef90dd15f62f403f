// SPDX-License-Identifier: GPL-3.0-only
// Everything a database holds, as of one moment, in one stream of bytes; the desks go on meanwhile.
import { ok, type Result } from '@bluezone/protocol';
import { type Kysely, sql } from 'kysely';
import type { ObjectStore } from '../../objects/object-store.ts';
import { appliedMigrations } from '../migrations.ts';
import type { StoreDesk } from '../postgres-store.ts';
import { type ByteSink, ChunkWriter } from './backup-chunks.ts';
import { encodeFileFrame, encodeJsonFrame, encodeRowsFrame, frameTypes } from './backup-frames.ts';
import { readNextNumbers, readRows } from './copy-rows.ts';
import { RowSum } from './row-bytes.ts';
import { withRefusals } from './store-refusal.ts';
import { readShapes, type TableShape } from './table-shape.ts';

export interface BackupOptions {
  /** Null for a backup that anybody can read. */
  readonly passphrase: string | null;
  /** Rows of this desk alone; of all when left out. */
  readonly desk?: StoreDesk;
  /** Where the published files are, to have them in the backup too. */
  readonly objects?: ObjectStore;
  /** Told now and then how many rows were read. */
  readonly onProgress?: (rows: number) => void;
}

export interface BackupSummary {
  /** "schema.table" → rows. */
  readonly tables: Readonly<Record<string, number>>;
  readonly files: number;
  /** Published files that a row names and the object store does not have. */
  readonly missingFiles: number;
}

/** Names of the published files in a snapshot. */
async function publishedFiles(db: Kysely<unknown>, shapes: readonly TableShape[]): Promise<string[]> {
  if (!shapes.some(({ schema }) => schema === 'exposure')) return [];
  const { rows } = await sql<{ name: string }>`
    select 'configurations/' || hash || '.json' as name from exposure.configurations
    union select 'exports/' || hash || '.zip' from exposure.exports order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/**
 * Writes a backup. Every table is read in one transaction that sees one moment and changes nothing. Files are read after
 * it: each was there before the row that names it.
 * @param db as the owner of the tables
 * @returns `key.file` for a passphrase that is too short, `store.unavailable` when the database goes away
 */
export async function backupStore(
  db: Kysely<unknown>,
  sink: ByteSink,
  options: BackupOptions,
): Promise<Result<BackupSummary>> {
  const writer = ChunkWriter.make(sink, options.passphrase);
  return writer.ok ? await withRefusals(() => writeBackup(db, writer.value, options)) : writer;
}

async function writeBackup(
  db: Kysely<unknown>,
  writer: ChunkWriter,
  options: BackupOptions,
): Promise<Result<BackupSummary>> {
  const tables: Record<string, number> = {};
  let read = 0;
  const names = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      const shapes = await readShapes(snapshot, options.desk);
      const migrations = await appliedMigrations(snapshot);
      await writer.write(encodeJsonFrame(frameTypes.contents, { format: 1, migrations, tables: shapes }));
      for (const [table, shape] of shapes.entries()) {
        const sum = new RowSum();
        for await (const rows of readRows(snapshot, shape)) {
          for (const row of rows) sum.add(row);
          await writer.write(encodeRowsFrame(table, rows));
          read += rows.length;
          options.onProgress?.(read);
        }
        const nextNumbers = await readNextNumbers(snapshot, shape);
        await writer.write(encodeJsonFrame(frameTypes.table, { table, sum: sum.text(), nextNumbers }));
        tables[`${shape.schema}.${shape.name}`] = sum.rows;
      }
      return await publishedFiles(snapshot, shapes);
    });
  let files = 0;
  let missingFiles = 0;
  for (const name of options.objects === undefined ? [] : names) {
    const bytes = await options.objects?.get(name);
    if (bytes === undefined) missingFiles++;
    else {
      await writer.write(encodeFileFrame(name, bytes));
      files++;
    }
  }
  await writer.write(encodeJsonFrame(frameTypes.end, { files }));
  await writer.end();
  return ok({ tables, files, missingFiles });
}
