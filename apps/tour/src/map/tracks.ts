// SPDX-License-Identifier: GPL-3.0-only
// Where everybody is at any moment of a window of time, without asking the server for it again.
import type { TourTracks } from '@bluezone/simulator';

/** Like {@link TourTracks}, in typed columns. Person i has the pieces first[i] … first[i+1] − 1. */
export interface Tracks {
  /** Unix seconds. */
  readonly from: number;
  readonly to: number;
  readonly people: number;
  readonly first: Int32Array;
  /** Seconds since `from`. */
  readonly start: Float32Array;
  readonly end: Float32Array;
  readonly x0: Float32Array;
  readonly y0: Float32Array;
  readonly x1: Float32Array;
  readonly y1: Float32Array;
  /** Metres per second. */
  readonly speed: Float32Array;
  /** The piece of each person that was last asked for. */
  readonly current: Int32Array;
}

export function loadTracks(told: TourTracks): Tracks {
  const pieces = told.start.length;
  const sinceFrom = (times: readonly number[]) => Float32Array.from(times, (time) => time - told.from);
  const [start, end] = [sinceFrom(told.start), sinceFrom(told.end)];
  const [x0, y0, x1, y1] = [told.x0, told.y0, told.x1, told.y1].map((each) => Float32Array.from(each)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const speed = new Float32Array(pieces);
  for (let piece = 0; piece < pieces; piece++) {
    const metres = Math.hypot(at(x1, piece) - at(x0, piece), at(y1, piece) - at(y0, piece));
    speed[piece] = metres / Math.max(1, at(end, piece) - at(start, piece));
  }
  const first = Int32Array.from(told.first);
  return {
    from: told.from,
    to: told.to,
    people: first.length - 1,
    first,
    start,
    end,
    x0,
    y0,
    x1,
    y1,
    speed,
    current: first.slice(0, -1),
  };
}

/**
 * Writes where everybody is. Somebody without a piece stays where the columns had them. Time goes on mostly, so each
 * person's piece is looked for from the last one.
 *
 * @param clock unix seconds; outside the window the nearest end counts
 */
export function placeEverybody(tracks: Tracks, clock: number, x: Float32Array, y: Float32Array): void {
  const now = Math.min(Math.max(clock, tracks.from), tracks.to) - tracks.from;
  const { first, start, end, x0, y0, x1, y1, current } = tracks;
  for (let person = 0; person < tracks.people; person++) {
    const begin = first[person] as number;
    const last = (first[person + 1] as number) - 1;
    if (last < begin) continue;
    let piece = current[person] as number;
    if (at(start, piece) > now) piece = begin;
    while (piece < last && at(end, piece) <= now) piece++;
    current[person] = piece;
    const from = at(start, piece);
    const length = at(end, piece) - from;
    const share = length <= 0 ? 1 : Math.min(1, Math.max(0, (now - from) / length));
    x[person] = at(x0, piece) + (at(x1, piece) - at(x0, piece)) * share;
    y[person] = at(y0, piece) + (at(y1, piece) - at(y0, piece)) * share;
  }
}

/** Metres per second of somebody in the piece that was last asked for. */
export function speedOf(tracks: Tracks, person: number): number {
  return tracks.speed[tracks.current[person] as number] ?? 0;
}

const at = (column: Float32Array, index: number): number => column[index] as number;

/** Real seconds that a window should last: longer ones take longer to read than a frame may. */
const WINDOW_REAL_SECONDS = 45;
const SHORTEST_WINDOW_SECONDS = 900;
const LONGEST_WINDOW_SECONDS = 86_400;
/** A window is replaced when less than this share of it is left. */
const SHARE_LEFT = 0.35;

/**
 * The window to ask for next, or null while the present one lasts.
 *
 * @param pace seconds of the town per second
 */
export function nextWindow(
  clock: number,
  pace: number,
  present: { readonly from: number; readonly to: number } | null,
): { from: number; to: number } | null {
  const length = Math.min(
    LONGEST_WINDOW_SECONDS,
    Math.max(SHORTEST_WINDOW_SECONDS, WINDOW_REAL_SECONDS * pace),
  );
  if (present !== null && clock >= present.from && present.to - clock > length * SHARE_LEFT) return null;
  // The clock may still be put back a little.
  const from = Math.floor(clock - Math.max(30, 2 * pace));
  return { from, to: from + Math.round(length) };
}
