// SPDX-License-Identifier: GPL-3.0-only
// Where people of a recording stand on the map when they meet nobody: those who spend time together near each other. A
// recording knows no places; this is drawn, nothing more.
import { randomStream } from '../air/seeded-random.ts';
import type { Point, Rectangle } from '../town/town-model.ts';
import type { PairContacts } from '../trace/pair-contacts.ts';
import { findCircles, type Ties } from './find-circles.ts';

/** Room for 400; more people get more of it. */
const WIDTH_METRES = 120;
const HEIGHT_METRES = 80;
const ROOMY_FOR = 400;
/** Between two circles, and around all. */
const GAP_METRES = 3;
/** How far from the middle of their share of the floor people stand, as a share of it. */
const JITTER = 0.2;

export interface PeopleLayout {
  readonly bounds: Rectangle;
  /** Each person's own spot. */
  readonly spots: readonly Point[];
  /** Each person's circle: those drawn as one cluster. */
  readonly circles: readonly (readonly number[])[];
}

/** Deterministic in (contacts, seed). */
export function layOutPeople(contacts: PairContacts, seed: number): PeopleLayout {
  const ties = tiesOf(contacts);
  const circles = findCircles(ties);
  const scale = Math.max(1, Math.sqrt(contacts.people / ROOMY_FOR));
  const bounds = { x: 0, y: 0, width: WIDTH_METRES * scale, height: HEIGHT_METRES * scale };
  const spots: Point[] = [];
  const ordered = inOrder(tiesBetween(ties, circles)).map((n) => circles[n] as number[]);
  divide(inset(bounds, GAP_METRES / 2), ordered, (area, circle) => {
    const own = inOrder(ties, circle);
    divide(
      inset(area, GAP_METRES / 2),
      own.map((person) => [person]),
      (cell, [person]) => {
        const random = randomStream(seed, 'spot', person as number);
        const off = () => 0.5 + JITTER * (2 * random.uniform() - 1);
        spots[person as number] = { x: cell.x + cell.width * off(), y: cell.y + cell.height * off() };
      },
    );
  });
  return { bounds, spots, circles };
}

/** Seconds that people spent together. */
function tiesOf({ people, a, b, firstContact, from, to }: PairContacts): Ties {
  const ties = Array.from({ length: people }, () => new Map<number, number>());
  a.forEach((one, pair) => {
    const other = b[pair] as number;
    let seconds = 0;
    for (let c = firstContact[pair] as number; c < (firstContact[pair + 1] as number); c++) {
      seconds += (to[c] as number) - (from[c] as number);
    }
    ties[one]?.set(other, seconds);
    ties[other]?.set(one, seconds);
  });
  return ties;
}

function tiesBetween(ties: Ties, circles: readonly (readonly number[])[]): Ties {
  const circleOf = new Map(circles.flatMap((circle, n) => circle.map((person) => [person, n] as const)));
  return circles.map((circle) => {
    const between = new Map<number, number>();
    for (const person of circle) {
      for (const [other, seconds] of ties[person] ?? []) {
        const n = circleOf.get(other) as number;
        between.set(n, (between.get(n) ?? 0) + seconds);
      }
    }
    return between;
  });
}

/** A row of nodes in which the strongest tie of one to those left says who is next; the first has the most ties. */
function inOrder(ties: Ties, nodes: readonly number[] = ties.map((_, node) => node)): number[] {
  const left = new Set(nodes);
  const weight = (node: number) => [...(ties[node]?.values() ?? [])].reduce((sum, each) => sum + each, 0);
  const weights = new Map(nodes.map((node) => [node, weight(node)]));
  const row: number[] = [];
  while (left.size > 0) {
    const last = row.at(-1);
    const tie = (node: number) => (last === undefined ? 0 : (ties[last]?.get(node) ?? 0));
    const next = [...left].reduce((best, node) => {
      const more = tie(node) - tie(best) || (weights.get(node) as number) - (weights.get(best) as number);
      return more > 0 ? node : best;
    });
    row.push(next);
    left.delete(next);
  }
  return row;
}

/** Gives each group, in order, a share of the floor by its size: halves of halves, cut across the longer side. */
function divide(
  area: Rectangle,
  groups: readonly (readonly number[])[],
  give: (area: Rectangle, group: readonly number[]) => void,
): void {
  const [only] = groups;
  if (only === undefined) return;
  if (groups.length === 1) {
    give(area, only);
    return;
  }
  const sizes = groups.map((group) => group.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let cut = 1;
  let before = sizes[0] as number;
  while (
    cut < groups.length - 1 &&
    Math.abs(before + (sizes[cut] as number) - total / 2) < Math.abs(before - total / 2)
  ) {
    before += sizes[cut++] as number;
  }
  const share = before / total;
  const { x, y, width, height } = area;
  const [one, other] =
    width >= height
      ? [
          { x, y, width: width * share, height },
          { x: x + width * share, y, width: width * (1 - share), height },
        ]
      : [
          { x, y, width, height: height * share },
          { x, y: y + height * share, width, height: height * (1 - share) },
        ];
  divide(one as Rectangle, groups.slice(0, cut), give);
  divide(other as Rectangle, groups.slice(cut), give);
}

function inset({ x, y, width, height }: Rectangle, by: number): Rectangle {
  const margin = Math.min(by, width / 4, height / 4);
  return { x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin };
}
