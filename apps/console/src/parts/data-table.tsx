// SPDX-License-Identifier: GPL-3.0-only
// A table of any length: only the rows in sight are in the page. Operated by keyboard: arrows or j and k move, Enter opens, x or
// Space chooses, Home and End go to the ends; sorting by the buttons in the head.
import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  type Row,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useShared } from '../language/use-shared.ts';
import { Box } from './box.tsx';
import { Icon } from './icon.tsx';
import { inRankOrder, rankRows } from './sort-rows.ts';

export type { SortingState } from '@tanstack/react-table';

/** A column as react-table knows it, with how wide it is. */
export type Column<T> = ColumnDef<T> & {
  readonly meta?: {
    /** Of a CSS grid: "8rem", "minmax(10rem, 2fr)"; "minmax(8rem, 1fr)" when left out. */
    readonly width?: string;
    readonly isNumber?: boolean;
  };
};

interface DataTableProps<T> {
  /** What the rows are, for screen readers. */
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly idOf: (row: T) => string;
  readonly onOpen?: ((row: T) => void) | undefined;
  /** Ids that are chosen; with it rows can be chosen. */
  readonly chosen?: ReadonlySet<string> | undefined;
  readonly onChosen?: ((chosen: ReadonlySet<string>) => void) | undefined;
  /** Called when the end comes in sight and there is more to load. */
  readonly onNearEnd?: (() => void) | undefined;
  /** Given together when the desk sorts; otherwise the rows at hand are sorted here. */
  readonly sorting?: SortingState | undefined;
  readonly onSorting?: ((sorting: SortingState) => void) | undefined;
  readonly empty?: ReactNode | undefined;
  readonly foot?: ReactNode | undefined;
  /** Told of the row that has the focus. */
  readonly onCurrent?: ((row: T) => void) | undefined;
  /** Shortcuts of a row ("1" … "9"): given the row that has the focus. */
  readonly onRowKey?: ((row: T, key: string) => boolean) | undefined;
  /** Rows altogether, where more are on the desk than here. */
  readonly total?: number | undefined;
}

const metaOf = <T,>(column: ColumnDef<T>) => (column as Column<T>).meta;

/** Rows of one table are laid out one by one: below this width they scroll sideways, all alike. */
function leastRem(template: string): number {
  return [...template.matchAll(/(?:^|[ (])([\d.]+)rem/g)].reduce((sum, found) => sum + Number(found[1]), 0);
}

const rowHeight = 36;
const overscan = 8;
/** Pixels of the table's frame. */
const borders = 4;

export function DataTable<T>(props: DataTableProps<T>) {
  const { rows, columns, idOf, onOpen, chosen, onChosen, onNearEnd, foot, onRowKey } = props;
  const t = useShared();
  const scroll = useRef<HTMLDivElement>(null);
  const [ownSorting, setOwnSorting] = useState<SortingState>([]);
  const sorting = props.sorting ?? ownSorting;
  const [current, setCurrent] = useState(0);
  const table = useReactTable({
    data: rows as T[],
    columns: columns as Column<T>[],
    state: { sorting },
    manualSorting: true,
    onSortingChange: (change) => {
      const next = typeof change === 'function' ? change(sorting) : change;
      (props.onSorting ?? setOwnSorting)(next);
    },
    getRowId: idOf,
    getCoreRowModel: getCoreRowModel(),
    enableSortingRemoval: false,
  });
  const unsorted = table.getCoreRowModel().rows;
  const isOwnSorting = props.sorting === undefined;
  const [order] = isOwnSorting ? sorting : [];
  const sortedBy = order?.id;
  const ranks = useMemo(
    () => (sortedBy === undefined ? null : rankRows(unsorted, (row) => row.getValue(sortedBy))),
    [unsorted, sortedBy],
  );
  const isDescending = order?.desc === true;
  const model = useMemo(
    () =>
      ranks === null ? unsorted : inRankOrder(unsorted, ranks, isDescending ? 'descending' : 'ascending'),
    [unsorted, ranks, isDescending],
  );
  const virtual = useVirtualizer({
    count: model.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan,
  });
  const inSight = virtual.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (model.length > 0 && last >= model.length - overscan) onNearEnd?.();
  }, [last, model.length, onNearEnd]);

  const at = Math.min(current, Math.max(0, model.length - 1));
  const wanted = useRef<number | null>(null);
  const focusWanted = () => {
    if (wanted.current === null) return;
    const row = scroll.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  };
  // A row that is scrolled to is drawn later.
  useEffect(focusWanted);
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(model.length - 1, index));
    if (model.length === 0) return;
    wanted.current = next;
    setCurrent(next);
    virtual.scrollToIndex(next);
    focusWanted();
  };
  useShortcut('j', t.nextRow, () => moveTo(isInside() ? at + 1 : at), { group: 'list' });
  useShortcut('k', t.rowBefore, () => moveTo(isInside() ? at - 1 : at), { group: 'list' });
  const isInside = () => scroll.current?.contains(document.activeElement) ?? false;

  const choose = (row: Row<T>) => {
    if (chosen === undefined || onChosen === undefined) return;
    const next = new Set(chosen);
    if (!next.delete(row.id)) next.add(row.id);
    onChosen(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = model[at];
    // Fields and buttons inside a row keep their own keys.
    if (row === undefined || !(event.target as HTMLElement).matches('[role=row]')) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 2);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: model.length - 1,
    };
    const step = steps[event.key];
    if (step !== undefined) moveTo(step);
    else if (event.key === 'Enter' && onOpen !== undefined) onOpen(row.original);
    else if ((event.key === ' ' || event.key === 'x') && onChosen !== undefined) choose(row);
    else if (onRowKey?.(row.original, event.key) !== true) return;
    event.preventDefault();
  };

  const template = [
    ...(chosen === undefined ? [] : ['2.5rem']),
    ...table.getVisibleLeafColumns().map(({ columnDef }) => metaOf(columnDef)?.width ?? 'minmax(8rem, 1fr)'),
  ].join(' ');
  const height = virtual.getTotalSize() + rowHeight + (foot === undefined ? 0 : rowHeight) + borders;
  const least = { minInlineSize: `${leastRem(template)}rem` };
  const allChosen = chosen !== undefined && model.length > 0 && model.every(({ id }) => chosen.has(id));
  return (
    <div className="table" style={model.length === 0 ? undefined : { maxBlockSize: height }}>
      {/* A grid of rows: each row takes the focus, its cells are read with it. */}
      <Box
        ref={scroll}
        className="table-scroll"
        role="grid"
        aria-label={props.label}
        aria-rowcount={(props.total ?? model.length) + 1}
        aria-multiselectable={chosen === undefined ? undefined : true}
        onKeyDown={onKeyDown}
      >
        <Box className="table-head" role="rowgroup" style={least}>
          {table.getHeaderGroups().map((group) => (
            <Box
              className="table-row"
              role="row"
              aria-rowindex={1}
              key={group.id}
              style={{ gridTemplateColumns: template }}
            >
              {chosen !== undefined && (
                <Box className="table-cell" role="columnheader">
                  <label className="check">
                    <span className="heard-only">{t.chooseAll}</span>
                    <input
                      type="checkbox"
                      checked={allChosen}
                      onChange={() => onChosen?.(allChosen ? new Set() : new Set(model.map(({ id }) => id)))}
                    />
                  </label>
                </Box>
              )}
              {group.headers.map((header) => {
                const { column } = header;
                const order = column.getIsSorted();
                const words = flexRender(column.columnDef.header, header.getContext());
                return (
                  <Box
                    key={header.id}
                    role="columnheader"
                    className={
                      metaOf(column.columnDef)?.isNumber === true ? 'table-cell number' : 'table-cell'
                    }
                    aria-sort={order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : undefined}
                  >
                    {column.getCanSort() ? (
                      <button type="button" className="table-sort" onClick={() => column.toggleSorting()}>
                        {words}
                        <Icon
                          name={order === 'asc' ? 'up' : order === 'desc' ? 'down' : 'sort'}
                          size={0.875}
                        />
                      </button>
                    ) : (
                      <span>{words}</span>
                    )}
                  </Box>
                );
              })}
            </Box>
          ))}
        </Box>
        {model.length === 0 ? (
          <Box role="rowgroup">
            <Box role="row">
              <Box role="gridcell">{props.empty}</Box>
            </Box>
          </Box>
        ) : (
          <Box className="table-body" role="rowgroup" style={{ ...least, blockSize: virtual.getTotalSize() }}>
            {inSight.map(({ index, start }) => {
              const row = model[index];
              if (row === undefined) return null;
              const isChosen = chosen?.has(row.id);
              return (
                <Box
                  key={row.id}
                  role="row"
                  tabIndex={index === at ? 0 : -1}
                  data-index={index}
                  aria-rowindex={index + 2}
                  aria-selected={isChosen}
                  className={`table-row${onOpen === undefined ? '' : ' opens'}${index === at ? ' current' : ''}`}
                  style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
                  onFocus={() => {
                    setCurrent(index);
                    props.onCurrent?.(row.original);
                  }}
                  onClick={(event) => {
                    if ((event.target as HTMLElement).closest('a, button, input, label') === null)
                      onOpen?.(row.original);
                  }}
                >
                  {chosen !== undefined && (
                    <Box className="table-cell" role="gridcell">
                      <label className="check">
                        <span className="heard-only">{t.chooseRow}</span>
                        <input
                          type="checkbox"
                          tabIndex={-1}
                          checked={isChosen === true}
                          onChange={() => choose(row)}
                        />
                      </label>
                    </Box>
                  )}
                  {row.getVisibleCells().map((cell) => (
                    <Box
                      key={cell.id}
                      role="gridcell"
                      className={
                        metaOf(cell.column.columnDef)?.isNumber === true ? 'table-cell number' : 'table-cell'
                      }
                    >
                      <span>{flexRender(cell.column.columnDef.cell, cell.getContext())}</span>
                    </Box>
                  ))}
                </Box>
              );
            })}
          </Box>
        )}
      </Box>
      {foot !== undefined && <div className="table-foot">{foot}</div>}
    </div>
  );
}
