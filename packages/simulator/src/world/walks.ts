// SPDX-License-Identifier: GPL-3.0-only
// Who walks where and when: each walk takes the same time and may be turned to another goal on the way.
import type { Point } from '../town/town-model.ts';

export interface Walks {
  /** A person's walk to a goal begins; no walk of theirs began later. */
  turn(person: number, at: number, goal: Point): void;
  /** Where a person is at a second. */
  positionAt(person: number, second: number): Point;
  /** Gives the straight pieces of walk and rest during [from, to), which follow each other without gaps. */
  forEachPiece(
    person: number,
    from: number,
    to: number,
    give: (start: number, end: number, begin: Point, stop: Point) => void,
  ): void;
  /** How many walks there are: the measure of its memory, 40 bytes each. */
  count(): number;
}

interface Way {
  readonly at: number[];
  readonly fromX: number[];
  readonly fromY: number[];
  readonly toX: number[];
  readonly toY: number[];
}

/** @param spots where people are before their first walk */
export function createWalks(spots: readonly Point[], walkSeconds: number): Walks {
  const ways = spots.map((): Way => ({ at: [], fromX: [], fromY: [], toX: [], toY: [] }));
  /** The last walk that begins at or before a second; −1 before all. */
  const walkAt = ({ at }: Way, second: number): number => {
    let low = 0;
    let high = at.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((at[middle] as number) <= second) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const within = (person: number, walk: number, second: number): Point => {
    if (walk < 0) return spots[person] as Point;
    const way = ways[person] as Way;
    const share = (second - (way.at[walk] as number)) / walkSeconds;
    const [toX, toY] = [way.toX[walk] as number, way.toY[walk] as number];
    if (share >= 1) return { x: toX, y: toY };
    const [x, y] = [way.fromX[walk] as number, way.fromY[walk] as number];
    return { x: x + share * (toX - x), y: y + share * (toY - y) };
  };
  const positionAt = (person: number, second: number) =>
    within(person, walkAt(ways[person] as Way, second), second);
  return {
    turn(person, at, goal) {
      const { x, y } = positionAt(person, at);
      const way = ways[person] as Way;
      way.at.push(at);
      way.fromX.push(x);
      way.fromY.push(y);
      way.toX.push(goal.x);
      way.toY.push(goal.y);
    },
    positionAt,
    forEachPiece(person, from, to, give) {
      const way = ways[person] as Way;
      let walk = walkAt(way, from);
      for (let start = from; start < to; walk++) {
        const next = Math.min(to, way.at[walk + 1] ?? to);
        const arrives =
          walk < 0 ? start : Math.max(start, Math.min(next, (way.at[walk] as number) + walkSeconds));
        if (start < arrives) give(start, arrives, within(person, walk, start), within(person, walk, arrives));
        if (arrives < next) give(arrives, next, within(person, walk, arrives), within(person, walk, arrives));
        start = next;
      }
    },
    count: () => ways.reduce((sum, { at }) => sum + at.length, 0),
  };
}
