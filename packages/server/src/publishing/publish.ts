// SPDX-License-Identifier: GPL-3.0-only
// One publication, in an order that survives a crash after any step: files under their content hash, then rows that
// name them and mark the keys as published, together; then the index. What is not in rows yet is simply made again.
import {
  type Configuration,
  type ExportKey,
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
import { collectPending, type PendingKeys } from './pending-keys.ts';
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

async function markPublished(
  db: Store['exposure'],
  pending: PendingKeys,
  built: readonly BuiltExport[],
  span: ExportSpan,
  now: number,
): Promise<void> {
  const day = utcDayAt(now);
  await inTransaction(db, async (transaction) => {
    await transaction
      .insertInto('exports')
      .values(
        built.map((file) => ({
          hash: file.hash,
          from_time: span.from,
          to_time: span.to,
          bytes: file.zip.length,
          day,
          key_count: file.keyCount,
          revised_count: file.revisedCount,
          padding_count: file.paddingCount,
        })),
      )
      .execute();
    const fresh = pending.fresh.map(({ key }) => key);
    await sql`
      insert into exposure.published_keys (key, day)
      select key, ${day}::int from unnest(${fresh}::bytea[]) as fresh (key)
    `.execute(transaction);
    const { marks } = pending;
    await sql`
      update exposure.reports set published = reports.published | mark.published,
        ceded = reports.ceded | mark.ceded, revoked = reports.revoked | mark.revoked
      from unnest(${marks.map((m) => m.hash)}::bytea[], ${marks.map((m) => m.published)}::int[],
        ${marks.map((m) => m.ceded)}::int[], ${marks.map((m) => m.revoked)}::int[])
        as mark (hash, published, ceded, revoked)
      where reports.token_hash = mark.hash
    `.execute(transaction);
  });
}

/**
 * Publishes what is due at `now` and a new index. A period without keys publishes no file, but every UTC day begins with
 * one, so that a file says nothing about whether there were cases.
 */
export async function publish(publisher: Publisher, now: number): Promise<Publication> {
  const { exposure, objects, keys, configuration, settings, random } = publisher;
  const published = await publishConfiguration(exposure, objects, configuration);
  const facts = await exportFacts(exposure, settings, now);
  const pending: PendingKeys = mayAddFiles(facts, now)
    ? await collectPending(exposure, configuration, now)
    : { fresh: [], revised: [], marks: [] };
  const isEmpty = pending.fresh.length + pending.revised.length === 0;
  let fileCount = 0;
  if (!isEmpty || facts.ofToday === 0) {
    const span = spanAt(facts, configuration.deployment.region, now);
    const invented =
      pending.fresh.length === 0 ? inventKeys(settings.minimumBatch, utcDayAt(now), random) : [];
    const keysToShow: readonly ExportKey[] = invented.length > 0 ? invented : pending.fresh;
    const files = await buildExports(keysToShow, pending.revised, span, keys, settings, random);
    const built = files.map((file) =>
      invented.length > 0 ? { ...file, paddingCount: file.paddingCount + file.keyCount } : file,
    );
    for (const file of built) await objects.put(`exports/${file.hash}.zip`, file.zip);
    await markPublished(exposure, pending, built, span, now);
    fileCount = built.length;
  } else if (pending.marks.length > 0) await markCeded(exposure, pending);
  const sequence = await publishIndex(exposure, published, keys, settings, now);
  return { sequence, files: fileCount, keys: pending.fresh.length, revised: pending.revised.length };
}

/** Duplicates alone make no file, but are remembered as settled. */
async function markCeded(db: Store['exposure'], pending: PendingKeys): Promise<void> {
  for (const mark of pending.marks)
    await db
      .updateTable('reports')
      .set({ ceded: sql<number>`ceded | ${mark.ceded}::int` })
      .where('token_hash', '=', mark.hash)
      .execute();
}
