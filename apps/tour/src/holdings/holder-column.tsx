// SPDX-License-Identifier: GPL-3.0-only
import type { ShownTable } from '@bluezone/simulator';
import { useText } from '../language/use-language.ts';
import { RowTable } from './row-table.tsx';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly tables: readonly ShownTable[];
}

/** One party with all its tables. */
export function HolderColumn({ id, title, note, tables }: Props) {
  const { t } = useText();
  return (
    <section class={`holder holder-${id} card`} aria-labelledby={`holder-${id}`}>
      <h3 id={`holder-${id}`}>{title}</h3>
      <p class="note">{note}</p>
      {tables.map((table) => (
        <details key={table.table} class="table" open={table.rows.length > 0 && table.rows.length <= 12}>
          <summary>
            <span>{t.tables[table.table] ?? table.table}</span> <code>{table.table}</code>
            <small>{table.rows.length === 0 ? t.holdings.none : t.holdings.rows(table.rows.length)}</small>
          </summary>
          {table.rows.length > 0 && (
            <RowTable label={`${title}: ${t.tables[table.table] ?? table.table}`} table={table} />
          )}
        </details>
      ))}
    </section>
  );
}
