// SPDX-License-Identifier: GPL-3.0-only
// Who is within radio range of whom, stretch of time by stretch of time. Pairs at rest are one piece each; a pair of
// which one moves is measured every ten seconds. Nothing is kept from one stretch to the next.
import type { DayTracks } from './day-tracks.ts';
import { pieceAt, STREET } from './day-tracks.ts';
import { GrowingPairPieces, type PairPieces } from './pair-pieces.ts';
import { isMoving, type TownLife } from './town-life.ts';

/** How far two phones hear each other in one room, bus or street. */
export const RADIO_RANGE_METRES = 15;
/** How far through one wall. */
export const RANGE_THROUGH_WALL_METRES = 8;
/** Bodies have a size. */
const LEAST_DISTANCE_METRES = 0.3;
/** A distance that changes is measured once in each of these, counted from unix second 0. */
export const TICK_SECONDS = 10;

export interface NearPairs {
  /**
   * Everybody in range of each other during [from, to), in pieces that neither overlap nor depend on how time is
   * cut into stretches (but for being cut at their ends). The columns are valid until the next call.
   *
   * @param from whole unix seconds
   */
  during(from: number, to: number): PairPieces;
}

/** Which pairs are looked for; all within radio range by default. */
export interface NearPairsOptions {
  /** In one room, bus or street; at most {@link RADIO_RANGE_METRES}. */
  readonly rangeMetres?: number;
  readonly throughWalls?: boolean;
}

export function createNearPairs(
  life: TownLife,
  { rangeMetres = RADIO_RANGE_METRES, throughWalls = true }: NearPairsOptions = {},
): NearPairs {
  const found = new GrowingPairPieces();
  const spaces = createSpaces();
  return {
    during(from, to) {
      found.count = 0;
      for (let start = from; start < to; ) {
        const end = Math.min(to, life.dayStart(life.dayOf(start) + 1));
        const tracks = life.tracksAt(start);
        spaces.fill(tracks, life.town.residents.length, start, end);
        const indoors = spaces.bySpace();
        for (const [space, entries] of indoors) {
          if (space === STREET) {
            findOnStreet(found, tracks, spaces, entries, rangeMetres, start, end);
            continue;
          }
          findInside(found, tracks, spaces, entries, entries, rangeMetres, false, start, end);
          if (!throughWalls) continue;
          for (const other of life.town.behindWall[space] ?? []) {
            const behind = indoors.get(other);
            if (behind === undefined) continue;
            findInside(found, tracks, spaces, entries, behind, RANGE_THROUGH_WALL_METRES, true, start, end);
          }
        }
        start = end;
      }
      return found;
    },
  };
}

/** Pieces of tracks that overlap a stretch, with their person. */
interface Spaces {
  readonly piece: number[];
  readonly person: number[];
  fill(tracks: DayTracks, people: number, from: number, to: number): void;
  bySpace(): Map<number, number[]>;
}

function createSpaces(): Spaces {
  const piece: number[] = [];
  const person: number[] = [];
  let entriesOf = new Map<number, number[]>();
  return {
    piece,
    person,
    fill(tracks, people, from, to) {
      piece.length = 0;
      person.length = 0;
      entriesOf = new Map();
      for (let who = 0; who < people; who++) {
        const last = tracks.first[who + 1] as number;
        for (let p = pieceAt(tracks, who, from); p < last && (tracks.start[p] as number) < to; p++) {
          const space = tracks.space[p] as number;
          const list = entriesOf.get(space);
          if (list === undefined) entriesOf.set(space, [piece.length]);
          else list.push(piece.length);
          piece.push(p);
          person.push(who);
        }
      }
    },
    bySpace: () => entriesOf,
  };
}

function findInside(
  found: GrowingPairPieces,
  tracks: DayTracks,
  spaces: Spaces,
  ones: readonly number[],
  others: readonly number[],
  range: number,
  wall: boolean,
  from: number,
  to: number,
): void {
  const { start, end } = tracks;
  for (let i = 0; i < ones.length; i++) {
    const one = ones[i] as number;
    const p = spaces.piece[one] as number;
    const movesP = isMoving(tracks, p);
    for (let k = wall ? 0 : i + 1; k < others.length; k++) {
      const other = others[k] as number;
      const q = spaces.piece[other] as number;
      const begins = Math.max(start[p] as number, start[q] as number);
      const ends = Math.min(end[p] as number, end[q] as number);
      if (begins >= ends || ends <= from || begins >= to) continue;
      const [a, b] = [spaces.person[one] as number, spaces.person[other] as number];
      if (a === b) continue;
      if (!movesP && !isMoving(tracks, q)) {
        addPiece(found, tracks, a, b, p, q, begins, ends, begins, range, wall, from, to);
        continue;
      }
      for (let tick = begins - (begins % TICK_SECONDS); tick < ends; tick += TICK_SECONDS) {
        const s = Math.max(begins, tick);
        const e = Math.min(ends, tick + TICK_SECONDS);
        if (e > from && s < to) addPiece(found, tracks, a, b, p, q, s, e, (s + e) / 2, range, wall, from, to);
      }
    }
  }
}

/** Adds a piece if the two are in range at `at`; cut to [from, to). */
function addPiece(
  found: GrowingPairPieces,
  tracks: DayTracks,
  a: number,
  b: number,
  p: number,
  q: number,
  begins: number,
  ends: number,
  at: number,
  range: number,
  wall: boolean,
  from: number,
  to: number,
): void {
  const shareP =
    (at - (tracks.start[p] as number)) / ((tracks.end[p] as number) - (tracks.start[p] as number));
  const shareQ =
    (at - (tracks.start[q] as number)) / ((tracks.end[q] as number) - (tracks.start[q] as number));
  const px = tracks.x0[p] as number;
  const py = tracks.y0[p] as number;
  const qx = tracks.x0[q] as number;
  const qy = tracks.y0[q] as number;
  const dx = qx + shareQ * ((tracks.x1[q] as number) - qx) - px - shareP * ((tracks.x1[p] as number) - px);
  const dy = qy + shareQ * ((tracks.y1[q] as number) - qy) - py - shareP * ((tracks.y1[p] as number) - py);
  const squared = dx * dx + dy * dy;
  if (squared > range * range) return;
  const n = found.add();
  const inOrder = a < b;
  found.a[n] = inOrder ? a : b;
  found.b[n] = inOrder ? b : a;
  found.from[n] = Math.max(begins, from);
  found.to[n] = Math.min(ends, to);
  found.metres[n] = Math.max(LEAST_DISTANCE_METRES, Math.sqrt(squared));
  found.walls[n] = wall ? 1 : 0;
  found.sinceA[n] = tracks.start[inOrder ? p : q] as number;
  found.sinceB[n] = tracks.start[inOrder ? q : p] as number;
  found.bearing[n] = inOrder ? Math.atan2(dy, dx) : Math.atan2(-dy, -dx);
}

/** Outside: whoever is there at the middle of a tick, in a grid of cells as wide as the range. */
function findOnStreet(
  found: GrowingPairPieces,
  tracks: DayTracks,
  spaces: Spaces,
  entries: readonly number[],
  range: number,
  from: number,
  to: number,
): void {
  for (let tick = from - (from % TICK_SECONDS); tick < to; tick += TICK_SECONDS) {
    const middle = tick + TICK_SECONDS / 2;
    const cells = new Map<number, number[]>();
    for (const entry of entries) {
      const p = spaces.piece[entry] as number;
      const start = tracks.start[p] as number;
      const end = tracks.end[p] as number;
      if (start > middle || end <= middle) continue;
      const share = (middle - start) / (end - start);
      const x = (tracks.x0[p] as number) + share * ((tracks.x1[p] as number) - (tracks.x0[p] as number));
      const y = (tracks.y0[p] as number) + share * ((tracks.y1[p] as number) - (tracks.y0[p] as number));
      const cellX = Math.floor(x / RADIO_RANGE_METRES) + 1000;
      const cellY = Math.floor(y / RADIO_RANGE_METRES) + 1000;
      for (let nearX = cellX - 1; nearX <= cellX + 1; nearX++) {
        for (let nearY = cellY - 1; nearY <= cellY + 1; nearY++) {
          for (const other of cells.get(nearX * 4096 + nearY) ?? []) {
            const q = spaces.piece[other] as number;
            const s = Math.max(tick, start, tracks.start[q] as number);
            const e = Math.min(tick + TICK_SECONDS, end, tracks.end[q] as number);
            if (e <= from || s >= to) continue;
            const [a, b] = [spaces.person[entry] as number, spaces.person[other] as number];
            addPiece(found, tracks, a, b, p, q, s, e, middle, range, false, from, to);
          }
        }
      }
      const own = cells.get(cellX * 4096 + cellY);
      if (own === undefined) cells.set(cellX * 4096 + cellY, [entry]);
      else own.push(entry);
    }
  }
}
