// SPDX-License-Identifier: GPL-3.0-only
import { type CsvFault, readCsv } from '@bluezone/csv';
import { hashOf } from './import-memory.ts';

export interface ReadTable {
  readonly name: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  readonly rows: readonly (readonly string[])[];
  /** Cells of the widest row. */
  readonly width: number;
}

export type TableFault =
  | CsvFault
  | { readonly ok: false; readonly fault: 'not-utf8' | 'too-large' | 'empty' };

const mostBytes = 30 * 1024 * 1024;

/** A file or pasted text as a table. */
export async function readTable(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<({ readonly ok: true } & ReadTable) | TableFault> {
  if (bytes.length > mostBytes) return { ok: false, fault: 'too-large' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, fault: 'not-utf8' };
  }
  const table = readCsv(text);
  if (!table.ok) return table;
  if (table.rows.length === 0) return { ok: false, fault: 'empty' };
  const width = table.rows.reduce((most, row) => Math.max(most, row.length), 0);
  return { ok: true, name, hash: await hashOf(bytes), rows: table.rows, width };
}
