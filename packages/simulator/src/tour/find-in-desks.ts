// SPDX-License-Identifier: GPL-3.0-only
// "Find this person", for somebody who has every table and every log of every desk: looks for what was typed and for what
// a desk could compute from it, then follows every value it finds into every other table.
import { type Desk, deskTables, numberNeedles } from '@bluezone/server';
import type { LivingTown } from '../living/living-town.ts';
import { phoneNumberOf } from '../run/simulated-person.ts';
import type { FoundRow, ShownTable, TourFound } from './tour-api.ts';

const desks: readonly Desk[] = ['registration', 'cases', 'exposure', 'meetings'];
const rowLimit = 20_000;
/** A value that leads to more rows than this tells nobody apart: it is listed with its count, not followed. */
const mostRowsOfAValue = 3;
const mostFoundRows = 400;

interface Cell {
  readonly desk: FoundRow['desk'];
  readonly table: string;
  readonly column: string;
  readonly row: FoundRow['row'];
}

/** Values too common or too small to tell anything by themselves. */
function isTelling(value: unknown): value is string | number {
  return (typeof value === 'string' && value.length >= 3) || (typeof value === 'number' && value > 1);
}

export async function findInDesks(town: LivingTown, text: string): Promise<TourFound> {
  const { store, keys, logLines } = town.parts.server;
  const tables: { desk: FoundRow['desk']; table: ShownTable }[] = [];
  for (const desk of desks)
    for (const table of await deskTables(store, desk, { limit: rowLimit })) tables.push({ desk, table });
  tables.push({ desk: 'log', table: { table: 'log', rows: logLines().map((line) => ({ line })) } });
  const cells = cellsOf(tables);
  const needles = needlesOf(town, text, keys);
  return {
    text,
    needles,
    rows: follow(tables, cells, needles),
    shared: sharedValues(cells),
    searchedTables: tables.length,
    searchedRows: tables.reduce((sum, { table }) => sum + table.rows.length, 0),
  };
}

function needlesOf(
  town: LivingTown,
  text: string,
  keys: Parameters<typeof numberNeedles>[0],
): TourFound['needles'] {
  const needles = [{ what: 'text', value: text }, ...numberNeedles(keys, text)];
  const named = town.parts.world.persons.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  for (const { index } of named) {
    const number = phoneNumberOf(index);
    needles.push({ what: 'number-of-name', value: number }, ...numberNeedles(keys, number));
  }
  return needles;
}

function cellsOf(tables: readonly { desk: FoundRow['desk']; table: ShownTable }[]): Map<string, Cell[]> {
  const cells = new Map<string, Cell[]>();
  for (const { desk, table } of tables)
    for (const row of table.rows)
      for (const [column, value] of Object.entries(row)) {
        if (!isTelling(value)) continue;
        const cell = { desk, table: table.table, column, row };
        const list = cells.get(String(value));
        if (list === undefined) cells.set(String(value), [cell]);
        else list.push(cell);
      }
  return cells;
}

/** Rows that hold a needle anywhere in a value, and from them every row that shares a telling value. */
function follow(
  tables: readonly { desk: FoundRow['desk']; table: ShownTable }[],
  cells: ReadonlyMap<string, readonly Cell[]>,
  needles: TourFound['needles'],
): FoundRow[] {
  const found = new Map<FoundRow['row'], FoundRow>();
  const wanted = needles.map(({ value }) => value.toLowerCase());
  for (const { desk, table } of tables)
    for (const row of table.rows)
      if (Object.values(row).some((value) => holdsAny(value, wanted)))
        found.set(row, { desk, table: table.table, row, by: null });
  const queue = [...found.values()];
  for (let next = queue.shift(); next !== undefined && found.size < mostFoundRows; next = queue.shift())
    for (const [column, value] of Object.entries(next.row)) {
      const others = cells.get(String(value)) ?? [];
      if (!isTelling(value) || new Set(others.map(({ row }) => row)).size > mostRowsOfAValue) continue;
      for (const { desk, table, row } of others) {
        if (found.has(row)) continue;
        const one: FoundRow = { desk, table, row, by: { value: String(value), table: next.table, column } };
        found.set(row, one);
        queue.push(one);
      }
    }
  return [...found.values()];
}

function holdsAny(value: unknown, wanted: readonly string[]): boolean {
  if (typeof value !== 'string') return wanted.includes(String(value));
  const text = value.toLowerCase();
  return wanted.some((needle) => text.includes(needle));
}

/** Values that stand in tables of more than one desk. */
function sharedValues(cells: ReadonlyMap<string, readonly Cell[]>): TourFound['shared'] {
  const shared: { value: string; columns: string[]; rows: number }[] = [];
  for (const [value, of] of cells) {
    if (new Set(of.map(({ desk }) => desk)).size < 2) continue;
    const columns = [...new Set(of.map(({ desk, table, column }) => `${desk}.${table}.${column}`))].sort();
    shared.push({ value, columns, rows: new Set(of.map(({ row }) => row)).size });
  }
  return shared.sort((a, b) => a.rows - b.rows || a.value.localeCompare(b.value)).slice(0, 200);
}
