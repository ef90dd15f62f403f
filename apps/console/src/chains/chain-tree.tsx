// SPDX-License-Identifier: GPL-3.0-only
// The same as the drawing, as a tree that is read and operated row by row: arrows move, right opens a branch, left closes it or
// goes to the source, Enter opens the record.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { dayText } from '../language/format.ts';
import type { ChainsTexts } from '../language/vi/chains.ts';
import { Box } from '../parts/box.tsx';
import { Icon } from '../parts/icon.tsx';
import { Tag } from '../parts/note.tsx';
import { generationOf } from './chain.ts';
import type { Forest, ForestNode } from './chain-forest.ts';

const rowHeight = 36;

interface ChainTreeProps {
  readonly forest: Forest;
  readonly t: ChainsTexts;
  readonly label: string;
  readonly onOpen: (id: string) => void;
  readonly placeName: (node: ForestNode) => string;
}

/** Nodes whose branches are all open, in the order of the tree. */
export function openRows(forest: Forest, closed: ReadonlySet<string>): readonly ForestNode[] {
  const rows: ForestNode[] = [];
  let closedDepth = Number.POSITIVE_INFINITY;
  for (const node of forest.inOrder) {
    if (node.depth > closedDepth) continue;
    closedDepth = closed.has(node.person.id) ? node.depth : Number.POSITIVE_INFINITY;
    rows.push(node);
  }
  return rows;
}

/** How many stand below each node. */
function countBelow(forest: Forest): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const node of forest.inOrder.toReversed()) {
    const own = counts.get(node.person.id) ?? 0;
    counts.set(node.person.id, own);
    if (node.parent !== null)
      counts.set(node.parent.person.id, (counts.get(node.parent.person.id) ?? 0) + own + 1);
  }
  return counts;
}

export function ChainTree({ forest, t, label, onOpen, placeName }: ChainTreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState(0);
  const rows = useMemo(() => openRows(forest, closed), [forest, closed]);
  const below = useMemo(() => countBelow(forest), [forest]);
  const scroll = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  useEffect(() => {
    if (wanted.current === null) return;
    const row = scroll.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  const at = Math.min(current, Math.max(0, rows.length - 1));
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    wanted.current = next;
    setCurrent(next);
    virtual.scrollToIndex(next);
  };
  const turn = (node: ForestNode, isOpen: boolean) => {
    const next = new Set(closed);
    if (isOpen) next.delete(node.person.id);
    else next.add(node.person.id);
    setClosed(next);
    wanted.current = at;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const node = rows[at];
    if (node === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!(event.target as HTMLElement).matches('[role=row]')) return;
    const hasChildren = node.children.length > 0;
    const isOpen = hasChildren && !closed.has(node.person.id);
    if (event.key === 'ArrowDown' || event.key === 'j') moveTo(at + 1);
    else if (event.key === 'ArrowUp' || event.key === 'k') moveTo(at - 1);
    else if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(rows.length - 1);
    else if (event.key === 'Enter') onOpen(node.person.id);
    else if (event.key === 'ArrowRight') {
      if (isOpen) moveTo(at + 1);
      else if (hasChildren) turn(node, true);
    } else if (event.key === 'ArrowLeft') {
      if (isOpen) turn(node, false);
      else if (node.parent !== null) moveTo(rows.indexOf(node.parent));
    } else return;
    event.preventDefault();
  };
  return (
    <div className="tree-scroll" ref={scroll}>
      <Box
        className="tree-body"
        role="treegrid"
        aria-label={label}
        aria-rowcount={rows.length}
        onKeyDown={onKeyDown}
        style={{ blockSize: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const node = rows[index];
          if (node === undefined) return null;
          const { person, link, depth, children } = node;
          const isOpen = !closed.has(person.id);
          const siblings = node.parent?.children ?? forest.roots;
          return (
            <Box
              key={person.id}
              className="tree-row"
              role="row"
              data-index={index}
              tabIndex={index === at ? 0 : -1}
              aria-rowindex={index + 1}
              aria-level={depth + 1}
              aria-setsize={siblings.length}
              aria-posinset={siblings.indexOf(node) + 1}
              aria-expanded={children.length === 0 ? undefined : isOpen}
              onFocus={() => setCurrent(index)}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Box role="gridcell" style={{ paddingInlineStart: `${depth * 1.5}rem` }}>
                {children.length === 0 ? (
                  <span className="tree-turn" />
                ) : (
                  <button
                    type="button"
                    className="tree-turn"
                    tabIndex={-1}
                    aria-label={isOpen ? t.collapse : t.expand}
                    onClick={() => turn(node, !isOpen)}
                  >
                    <Icon name={isOpen ? 'down' : 'right'} size={0.875} />
                  </button>
                )}
                <Tag tone={person.kind === 'case' ? 'ill' : 'info'}>
                  {t.generations[generationOf(person)]}
                </Tag>
                <button type="button" className="text-link" tabIndex={-1} onClick={() => onOpen(person.id)}>
                  {person.name}
                </button>
                {children.length > 0 && !isOpen && (
                  <span className="soft small">{t.below(below.get(person.id) ?? 0)}</span>
                )}
              </Box>
              <Box role="gridcell" className="soft small">
                {link?.day == null ? '' : t.linkDay(dayText(link.day))}
              </Box>
              <Box role="gridcell" className="soft small">
                {placeName(node)}
              </Box>
              <Box role="gridcell" className="number">
                {dayText(person.day)}
              </Box>
            </Box>
          );
        })}
      </Box>
    </div>
  );
}
