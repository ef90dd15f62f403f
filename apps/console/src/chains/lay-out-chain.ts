// SPDX-License-Identifier: GPL-3.0-only
// The drawing of a chain: time goes to the right, one column for each day; families lie below one another. Everybody gets a row
// such that no two people of one row are nearer than a label is wide, and every family stays together.

import type { ChainLink, ChainPerson } from './chain.ts';
import type { Forest } from './chain-forest.ts';

/** Measures of the drawing, in pixels of its own. */
export interface ChainMeasures {
  readonly dayWidth: number;
  readonly rowHeight: number;
  /** Room that a mark and its name need to the right. */
  readonly labelWidth: number;
  /** Free rows between two families. */
  readonly familyGap: number;
  readonly margin: number;
}

export const usualMeasures: ChainMeasures = {
  dayWidth: 40,
  rowHeight: 26,
  labelWidth: 190,
  familyGap: 1,
  margin: 28,
};

export interface PlacedPerson {
  readonly person: ChainPerson;
  readonly link: ChainLink | null;
  readonly x: number;
  readonly y: number;
  readonly row: number;
}

export interface PlacedLink {
  readonly link: ChainLink;
  readonly from: PlacedPerson;
  readonly to: PlacedPerson;
  /** Not the link by which it stands below its source. */
  readonly isOther: boolean;
}

export interface ChainDrawing {
  /** From above to below. */
  readonly people: readonly PlacedPerson[];
  readonly links: readonly PlacedLink[];
  readonly width: number;
  readonly height: number;
  /** Unix day of the first and of the last column. */
  readonly firstDay: number;
  readonly lastDay: number;
}

/** Numbers of days "YYYY-MM-DD": a chain has many people and few days. */
function dayNumbers(): (day: string) => number {
  const known = new Map<string, number>();
  return (day) => {
    let number = known.get(day);
    if (number === undefined) {
      number = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
      known.set(day, number);
    }
    return number;
  };
}

/**
 * Lays a forest out. A child stands on the row of its parent when nothing of that row is in its way; otherwise on a new row
 * below all of its elder brothers and sisters. One pass over the people and one over the links: O(n + m).
 */
export function layOutChain(forest: Forest, measures: ChainMeasures = usualMeasures): ChainDrawing {
  const { dayWidth, rowHeight, labelWidth, familyGap, margin } = measures;
  const dayNumber = dayNumbers();
  const days = forest.inOrder.map(({ person }) => dayNumber(person.day));
  // Thousands of days are more than a call may have arguments.
  const firstDay = days.reduce((first, day) => Math.min(first, day), days[0] ?? 0);
  const lastDay = days.reduce((last, day) => Math.max(last, day), days[0] ?? 0);
  const placed = new Map<string, PlacedPerson>();
  // A chain on one row goes to the right, so that each row is filled in the order in which it is read.
  const rows: PlacedPerson[][] = [];
  const links: PlacedLink[] = [];
  let nextRow = 0;
  forest.inOrder.forEach((node, i) => {
    const { person, link } = node;
    const x = margin + ((days[i] as number) - firstDay) * dayWidth;
    const parent = node.parent === null ? undefined : placed.get(node.parent.person.id);
    if (parent === undefined && nextRow > 0) nextRow += familyGap;
    // Rows below the parent's belong to its elder children; its own is free as long as nothing stands below.
    const isFirst = parent !== undefined && node.parent?.children[0] === node;
    const row = isFirst && x - parent.x >= labelWidth ? parent.row : nextRow++;
    const here = { person, link, x, y: margin + row * rowHeight, row };
    placed.set(person.id, here);
    const ofRow = rows[row];
    if (ofRow === undefined) rows[row] = [here];
    else ofRow.push(here);
    if (link !== null && parent !== undefined) links.push({ link, from: parent, to: here, isOther: false });
  });
  for (const link of forest.otherLinks) {
    const from = placed.get(link.from);
    const to = placed.get(link.to);
    if (from !== undefined && to !== undefined) links.push({ link, from, to, isOther: true });
  }
  return {
    people: rows.flat(),
    links,
    width: 2 * margin + (lastDay - firstDay) * dayWidth + labelWidth,
    height: 2 * margin + Math.max(0, nextRow - 1) * rowHeight,
    firstDay,
    lastDay,
  };
}

/** The line of a link: out of the source to the right, down, and into the target from the left. */
export function linkPath({ from, to }: PlacedLink): string {
  if (from.y === to.y) return `M${from.x} ${from.y}H${to.x}`;
  if (to.x - from.x < 12) {
    // Nearly the same day: round the left side of both.
    const out = Math.min(from.x, to.x) - 14;
    return `M${from.x} ${from.y}C${out} ${from.y} ${out} ${to.y} ${to.x} ${to.y}`;
  }
  const turn = Math.sign(to.y - from.y) * Math.min(8, Math.abs(to.y - from.y));
  return `M${from.x} ${from.y}V${to.y - turn}Q${from.x} ${to.y} ${from.x + 8} ${to.y}H${to.x}`;
}

/** People and links of which something lies between two heights; people are sorted by height, so that few are looked at. */
export function inSight(drawing: ChainDrawing, top: number, bottom: number) {
  const { people } = drawing;
  let low = 0;
  let high = people.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((people[middle] as PlacedPerson).y < top) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < people.length && (people[end] as PlacedPerson).y <= bottom) end++;
  return {
    people: people.slice(low, end),
    links: drawing.links.filter(
      ({ from, to }) => Math.max(from.y, to.y) >= top && Math.min(from.y, to.y) <= bottom,
    ),
  };
}
