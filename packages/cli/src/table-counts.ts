// SPDX-License-Identifier: GPL-3.0-only

/** One line for each table, "schema.table   rows". */
export function tableCounts(tables: Readonly<Record<string, number>>): string {
  const names = Object.keys(tables).sort();
  const width = Math.max(0, ...names.map((name) => name.length));
  const digits = Math.max(1, ...Object.values(tables).map((rows) => String(rows).length));
  return names.map((name) => `${name.padEnd(width)}  ${String(tables[name]).padStart(digits)}\n`).join('');
}
