// SPDX-License-Identifier: GPL-3.0-only
// Which rows of a table are looked for and drawn. A phone's log has ten thousand; a page of them is drawn at a time.
import type { ShownTable, ShownValue } from '@bluezone/simulator';

export const rowsPerPage = 50;

export type ShownRow = ShownTable['rows'][number];

export interface PageOfRows {
  readonly rows: readonly ShownRow[];
  /** From 0; the wanted one as far as there is one. */
  readonly page: number;
  readonly pages: number;
  /** Index of the first row drawn. */
  readonly first: number;
}

/** Rows that hold a text in any value, whatever its case; all for an empty text. */
export function matchingRows(rows: readonly ShownRow[], text: string): readonly ShownRow[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) => Object.values(row).some((value) => holds(value, wanted)));
}

function holds(value: ShownValue, wanted: string): boolean {
  return value !== null && String(value).toLowerCase().includes(wanted);
}

export function pageOfRows(rows: readonly ShownRow[], wantedPage: number): PageOfRows {
  const pages = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  const page = Math.min(Math.max(0, wantedPage), pages - 1);
  const first = page * rowsPerPage;
  return { rows: rows.slice(first, first + rowsPerPage), page, pages, first };
}

/** All columns that any row has, in the order in which they first come. */
export function columnsOf(rows: readonly ShownRow[]): string[] {
  const columns = new Set<string>();
  for (const row of rows) for (const column of Object.keys(row)) columns.add(column);
  return [...columns];
}
