// SPDX-License-Identifier: GPL-3.0-only
// The town over time: days are made when they are asked for and forgotten soon, so memory does not grow.
import { DAY_SECONDS, DEFAULT_UTC_OFFSET_MINUTES } from '../trace/trace-clock.ts';
import { type DayTracks, pieceAt, STREET } from './day-tracks.ts';
import { planDay } from './plan-day.ts';
import type { Town } from './town-model.ts';

/** Where somebody is. Metres. */
export interface Whereabouts {
  readonly x: number;
  readonly y: number;
  /** The place; null on the street and in a bus. */
  readonly place: number | null;
  /** The room of that place; null on the street and in a bus. */
  readonly room: number | null;
  readonly setting: 'place' | 'street' | 'bus';
  readonly moving: boolean;
}

export interface TownLife {
  readonly town: Town;
  readonly utcOffsetMinutes: number;
  /** Where a person is at a unix second (fractions allowed). */
  whereIs(person: number, unix: number): Whereabouts;
  /** The tracks of the local day that a unix second lies in. */
  tracksAt(unix: number): DayTracks;
  /** Local days since 1970-01-01. */
  dayOf(unix: number): number;
  /** Unix second at which a local day begins. */
  dayStart(day: number): number;
}

const DAYS_KEPT = 3;

export function createTownLife(town: Town, utcOffsetMinutes: number = DEFAULT_UTC_OFFSET_MINUTES): TownLife {
  const offset = utcOffsetMinutes * 60;
  /** The one asked for last comes last. */
  const kept: { day: number; tracks: DayTracks }[] = [];
  const dayOf = (unix: number) => Math.floor((unix + offset) / DAY_SECONDS);
  const dayStart = (day: number) => day * DAY_SECONDS - offset;
  const tracksAt = (unix: number): DayTracks => {
    const day = dayOf(unix);
    const latest = kept.at(-1);
    if (latest?.day === day) return latest.tracks;
    const at = kept.findIndex((entry) => entry.day === day);
    const [found] = at < 0 ? [{ day, tracks: planDay(town, day, dayStart(day)) }] : kept.splice(at, 1);
    kept.push(found as { day: number; tracks: DayTracks });
    if (kept.length > DAYS_KEPT) kept.shift();
    return (found as { tracks: DayTracks }).tracks;
  };
  return {
    town,
    utcOffsetMinutes,
    tracksAt,
    dayOf,
    dayStart,
    whereIs(person, unix) {
      const tracks = tracksAt(unix);
      const piece = pieceAt(tracks, person, unix);
      const { x, y } = positionAt(tracks, piece, unix);
      const space = tracks.space[piece] as number;
      const room = space >= 0 ? space : null;
      return {
        x,
        y,
        place: room === null ? null : (town.rooms[room]?.place ?? null),
        room,
        setting: room !== null ? 'place' : space === STREET ? 'street' : 'bus',
        moving: isMoving(tracks, piece),
      };
    },
  };
}

/** Whether a piece goes anywhere. */
export function isMoving(tracks: DayTracks, piece: number): boolean {
  return tracks.x0[piece] !== tracks.x1[piece] || tracks.y0[piece] !== tracks.y1[piece];
}

/** The position within a piece at a unix second, metres. */
export function positionAt(tracks: DayTracks, piece: number, unix: number): { x: number; y: number } {
  const start = tracks.start[piece] as number;
  const share = (unix - start) / ((tracks.end[piece] as number) - start);
  const x0 = tracks.x0[piece] as number;
  const y0 = tracks.y0[piece] as number;
  return {
    x: x0 + share * ((tracks.x1[piece] as number) - x0),
    y: y0 + share * ((tracks.y1[piece] as number) - y0),
  };
}
