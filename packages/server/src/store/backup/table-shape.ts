// SPDX-License-Identifier: GPL-3.0-only
// What tables there are and what is in their columns, asked of the database itself: a new table of a desk is copied and
// backed up without anybody having to remember it.
import { type Kysely, sql } from 'kysely';
import { type StoreDesk, storeDesks } from '../postgres-store.ts';

export interface ColumnShape {
  readonly name: string;
  /** As PostgreSQL calls it: "bytea", "integer", "text". */
  readonly type: string;
  /** Whether the database gives numbers by itself, also when a number is given. */
  readonly isIdentity: boolean;
}

export interface TableShape {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly ColumnShape[];
}

/** Schemas with rows of each desk. Leases are nobody's: a job without one is due, which does no harm. */
const schemasOf: Readonly<Record<StoreDesk, readonly string[]>> = {
  registration: ['registration'],
  cases: ['cases', 'audit'],
  exposure: ['exposure'],
  meetings: ['meetings'],
};

/** "exposure.reports", each part quoted. */
export const placeOf = ({ schema, name }: Pick<TableShape, 'schema' | 'name'>): string =>
  `${quoted(schema)}.${quoted(name)}`;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

interface ColumnRow {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly isIdentity: boolean;
}

/** Tables of a desk, or of all; those that others hang on come before them. */
export async function readShapes(db: Kysely<unknown>, desk?: StoreDesk): Promise<TableShape[]> {
  const schemas = (desk === undefined ? storeDesks : [desk]).flatMap((name) => schemasOf[name]);
  const { rows } = await sql<ColumnRow>`
    select n.nspname::text as schema, c.relname::text as "table", a.attname::text as "column",
      format_type(a.atttypid, a.atttypmod) as type, a.attidentity <> '' as "isIdentity"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any(${schemas}::text[])
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by 1, 2, a.attnum`.execute(db);
  const shapes = new Map<string, { schema: string; name: string; columns: ColumnShape[] }>();
  for (const { schema, table, column, type, isIdentity } of rows) {
    const shape = shapes.get(`${schema}.${table}`) ?? { schema, name: table, columns: [] };
    shapes.set(`${schema}.${table}`, shape);
    shape.columns.push({ name: column, type, isIdentity });
  }
  const parents = await sql<{ child: string; parent: string }>`
    select cn.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace cn on cn.oid = c.relnamespace
      join pg_class p on p.oid = f.confrelid join pg_namespace pn on pn.oid = p.relnamespace
    where f.contype = 'f' and f.conrelid <> f.confrelid`.execute(db);
  return inOrder(shapes, parents.rows);
}

function inOrder<T>(
  shapes: ReadonlyMap<string, T>,
  references: readonly { readonly child: string; readonly parent: string }[],
): T[] {
  const ordered = new Set<T>();
  const visit = (name: string) => {
    const shape = shapes.get(name);
    if (shape === undefined || ordered.has(shape)) return;
    for (const { child, parent } of references) if (child === name) visit(parent);
    ordered.add(shape);
  };
  for (const name of shapes.keys()) visit(name);
  return [...ordered];
}

/** Names of the tables that hold rows. */
export async function tablesWithRows(db: Kysely<unknown>, shapes: readonly TableShape[]): Promise<string[]> {
  const names: string[] = [];
  for (const shape of shapes) {
    const { rows } = await sql
      .raw<{ found: number }>(`select 1 as found from ${placeOf(shape)} limit 1`)
      .execute(db);
    if (rows.length > 0) names.push(`${shape.schema}.${shape.name}`);
  }
  return names;
}
