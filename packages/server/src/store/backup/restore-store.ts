// SPDX-License-Identifier: GPL-3.0-only
// A backup back into an empty database. The whole file is read and proved first: a damaged one changes nothing.
import { ok, type Result } from '@bluezone/protocol';
import type { Kysely } from 'kysely';
import type { ObjectStore } from '../../objects/object-store.ts';
import { migrate } from '../migrations.ts';
import { readChunks } from './backup-chunks.ts';
import {
  type BackupContents,
  type BackupEnd,
  decodeFileFrame,
  type Frame,
  frameTypes,
  readFrames,
  type TableEnd,
} from './backup-frames.ts';
import { bytesColumns } from './copy-rows.ts';
import { loadTables, prepareTarget, type RowLoader } from './load-store.ts';
import { RowReader } from './row-bytes.ts';
import { refuseBackup, withRefusals } from './store-refusal.ts';
import type { TableShape } from './table-shape.ts';

export interface RestoreOptions {
  /** Null for a backup that is not sealed. */
  readonly passphrase: string | null;
  /** Where published files go; those of the backup are left out without it. */
  readonly objects?: ObjectStore;
  /** Told now and then how many bytes of the backup were read; each is read twice. */
  readonly onProgress?: (bytes: number) => void;
}

export interface RestoreSummary {
  readonly tables: Readonly<Record<string, number>>;
  readonly files: number;
}

/** Gives the backup's bytes from the beginning, each time it is called. */
export type BackupSource = () => AsyncIterable<Uint8Array>;

function parsed<T>({ content }: Frame): T {
  return JSON.parse(content.toString('utf8')) as T;
}

/** Reads a backup to its end and gives what it says it holds; throws a refusal when anything in it is wrong. */
async function prove(frames: AsyncIterable<Frame>): Promise<BackupContents> {
  let contents: BackupContents | undefined;
  let end: BackupEnd | undefined;
  let files = 0;
  for await (const frame of frames) {
    if (end !== undefined || (contents === undefined) !== (frame.type === frameTypes.contents))
      throw refuseBackup('the parts of the backup are not in order');
    if (frame.type === frameTypes.contents) contents = parsed<BackupContents>(frame);
    if (frame.type === frameTypes.file) files++;
    if (frame.type === frameTypes.end) end = parsed<BackupEnd>(frame);
  }
  if (contents === undefined || end === undefined) throw refuseBackup('the backup is cut off');
  if (contents.format !== 1) throw refuseBackup('the backup was made by a newer version of this program');
  if (end.files !== files) throw refuseBackup('published files are missing in the backup');
  return contents;
}

async function feedRows(
  frames: AsyncIterable<Frame>,
  shapes: readonly TableShape[],
  loader: RowLoader,
): Promise<void> {
  const isBytes = shapes.map(bytesColumns);
  for await (const frame of frames) {
    if (frame.type === frameTypes.table) await loader.end(parsed<TableEnd>(frame));
    if (frame.type !== frameTypes.rows) continue;
    const table = frame.content.readUInt16LE();
    const reader = new RowReader(frame.content.subarray(2));
    const rows = [];
    while (!reader.isAtEnd) rows.push(reader.next(isBytes[table] ?? []));
    await loader.rows(table, rows);
  }
}

async function restoreFiles(frames: AsyncIterable<Frame>, objects: ObjectStore): Promise<number> {
  let files = 0;
  for await (const frame of frames) {
    if (frame.type !== frameTypes.file) continue;
    const { name, bytes } = decodeFileFrame(frame.content);
    await objects.put(name, bytes);
    files++;
  }
  return files;
}

/**
 * Restores a backup, then brings the tables up to date. Nothing is changed unless the whole file is right, the tables of
 * the target are empty and everything has arrived as it was; published files come first, as with a publication.
 * @param db the target as the owner of its tables, or of none yet
 * @returns `store.backup` for a damaged, cut off or foreign file and for a wrong passphrase, `store.not-empty` for a target
 * that holds rows
 */
export async function restoreStore(
  db: Kysely<unknown>,
  source: BackupSource,
  options: RestoreOptions,
): Promise<Result<RestoreSummary>> {
  const frames = () => readFrames(readChunks(source(), options.passphrase));
  return await withRefusals(async () => {
    const { migrations, tables: shapes } = await prove(counted(frames(), options.onProgress));
    await prepareTarget(db, migrations, shapes);
    const { objects } = options;
    const files = { count: 0 };
    const tables = await loadTables(db, shapes, async (loader) => {
      await feedRows(counted(frames(), options.onProgress), shapes, loader);
      if (objects !== undefined) files.count = await restoreFiles(frames(), objects);
    });
    await migrate(db);
    return ok({ tables, files: files.count });
  });
}

async function* counted(
  frames: AsyncIterable<Frame>,
  onProgress?: (bytes: number) => void,
): AsyncGenerator<Frame> {
  let bytes = 0;
  for await (const frame of frames) {
    bytes += frame.content.length;
    onProgress?.(bytes);
    yield frame;
  }
}
