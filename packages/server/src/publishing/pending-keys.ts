// SPDX-License-Identifier: GPL-3.0-only
// Which keys the next files must hold, and what must be marked once they do.
import {
  type Configuration,
  type ExportKey,
  isPublishable,
  reportTypes,
  type SharedKey,
  toHex,
  utcDayOfInterval,
} from '@bluezone/protocol';
import { type Selectable, sql } from 'kysely';
import { unpackKeys } from '../exposure/packed-keys.ts';
import type { Store } from '../store/store.ts';
import type { ExposureTables } from '../store/tables.ts';

type Row = Pick<
  Selectable<ExposureTables['reports']>,
  | 'token_hash'
  | 'state'
  | 'keys'
  | 'onset_day'
  | 'report_type'
  | 'published'
  | 'upgrades'
  | 'ceded'
  | 'revoked'
>;

/** Bits to set in one row after publication. */
export interface RowMark {
  readonly hash: Uint8Array;
  published: number;
  ceded: number;
  revoked: number;
}

export interface PendingKeys {
  readonly fresh: ExportKey[];
  readonly revised: ExportKey[];
  readonly marks: RowMark[];
}

const furthestDay = 14;

/** A row's key as an export shows it; days since onset outside −14…14 are left out. */
function exportKeyOf(key: SharedKey, reportType: number, onsetDay: number | null): ExportKey {
  const days = onsetDay === null ? null : utcDayOfInterval(key.start) - onsetDay;
  return {
    key: key.key,
    start: key.start,
    period: key.period,
    reportType,
    daysSinceOnset: days === null || Math.abs(days) > furthestDay ? null : days,
  };
}

async function unfinishedRows(db: Store['exposure']): Promise<Row[]> {
  return await db
    .selectFrom('reports')
    .select([
      'token_hash',
      'state',
      'keys',
      'onset_day',
      'report_type',
      'published',
      'upgrades',
      'ceded',
      'revoked',
    ])
    .where((e) =>
      e.or([
        e.and([
          e('state', '=', 'accepted'),
          sql<boolean>`(published | ceded) <> (1 << (length(keys) / 21)) - 1`,
        ]),
        e.and([e('state', '=', 'withdrawn'), sql<boolean>`(published & ~ceded & ~revoked) <> 0`]),
      ]),
    )
    .orderBy('token_hash')
    .execute();
}

async function knownAmong(db: Store['exposure'], keys: readonly Uint8Array[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom('published_keys')
    .select('key')
    .where(sql<boolean>`key = any(${keys}::bytea[])`)
    .execute();
  return new Set(rows.map(({ key }) => toHex(key)));
}

/** Collects what is due at `now`: keys that cannot be replayed any more, and published ones that changed. */
export async function collectPending(
  db: Store['exposure'],
  configuration: Configuration,
  now: number,
): Promise<PendingKeys> {
  const { toleranceIntervals } = configuration.matching;
  const due: { row: Row; mark: RowMark; key: SharedKey; bit: number }[] = [];
  const revised: ExportKey[] = [];
  const marks: RowMark[] = [];
  for (const row of await unfinishedRows(db)) {
    const mark: RowMark = { hash: row.token_hash, published: 0, ceded: 0, revoked: 0 };
    unpackKeys(row.keys).forEach((key, i) => {
      const bit = 1 << i;
      if ((row.ceded & bit) !== 0) return;
      if (row.state === 'withdrawn') {
        if ((row.published & bit) === 0 || (row.revoked & bit) !== 0) return;
        mark.revoked |= bit;
        revised.push(exportKeyOf(key, reportTypes.revoked, null));
      } else if ((row.published & bit) === 0 && isPublishable(key, toleranceIntervals, now))
        due.push({ row, mark, key, bit });
    });
    marks.push(mark);
  }
  const known = await knownAmong(
    db,
    due.map(({ key }) => key.key),
  );
  const fresh: ExportKey[] = [];
  const taken = new Set<string>();
  for (const { row, mark, key, bit } of due) {
    const name = toHex(key.key);
    const isUpgrade = (row.upgrades & bit) !== 0;
    if (taken.has(name) || (known.has(name) && !isUpgrade)) {
      mark.ceded |= bit;
      continue;
    }
    taken.add(name);
    mark.published |= bit;
    const entry = exportKeyOf(key, row.report_type, row.onset_day);
    if (known.has(name)) revised.push(entry);
    else fresh.push(entry);
  }
  return { fresh, revised, marks: marks.filter((m) => (m.published | m.ceded | m.revoked) !== 0) };
}
