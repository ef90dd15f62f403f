// SPDX-License-Identifier: GPL-3.0-only
import { useId, useState } from 'preact/hooks';
import { numberText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { ScrollBox } from '../scroll-box.tsx';
import { columnsOf, pageOfRows, type ShownRow } from './page-of-rows.ts';
import { ValueCell } from './value-cell.tsx';

interface Props {
  readonly label: string;
  readonly rows: readonly ShownRow[];
  readonly isWhole?: boolean;
}

/** Rows as they are, a page at a time, in a box of its own that scrolls. */
export function RowTable({ label, rows, isWhole = false }: Props) {
  const { t, language } = useText();
  const [wanted, setWanted] = useState(0);
  const id = useId();
  const { rows: drawn, page, pages, first } = pageOfRows(rows, wanted);
  const columns = columnsOf(drawn);
  const number = (value: number): string => numberText(language, value);
  return (
    <>
      <ScrollBox class="rows" label={label}>
        <table id={id}>
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
            {drawn.map((row, i) => (
              // Rows have no identity of their own: they are redrawn whole.
              <tr key={`${first + i} ${String(Object.values(row)[0])}`}>
                {columns.map((column) => (
                  <ValueCell key={column} column={column} value={row[column] ?? null} isWhole={isWhole} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {pages > 1 && (
        <nav class="pages" aria-label={t.knows.pagesOf(label)}>
          <PageButton text="«" label={t.knows.firstPage} to={0} />
          <PageButton text="‹" label={t.knows.previousPage} to={page - 1} />
          <span role="status">
            {t.knows.range(number(first + 1), number(first + drawn.length), number(rows.length))}
          </span>
          <PageButton text="›" label={t.knows.nextPage} to={page + 1} />
          <PageButton text="»" label={t.knows.lastPage} to={pages - 1} />
        </nav>
      )}
    </>
  );

  function PageButton({ text, label: name, to }: { text: string; label: string; to: number }) {
    const isThere = to >= 0 && to < pages && to !== page;
    return (
      <button
        type="button"
        aria-label={name}
        aria-controls={id}
        aria-disabled={!isThere}
        onClick={() => isThere && setWanted(to)}
      >
        {text}
      </button>
    );
  }
}
