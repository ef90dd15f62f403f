// SPDX-License-Identifier: GPL-3.0-only
import type { ShownTable } from '@bluezone/simulator';
import { useState } from 'preact/hooks';
import { useText } from '../language/use-language.ts';
import { ScrollBox } from '../scroll-box.tsx';
import { ValueCell } from './value-cell.tsx';

/** Rows that are drawn at once; the rest on demand. */
const firstRows = 60;

/** A table's rows as they are, in a box of its own that scrolls. */
export function RowTable({ label, table }: { label: string; table: ShownTable }) {
  const { t } = useText();
  const [isWhole, setWhole] = useState(false);
  const columns = Object.keys(table.rows[0] ?? {});
  const rows = isWhole ? table.rows : table.rows.slice(0, firstRows);
  return (
    <>
      <ScrollBox class="rows" label={label}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              // Rows have no identity of their own: they are redrawn whole.
              <tr key={`${i} ${String(Object.values(row)[0])}`}>
                {columns.map((column) => (
                  <ValueCell key={column} column={column} value={row[column] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {rows.length < table.rows.length && (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          {t.holdings.showAll(table.rows.length)}
        </button>
      )}
    </>
  );
}
