// SPDX-License-Identifier: GPL-3.0-only
// Tables as RFC 4180 has them, in UTF-8 with a byte order mark, since spreadsheets take it for another encoding without.
// What a spreadsheet would run as a formula is told to be text.

export type CsvCell = string | number | boolean | null;

export const byteOrderMark = '﻿';

/** First characters by which a spreadsheet takes a cell for a formula, or gets to one (OWASP, CSV injection). */
const runs = /^[=+\-@\t\r\n＝＋－＠]/;

/** Text that a spreadsheet shows and does not run: an apostrophe stands before what would be a formula. */
export const withoutFormula = (text: string): string => (runs.test(text) ? `'${text}` : text);

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  // Numbers are ours: a minus sign before digits is no formula.
  if (typeof cell !== 'string') return String(cell);
  const text = withoutFormula(cell.replaceAll('\0', ''));
  // Whoever reads it guesses the delimiter: any that stands in a cell is quoted.
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line, with its end. */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(cellText).join(',')}\r\n`;

/** A whole table: byte order mark, names of the columns, rows. */
export function csvText(columns: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [byteOrderMark, csvLine(columns)];
  for (const row of rows) lines.push(csvLine(row));
  return lines.join('');
}
