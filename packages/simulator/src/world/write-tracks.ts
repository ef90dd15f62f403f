// SPDX-License-Identifier: GPL-3.0-only

import type { TourTracks } from '../tour/tour-api.ts';
import type { Point } from '../town/town-model.ts';

/** Writes {@link TourTracks}, one person after the other, to 0.1 m; rest that follows rest becomes one piece. */
export interface TourTracksWriter {
  /** Begins the next person. */
  begin(): void;
  /** Adds a piece that begins where and when the one before ended. */
  add(start: number, end: number, from: Point, to: Point): void;
  finish(): TourTracks;
}

export function createTourTracks(from: number, to: number): TourTracksWriter {
  const first: number[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const x0: number[] = [];
  const y0: number[] = [];
  const x1: number[] = [];
  const y1: number[] = [];
  return {
    begin: () => {
      first.push(start.length);
    },
    add(starts, ends, begin, stop) {
      if (starts >= ends) return;
      const [fromX, fromY, toX, toY] = [tenths(begin.x), tenths(begin.y), tenths(stop.x), tenths(stop.y)];
      const last = start.length - 1;
      const rests = fromX === toX && fromY === toY;
      const rested = last >= (first.at(-1) ?? 0) && x0[last] === x1[last] && y0[last] === y1[last];
      if (rests && rested && x1[last] === fromX && y1[last] === fromY) {
        end[last] = ends;
        return;
      }
      start.push(starts);
      end.push(ends);
      x0.push(fromX);
      y0.push(fromY);
      x1.push(toX);
      y1.push(toY);
    },
    finish: () => ({ from, to, first: [...first, start.length], start, end, x0, y0, x1, y1 }),
  };
}

/** Adding 0 turns −0 into 0. */
const tenths = (metres: number): number => Math.round(metres * 10) / 10 + 0;
