// SPDX-License-Identifier: GPL-3.0-only
// Tables as people have them: RFC 4180 with comma, semicolon or tab, with or without a byte order mark, whatever the ends
// of lines. Every cell is text and stays text.
import { byteOrderMark, withoutFormula } from './write-csv.ts';

export const csvDelimiters = [',', ';', '\t'] as const;
export type CsvDelimiter = (typeof csvDelimiters)[number];

/** What is wrong with a table, and in which line (the first is 1). */
export interface CsvFault {
  readonly ok: false;
  readonly fault: 'quote' | 'too-many-rows' | 'too-many-columns' | 'too-long';
  readonly line: number;
}

export interface CsvTable {
  readonly ok: true;
  readonly delimiter: CsvDelimiter;
  /** Rows without those that are empty; cells without surrounding spaces. */
  readonly rows: readonly (readonly string[])[];
}

export interface CsvLimits {
  readonly rows: number;
  readonly columns: number;
  /** Characters of a cell. */
  readonly cell: number;
}

export const usualLimits: CsvLimits = { rows: 200_000, columns: 100, cell: 10_000 };

/** The delimiter that stands most often outside quotes in the first line; the comma when none does. */
export function delimiterOf(text: string): CsvDelimiter {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === '\n' || character === '\r')) break;
    else if (!isQuoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  let best: CsvDelimiter = ',';
  for (const each of csvDelimiters) if ((counts.get(each) ?? 0) > (counts.get(best) ?? 0)) best = each;
  return best;
}

/** A cell as text: what our own export marked as text loses the mark again. */
function cellOf(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith("'") && withoutFormula(trimmed.slice(1)) === trimmed
    ? trimmed.slice(1).trim()
    : trimmed;
}

/** Reads a table of at most `limits`; says what is wrong with one that is none, and where. */
export function readCsv(text: string, limits: CsvLimits = usualLimits): CsvTable | CsvFault {
  const body = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  const delimiter = delimiterOf(body);
  const rows: string[][] = [];
  let row: string[] = [];
  let line = 1;
  let at = 0;
  const wrong = (fault: CsvFault['fault']): CsvFault => ({ ok: false, fault, line });
  while (at < body.length) {
    let cell: string;
    if (body[at] === '"') {
      const start = line;
      let end = at + 1;
      for (; ; end++) {
        end = body.indexOf('"', end);
        if (end < 0) return { ok: false, fault: 'quote', line: start };
        if (body[end + 1] !== '"') break;
        end++;
      }
      cell = body.slice(at + 1, end).replaceAll('""', '"');
      for (const character of cell) if (character === '\n') line++;
      at = end + 1;
      if (at < body.length && body[at] !== delimiter && body[at] !== '\n' && body[at] !== '\r')
        return wrong('quote');
    } else {
      let end = at;
      while (end < body.length && body[end] !== delimiter && body[end] !== '\n' && body[end] !== '\r') end++;
      cell = body.slice(at, end);
      at = end;
    }
    if (cell.length > limits.cell) return wrong('too-long');
    row.push(cellOf(cell));
    if (row.length > limits.columns) return wrong('too-many-columns');
    if (body[at] === delimiter) {
      at++;
      if (at < body.length) continue;
      row.push('');
    }
    if (row.some((each) => each !== '')) rows.push(row);
    if (rows.length > limits.rows) return wrong('too-many-rows');
    row = [];
    if (body[at] === '\r' && body[at + 1] === '\n') at++;
    at++;
    line++;
  }
  return { ok: true, delimiter, rows };
}
