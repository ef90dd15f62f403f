// SPDX-License-Identifier: GPL-3.0-only
// One publication, in an order that survives a crash after any step: files under their content hash, then rows that
// name them and mark the keys as published, together; then the index. What is not in rows yet is simply made again.
import {
  type Configuration,
  type ExportKeyColumns,
  exportColumnsOf,
  intervalAt,
  intervalSeconds,
  intervalStart,
  utcDayAt,
} from '@bluezone/protocol';
import { sql } from 'kysely';
import type { ExposureKeys, Random } from '../keys/keyring.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { Settings } from '../settings.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { Store } from '../store/store.ts';
import { type BuiltExport, buildExports, type ExportSpan } from './build-exports.ts';
import { inventKeys } from './pad-keys.ts';
import { collectPending, nothingPending, type PendingKeys, type RowMark } from './pending-keys.ts';
import { publishIndex } from './publish-index.ts';
import { publishConfiguration } from './served-configuration.ts';

export interface Publication {
  readonly sequence: number;
  readonly files: number;
  /** Keys newly published, without padding. */
  readonly keys: number;
  /** Keys published again with another report type, without padding. */
  readonly revised: number;
}

/** What a publication needs besides the time. */
export interface Publisher {
  readonly exposure: Store['exposure'];
  readonly objects: ObjectStore;
  readonly keys: Pick<ExposureKeys, 'index' | 'export'>;
  /** The configuration as served, keys of the desks included. */
  readonly configuration: Configuration;
  readonly settings: Settings;
  readonly random: Random;
}

/** What there is already, as far as it decides about more. */
interface ExportFacts {
  /** End of the latest file; null when there is none. */
  readonly lastEnd: number | null;
  /** Files in their retention. */
  readonly count: number;
  /** Files of the UTC day. */
  readonly ofToday: number;
}

async function exportFacts(db: Store['exposure'], settings: Settings, now: number): Promise<ExportFacts> {
  const today = utcDayAt(now);
  const row = await db
    .selectFrom('exports')
    .select((e) => [
      e.fn.max('to_time').as('last'),
      e.fn
        .countAll()
        .filterWhere('day', '>=', today - settings.exportRetentionDays + 1)
        .as('count'),
      e.fn.countAll().filterWhere('day', '=', today).as('today'),
    ])
    .executeTakeFirstOrThrow();
  return {
    lastEnd: row.last === null ? null : Number(row.last),
    count: Number(row.count),
    ofToday: Number(row.today),
  };
}

/** The span of a publication at `now`. It ends with the last whole interval, before which every due key has ended. */
function spanAt({ lastEnd }: ExportFacts, region: string, now: number): ExportSpan {
  const to = intervalStart(intervalAt(now));
  return { region, from: Math.min(lastEnd ?? to, to - intervalSeconds), to };
}

const manyFiles = 700;
const slowPeriodSeconds = 3600;

/**
 * An index names at most 1,500 files. Where a short period would make more within their retention, files come hourly;
 * keys wait for the next one.
 */
function mayAddFiles({ count, lastEnd }: ExportFacts, now: number): boolean {
  return count < manyFiles || now - (lastEnd ?? 0) >= slowPeriodSeconds;
}

type Transaction = Store['exposure'];

const keysInStatement = 50_000;
const marksInStatement = 10_000;

/** Remembers keys, in the order of their bytes, in which an index takes them fastest. */
async function rememberKeys(db: Transaction, { keys, count }: ExportKeyColumns, day: number): Promise<void> {
  for (let from = 0; from < count; from += keysInStatement) {
    const length = Math.min(keysInStatement, count - from);
    const page = Array.from({ length }, (_, i) => keys.subarray(16 * (from + i), 16 * (from + i + 1)));
    await sql`
      insert into exposure.published_keys (key, day)
      select key, ${day}::int from unnest(${page}::bytea[]) as fresh (key)
    `.execute(db);
  }
}

async function markRows(db: Transaction, marks: readonly RowMark[]): Promise<void> {
  for (let from = 0; from < marks.length; from += marksInStatement) {
    const page = marks.slice(from, from + marksInStatement);
    await sql`
      update exposure.reports set published = reports.published | mark.published,
        ceded = reports.ceded | mark.ceded, revoked = reports.revoked | mark.revoked
      from unnest(${page.map((m) => m.hash)}::bytea[], ${page.map((m) => m.published)}::int[],
        ${page.map((m) => m.ceded)}::int[], ${page.map((m) => m.revoked)}::int[])
        as mark (hash, published, ceded, revoked)
      where reports.token_hash = mark.hash
    `.execute(db);
  }
}

/** What the index says of a file, once the file itself is in the object store. */
type StoredExport = Omit<BuiltExport, 'zip'> & { readonly bytes: number };

/** For files on their way to a slow object store; the roles' own limit is shorter (docs/storage.md). */
const longestWait = '10min';

/**
 * Remembers keys while the files are still being made, and commits when they are there: before that nothing of it holds.
 */
async function markPublished(
  db: Store['exposure'],
  pending: PendingKeys,
  files: Promise<readonly StoredExport[]>,
  span: ExportSpan,
  now: number,
): Promise<void> {
  const day = utcDayAt(now);
  // Whoever waits for them below is told; until then a failure may come unwaited for.
  files.catch(() => undefined);
  await inTransaction(db, async (transaction) => {
    await sql.raw(`set local idle_in_transaction_session_timeout = '${longestWait}'`).execute(transaction);
    await rememberKeys(transaction, pending.fresh, day);
    const stored = await files;
    // Marked last: whoever withdraws a report waits for its row.
    await markRows(transaction, pending.marks);
    await transaction
      .insertInto('exports')
      .values(
        stored.map((file) => ({
          hash: file.hash,
          from_time: span.from,
          to_time: span.to,
          bytes: file.bytes,
          day,
          key_count: file.keyCount,
          revised_count: file.revisedCount,
          padding_count: file.paddingCount,
        })),
      )
      .execute();
  });
}

/** Puts files into the object store as they are made, so that one is held at a time. */
async function storeFiles(objects: ObjectStore, files: AsyncIterable<BuiltExport>): Promise<StoredExport[]> {
  const stored: StoredExport[] = [];
  for await (const { zip, ...file } of files) {
    await objects.put(`exports/${file.hash}.zip`, zip);
    stored.push({ ...file, bytes: zip.length });
  }
  return stored;
}

/**
 * Publishes what is due at `now` and a new index. A period without keys publishes no file, but every UTC day begins with
 * one, so that a file says nothing about whether there were cases.
 */
export async function publish(publisher: Publisher, now: number): Promise<Publication> {
  const { exposure, objects, keys, configuration, settings, random } = publisher;
  const published = await publishConfiguration(exposure, objects, configuration);
  const facts = await exportFacts(exposure, settings, now);
  const pending = mayAddFiles(facts, now)
    ? await collectPending(exposure, configuration, now)
    : nothingPending();
  const { fresh, revised, marks } = pending;
  let fileCount = 0;
  if (fresh.count + revised.count > 0 || facts.ofToday === 0) {
    const span = spanAt(facts, configuration.deployment.region, now);
    const isInvented = fresh.count === 0;
    const shown = isInvented
      ? exportColumnsOf(inventKeys(settings.minimumBatch, utcDayAt(now), random))
      : fresh;
    const built = storeFiles(objects, buildExports(shown, revised, span, keys, settings, random)).then(
      (files) =>
        files.map((file) =>
          isInvented ? { ...file, paddingCount: file.paddingCount + file.keyCount } : file,
        ),
    );
    try {
      await markPublished(exposure, pending, built, span, now);
    } finally {
      // Nothing of a publication goes on behind it.
      await Promise.allSettled([built]);
    }
    fileCount = (await built).length;
  } else await markRows(exposure, marks);
  const sequence = await publishIndex(exposure, published, keys, settings, now);
  return { sequence, files: fileCount, keys: fresh.count, revised: revised.count };
}
