// SPDX-License-Identifier: GPL-3.0-only
// Everything that desks hold and say: rows of every table of every schema in the order in which they lie on the disk,
// lines of the log, metrics, answers that refuse, published files. What tables there are is asked of the database.
import type { Store } from '@bluezone/server';

export interface HeldColumn {
  readonly name: string;
  /** As PostgreSQL calls it. */
  readonly type: string;
}

export interface HeldTable {
  /** "exposure.reports". */
  readonly name: string;
  readonly columns: readonly HeldColumn[];
  /** In the order of the disk, with the columns that the database keeps for itself: `ctid` (place), `xmin` (transaction). */
  readonly rows: readonly HeldRow[];
}

export type HeldRow = Readonly<Record<string, unknown>>;

/** All tables at one moment. */
export interface Dump {
  /** Unix seconds. */
  readonly at: number;
  readonly tables: readonly HeldTable[];
}

/** What was scraped or answered, and when. */
export interface Said {
  readonly at: number;
  /** What was asked. */
  readonly by: string;
  readonly text: string;
}

export interface EverythingHeld {
  readonly dumps: readonly Dump[];
  /** As they stand in the file. */
  readonly logLines: readonly string[];
  /** Each answer of /metrics. */
  readonly metrics: readonly Said[];
  /** Headers and body of each answer with a status from 400. */
  readonly refusals: readonly Said[];
  /** Index, configurations and exports, unpacked: everybody has them. */
  readonly published: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

/** What of a query builder is needed to read tables whose names are known only when they are read. */
interface AnyTables {
  selectFrom(table: string): {
    selectAll(): { execute(): Promise<HeldRow[]> };
    select(columns: readonly string[]): { execute(): Promise<HeldRow[]> };
  };
}

const engineSchemas = ['pg_catalog', 'information_schema'];
const ofDatabase = ['ctid', 'xmin'];

/** Reads every table of a store that was opened with the rights of its owner. */
export async function dumpStore(store: Store, at: number): Promise<Dump> {
  const db = store.jobs as unknown as AnyTables;
  const described = await db
    .selectFrom('information_schema.columns')
    .select(['table_schema', 'table_name', 'column_name', 'data_type', 'ordinal_position'])
    .execute();
  const columnsOf = new Map<string, HeldColumn[]>();
  for (const row of described.sort((a, b) => Number(a.ordinal_position) - Number(b.ordinal_position))) {
    if (engineSchemas.includes(String(row.table_schema))) continue;
    const name = `${row.table_schema}.${row.table_name}`;
    const columns = columnsOf.get(name) ?? [];
    columns.push({ name: String(row.column_name), type: String(row.data_type) });
    columnsOf.set(name, columns);
  }
  const tables: HeldTable[] = [];
  for (const [name, columns] of [...columnsOf].sort(([a], [b]) => a.localeCompare(b))) {
    const names = columns.map((column) => column.name);
    const rows = await db
      .selectFrom(name)
      .select([...ofDatabase, ...names])
      .execute();
    tables.push({ name, columns, rows });
  }
  return { at, tables };
}

/** The rows of a table in a dump. */
export function rowsOf({ tables }: Dump, name: string): readonly HeldRow[] {
  const table = tables.find((each) => each.name === name);
  if (table === undefined) throw new Error(`there is no table ${name}`);
  return table.rows;
}
