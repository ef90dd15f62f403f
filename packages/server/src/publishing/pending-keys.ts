// SPDX-License-Identifier: GPL-3.0-only
// Which keys the next files must hold, and what must be marked once they do. Rows come in pages and their keys go into
// columns, so that a publication of a million keys takes some forty megabytes.
import {
  type Configuration,
  compareKeysAt,
  type ExportKeyColumns,
  isPublishable,
  noOnset,
  orderOfKeys,
  reportTypes,
  type SharedKey,
  toHex,
  utcDayOfInterval,
} from '@bluezone/protocol';
import { type Selectable, sql } from 'kysely';
import { unpackKeys } from '../exposure/packed-keys.ts';
import type { Store } from '../store/store.ts';
import type { ExposureTables } from '../store/tables.ts';
import { KeyList, type ListedKey } from './key-list.ts';

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
  /** In the order of their bytes, each once. */
  readonly fresh: ExportKeyColumns;
  readonly revised: ExportKeyColumns;
  readonly marks: readonly RowMark[];
}

export const nothingPending = (): PendingKeys => ({
  fresh: new KeyList().columns(),
  revised: new KeyList().columns(),
  marks: [],
});

const furthestDay = 14;
const rowsInPage = 5000;

/** A row's key as an export shows it; days since onset outside −14…14 are left out. */
function listed({ key, start, period }: SharedKey, type: number, onsetDay: number | null): ListedKey {
  const days = onsetDay === null ? noOnset : utcDayOfInterval(start) - onsetDay;
  return { key, start, period, type, onset: Math.abs(days) > furthestDay ? noOnset : days };
}

/** Rows with something to publish, by their token hash, after the one given. */
async function unfinishedRows(db: Store['exposure'], after: Uint8Array): Promise<Row[]> {
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
    .where('token_hash', '>', after)
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
    .limit(rowsInPage)
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

/** Keys whose time has come, in the order of their rows, with what decides what becomes of each. */
class DueKeys {
  readonly keys = new KeyList();
  /** Number of the row's mark. */
  readonly rows: number[] = [];
  /** Place of the key in its row. */
  readonly places: number[] = [];
  /** Those that stand in a file already, and those of them that may be published again. */
  readonly known = new Set<number>();
  readonly upgrades = new Set<number>();

  add(key: ListedKey, row: number, place: number, isUpgrade: boolean): void {
    if (isUpgrade) this.upgrades.add(this.keys.count);
    this.keys.add(key);
    this.rows.push(row);
    this.places.push(place);
  }
}

/** Settles what is due: of several times the same key the first counts, and what is in a file already stays out. */
function settle(due: DueKeys, marks: readonly RowMark[], revised: KeyList): KeyList {
  const fresh = new KeyList();
  const { keys, starts, periods, types, onsets, count } = due.keys.columns();
  let taken: number | undefined;
  for (const i of orderOfKeys(keys, count)) {
    const mark = marks[due.rows[i] as number] as RowMark;
    const bit = 1 << (due.places[i] as number);
    const isKnown = due.known.has(i);
    const isTaken = taken !== undefined && compareKeysAt(keys, taken, i) === 0;
    if (isTaken || (isKnown && !due.upgrades.has(i))) {
      mark.ceded |= bit;
      continue;
    }
    taken = i;
    mark.published |= bit;
    (isKnown ? revised : fresh).add({
      key: keys.subarray(16 * i, 16 * i + 16),
      start: starts[i] as number,
      period: periods[i] as number,
      type: types[i] as number,
      onset: onsets[i] as number,
    });
  }
  return fresh;
}

/** Collects what is due at `now`: keys that cannot be replayed any more, and published ones that changed. */
export async function collectPending(
  db: Store['exposure'],
  configuration: Configuration,
  now: number,
): Promise<PendingKeys> {
  const { toleranceIntervals } = configuration.matching;
  const due = new DueKeys();
  const revised = new KeyList();
  const marks: RowMark[] = [];
  let after: Uint8Array = new Uint8Array(0);
  for (;;) {
    const page = await unfinishedRows(db, after);
    const firstDue = due.keys.count;
    const dueKeys: Uint8Array[] = [];
    for (const row of page) {
      const mark: RowMark = { hash: row.token_hash, published: 0, ceded: 0, revoked: 0 };
      unpackKeys(row.keys).forEach((key, i) => {
        const bit = 1 << i;
        if ((row.ceded & bit) !== 0) return;
        if (row.state === 'withdrawn') {
          if ((row.published & bit) === 0 || (row.revoked & bit) !== 0) return;
          mark.revoked |= bit;
          revised.add(listed(key, reportTypes.revoked, null));
        } else if ((row.published & bit) === 0 && isPublishable(key, toleranceIntervals, now)) {
          dueKeys.push(key.key);
          due.add(listed(key, row.report_type, row.onset_day), marks.length, i, (row.upgrades & bit) !== 0);
        }
      });
      marks.push(mark);
    }
    const known = await knownAmong(db, dueKeys);
    if (known.size > 0)
      dueKeys.forEach((key, i) => {
        if (known.has(toHex(key))) due.known.add(firstDue + i);
      });
    const last = page.at(-1);
    if (last === undefined || page.length < rowsInPage) break;
    after = last.token_hash;
  }
  const fresh = settle(due, marks, revised).columns();
  return {
    fresh,
    revised: revised.columns(),
    marks: marks.filter((m) => (m.published | m.ceded | m.revoked) !== 0),
  };
}
