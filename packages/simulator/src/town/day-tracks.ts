// SPDX-License-Identifier: GPL-3.0-only
// Where everybody is during one local day: straight pieces of motion and rest, in columns, by person and time.
import type { Point } from './town-model.ts';

/** The space of everything outside; rooms have their index, the n-th bus run has {@link busSpace}. */
export const STREET = -1;

/** The space inside the n-th bus run of a day. */
export const busSpace = (run: number): number => -2 - run;

/**
 * One day of everybody. Piece p is in `space[p]` during [start[p], end[p]) and moves evenly from (x0, y0) to
 * (x1, y1). Person i has the pieces first[i] to first[i + 1] − 1: they follow each other without gaps over the day.
 */
export interface DayTracks {
  /** Unix seconds. */
  readonly from: number;
  readonly to: number;
  readonly first: Int32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly space: Int32Array;
  readonly x0: Float32Array;
  readonly y0: Float32Array;
  readonly x1: Float32Array;
  readonly y1: Float32Array;
}

/** The piece of a person that covers a unix second of the day. */
export function pieceAt(tracks: DayTracks, person: number, unix: number): number {
  let low = tracks.first[person] as number;
  let high = (tracks.first[person + 1] as number) - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tracks.end[middle] as number) <= unix) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Writes the pieces of one person after the other. Times are seconds of the local day. */
export interface TrackWriter {
  readonly now: number;
  readonly at: Point;
  /** Begins the next person's day, at second 0. */
  begin(at: Point): void;
  /** Stays where they are until then; nothing happens when that is past. */
  stay(space: number, until: number): void;
  /** Goes straight to a point, at least one second long unless it is here. */
  go(space: number, to: Point, metresPerSecond: number): void;
  /** Goes straight to a point and arrives at that second. */
  arrive(space: number, to: Point, at: number): void;
  finish(): DayTracks;
}

const CLOSE_ENOUGH_METRES = 0.05;

export function createTrackWriter(dayFrom: number, daySeconds: number): TrackWriter {
  let capacity = 1024;
  let count = 0;
  const first: number[] = [];
  let start = new Uint32Array(capacity);
  let end = new Uint32Array(capacity);
  let space = new Int32Array(capacity);
  let x0 = new Float32Array(capacity);
  let y0 = new Float32Array(capacity);
  let x1 = new Float32Array(capacity);
  let y1 = new Float32Array(capacity);
  let now = 0;
  let at: Point = { x: 0, y: 0 };
  const grow = () => {
    capacity *= 2;
    const longer = <T extends Uint32Array | Int32Array | Float32Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    start = longer(new Uint32Array(capacity), start);
    end = longer(new Uint32Array(capacity), end);
    space = longer(new Int32Array(capacity), space);
    x0 = longer(new Float32Array(capacity), x0);
    y0 = longer(new Float32Array(capacity), y0);
    x1 = longer(new Float32Array(capacity), x1);
    y1 = longer(new Float32Array(capacity), y1);
  };
  const push = (where: number, to: Point, until: number) => {
    if (until <= now) return;
    if (until > daySeconds) throw new Error('a day must end at rest');
    if (count === capacity) grow();
    start[count] = dayFrom + now;
    end[count] = dayFrom + until;
    space[count] = where;
    x0[count] = at.x;
    y0[count] = at.y;
    x1[count] = to.x;
    y1[count] = to.y;
    count++;
    now = until;
    at = to;
  };
  return {
    get now() {
      return now;
    },
    get at() {
      return at;
    },
    begin(point) {
      first.push(count);
      now = 0;
      at = point;
    },
    stay: (where, until) => push(where, at, until),
    go(where, to, metresPerSecond) {
      const distance = Math.hypot(to.x - at.x, to.y - at.y);
      if (distance < CLOSE_ENOUGH_METRES) return;
      push(where, to, now + Math.max(1, Math.round(distance / metresPerSecond)));
    },
    arrive: (where, to, second) => push(where, to, second),
    finish: () => ({
      from: dayFrom,
      to: dayFrom + daySeconds,
      first: Int32Array.from([...first, count]),
      start: start.slice(0, count),
      end: end.slice(0, count),
      space: space.slice(0, count),
      x0: x0.slice(0, count),
      y0: y0.slice(0, count),
      x1: x1.slice(0, count),
      y1: y1.slice(0, count),
    }),
  };
}
