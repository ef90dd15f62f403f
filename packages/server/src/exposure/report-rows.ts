// SPDX-License-Identifier: GPL-3.0-only
// A report's row goes in by one statement that spends its token and keeps it, or does neither. One statement serves all
// reports that come while the one before is under way.
import { reportTypes, toHex } from '@bluezone/protocol';
import { sql } from 'kysely';
import { inGroups } from '../store/in-groups.ts';
import type { Store } from '../store/store.ts';
import { rowKinds } from '../store/tables.ts';

export interface ReportRow {
  readonly tokenHash: Uint8Array;
  readonly bodyHash: Uint8Array;
  readonly revision: Uint8Array;
  /** UTC day of arrival. */
  readonly day: number;
  readonly closesDay: number;
  /** n × 21 bytes. */
  readonly keys: Uint8Array;
  readonly onsetDay: number | null;
  /** Bit i: key i may have been published before. */
  readonly upgrades: number;
  /** Keys of 16 bytes that may not. */
  readonly free: readonly Uint8Array[];
  /** m × 17 bytes; null when there are none. */
  readonly tags: Uint8Array | null;
}

const nameOf = (tokenHash: Uint8Array, bodyHash: Uint8Array) => toHex(tokenHash) + toHex(bodyHash);

/**
 * Puts rows in by one statement: each goes in unless its token, its revision or one of its keys is there already.
 * @returns whether row i did. Two rows with one token and one body are one, and both did.
 */
export async function insertReports(db: Store['exposure'], rows: readonly ReportRow[]): Promise<boolean[]> {
  const column = <T>(of: (row: ReportRow) => T) => rows.map(of);
  const { rows: inserted } = await sql<{ token_hash: Uint8Array; body_hash: Uint8Array }>`
    with given as (
      select * from unnest(${rows.map((_row, i) => i)}::int[], ${column((row) => row.tokenHash)}::bytea[],
        ${column((row) => row.bodyHash)}::bytea[], ${column((row) => row.revision)}::bytea[],
        ${column((row) => row.day)}::int[], ${column((row) => row.closesDay)}::int[],
        ${column((row) => row.keys)}::bytea[], ${column((row) => row.onsetDay)}::int[],
        ${column((row) => row.upgrades)}::int[], ${column((row) => row.tags)}::bytea[])
        as given (number, token_hash, body_hash, revision, day, closes_day, keys, onset_day, upgrades, tags)
    ), known as (
      select free.number from unnest(${rows.flatMap(({ free }, i) => free.map(() => i))}::int[],
        ${rows.flatMap(({ free }) => free)}::bytea[]) as free (number, key)
        join exposure.published_keys on published_keys.key = free.key
    )
    insert into exposure.reports (token_hash, body_hash, revision, kind, state, day, closes_day, keys, onset_day,
      report_type, published, upgrades, ceded, revoked, tags)
    select token_hash, body_hash, revision, ${rowKinds.report}::int, 'accepted', day, closes_day, keys, onset_day,
      ${reportTypes.confirmedTest}::int, 0, upgrades, 0, 0, tags
    from given where number not in (select number from known)
    order by token_hash
    on conflict do nothing
    returning token_hash, body_hash
  `.execute(db);
  const names = new Set(inserted.map((row) => nameOf(row.token_hash, row.body_hash)));
  return rows.map((row) => names.has(nameOf(row.tokenHash, row.bodyHash)));
}

async function knownTokens(
  db: Store['exposure'],
  tokenHashes: readonly Uint8Array[],
): Promise<readonly boolean[]> {
  const found = await db
    .selectFrom('reports')
    .select('token_hash')
    .where(sql<boolean>`token_hash = any(${tokenHashes}::bytea[])`)
    .execute();
  const names = new Set(found.map(({ token_hash }) => toHex(token_hash)));
  return tokenHashes.map((hash) => names.has(toHex(hash)));
}

/** While one statement waits for the disk, another is filled. */
const atOnce = 2;
/** Rows of at most some 40 kB each. */
const most = 64;

export interface ReportRows {
  /** Keeps a row; true when it went in, durably. */
  insert(row: ReportRow): Promise<boolean>;
  /** Whether a token was spent on a report or a claim. */
  isKnown(tokenHash: Uint8Array): Promise<boolean>;
}

/** Rows one by one for those who ask, in groups for the database. */
export function groupedReportRows(db: Store['exposure']): ReportRows {
  return {
    insert: inGroups({ run: (rows) => insertReports(db, rows), atOnce, most }),
    isKnown: inGroups({ run: (hashes) => knownTokens(db, hashes), atOnce, most }),
  };
}
