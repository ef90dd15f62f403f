// SPDX-License-Identifier: GPL-3.0-only
import type { ShownTable } from '@bluezone/simulator';
import { useMemo, useState } from 'preact/hooks';
import { numberText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { type HolderId, rowCount } from './holders.ts';
import { matchingRows } from './page-of-rows.ts';
import { RowTable } from './row-table.tsx';

interface Props {
  readonly holder: HolderId;
  readonly title: string;
  readonly tables: readonly ShownTable[];
}

/** Small tables are open from the beginning. */
const openRows = 12;

/** One party with all its tables, and a box to find rows in them. */
export function HolderView({ holder, title, tables }: Props) {
  const { t, language } = useText();
  const texts = t.knows;
  const [filter, setFilter] = useState('');
  const [isWhole, setWhole] = useState(false);
  const all = rowCount(tables);
  const shown = useMemo(
    () => tables.map(({ table, rows }) => ({ table, rows: matchingRows(rows, filter), of: rows.length })),
    [tables, filter],
  );
  const found = rowCount(shown);
  const isFiltered = filter.trim() !== '';
  const number = (value: number): string => numberText(language, value);
  return (
    <section class="holder" aria-labelledby="holder-title">
      <h3 id="holder-title">{title}</h3>
      <dl class="verdict">
        <dt class="can">{texts.can}</dt>
        <dd>{texts.holders[holder].can}</dd>
        <dt class="cannot">{texts.cannot}</dt>
        <dd>{texts.holders[holder].cannot}</dd>
      </dl>
      <div class="holder-tools">
        <label class="field">
          <span class="hidden">{texts.filter(title)}</span>
          <input
            type="search"
            placeholder={texts.filterHint}
            value={filter}
            onInput={({ currentTarget }) => setFilter(currentTarget.value)}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={isWhole}
            onChange={({ currentTarget }) => setWhole(currentTarget.checked)}
          />
          <span>{texts.everyByte}</span>
        </label>
      </div>
      <p class="note" role="status">
        {isFiltered && (found === 0 ? texts.nothingFound : texts.filtered(number(found), number(all)))}
      </p>
      {shown.map(({ table, rows, of }) => {
        const name = texts.tables[table] ?? (table === 'log' ? texts.log : table);
        const isOpen = isFiltered ? rows.length > 0 : shown.length === 1 || of <= openRows;
        return (
          <details key={`${table} ${isFiltered}`} class="table" open={of > 0 && isOpen}>
            <summary>
              <span>{name}</span> <code>{table}</code>
              <small>{of === 0 ? texts.none : texts.rows(number(rows.length))}</small>
            </summary>
            {rows.length > 0 && (
              <RowTable
                key={filter}
                label={`${title}: ${name}`}
                rows={rows}
                // A line of a log is a sentence and not a value: its first digits say nothing.
                isWhole={isWhole || table === 'log'}
              />
            )}
          </details>
        );
      })}
    </section>
  );
}
