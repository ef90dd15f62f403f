// SPDX-License-Identifier: GPL-3.0-only
// The parties that hold something, and their tables in one shape: lines of a log are rows of one column.
import type { ShownTable, TourKnows } from '@bluezone/simulator';

export const holderIds = [
  'phone',
  'registration',
  'authority',
  'exposure',
  'observer',
  'sniffer',
  'log',
] as const;
export type HolderId = (typeof holderIds)[number];

/** Everything that a party holds. */
export function tablesOf(knows: TourKnows, holder: HolderId): readonly ShownTable[] {
  if (holder !== 'log') return knows[holder];
  return [{ table: 'log', rows: knows.log.map((line) => ({ line })) }];
}

export function rowCount(tables: readonly ShownTable[]): number {
  return tables.reduce((sum, { rows }) => sum + rows.length, 0);
}
