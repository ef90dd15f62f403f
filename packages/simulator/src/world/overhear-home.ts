// SPDX-License-Identifier: GPL-3.0-only
// What somebody writes down who leaves a receiver running in the house next door: strengths of phones, no names.
import { meanAttenuationDb, receivedStrengthDbm } from '../air/strength-model.ts';
import { type DayTracks, pieceAt } from '../town/day-tracks.ts';
import { createKeyedStream } from '../town/keyed-stream.ts';
import { RADIO_RANGE_METRES, RANGE_THROUGH_WALL_METRES } from '../town/near-pairs.ts';
import { TOWN_TRANSMIT_POWER_DBM } from '../town/town-air.ts';
import { createTownChannel, DEFAULT_SHADOWING_MODEL, drawScanNoiseDb } from '../town/town-channel.ts';
import { positionAt, type TownLife } from '../town/town-life.ts';
import type { Place, Point, Rectangle, Town } from '../town/town-model.ts';
import { createTownReception, SENSITIVITY_DBM } from '../town/town-reception.ts';
import type { Overheard } from './living-world.ts';

/** How far from the shared wall it stands; without a house next door, from the outer wall. */
const BEHIND_WALL_METRES = 0.6;
const OUTSIDE_METRES = 3;
/** It listens all the time and writes a phone down once a minute, if any of these windows hears it. */
const MINUTE_SECONDS = 60;
const WINDOW_SECONDS = 4;
const WINDOWS_OF_A_MINUTE = MINUTE_SECONDS / WINDOW_SECONDS;
const LEAST_METRES = 0.3;

/** Where a receiver stands; `room` is null outside. */
export interface Receiver {
  readonly at: Point;
  readonly room: number | null;
}

/** The best place for hearing a home's beds: in a house next door if there is one. */
export function receiverBeside(town: Town, home: Place): Receiver {
  const beds = home.rooms.slice(1).flatMap((room) => town.rooms[room]?.seats ?? []);
  const sides = [-1, 1].map((side) => {
    const wall = side < 0 ? home.y : home.y + home.height;
    const next = [town.places[home.id - 1], town.places[home.id + 1]].find(
      (place) => place?.kind === 'home' && touches(place, wall, side, home),
    );
    const middle = home.x + home.width / 2;
    if (next === undefined) return { at: { x: middle, y: wall + side * OUTSIDE_METRES }, room: null };
    const x = Math.min(next.x + next.width - 0.5, Math.max(next.x + 0.5, middle));
    const at = { x, y: wall + side * BEHIND_WALL_METRES };
    return { at, room: next.rooms.find((room) => contains(town.rooms[room] as Rectangle, at)) ?? null };
  });
  const worst = ({ at, room }: Receiver) =>
    (room === null ? 1000 : 0) + Math.max(0, ...beds.map((bed) => Math.hypot(bed.x - at.x, bed.y - at.y)));
  return sides.reduce((best, other) => (worst(other) < worst(best) ? other : best));
}

function touches(place: Rectangle, wall: number, side: number, home: Rectangle): boolean {
  const edge = side < 0 ? place.y + place.height : place.y;
  const beside = place.x < home.x + home.width && home.x < place.x + place.width;
  return beside && Math.abs(edge - wall) < 0.01;
}

const contains = (room: Rectangle, { x, y }: Point): boolean =>
  x >= room.x && x <= room.x + room.width && y >= room.y && y <= room.y + room.height;

/**
 * Everything that a receiver hears in [from, to), by time. It does not matter how time is cut into questions.
 *
 * @param seed one seed gives one set of readings
 */
export function overhearFrom(
  life: TownLife,
  receiver: Receiver,
  from: number,
  to: number,
  seed: number,
): Overheard[] {
  const heard: Overheard[] = [];
  const listenTo = createEar(life.town.residents.length, receiver, seed);
  // Minutes are listened to whole: a question that cuts one must not change what is heard of it.
  const begins = from - (from % MINUTE_SECONDS);
  const ends = Math.ceil(to / MINUTE_SECONDS) * MINUTE_SECONDS;
  for (let at = begins; at < ends; ) {
    const tracks = life.tracksAt(at);
    const until = Math.min(ends, tracks.to);
    for (const { id } of life.town.residents) {
      for (const reading of listenTo(id, tracks, at, until)) {
        if (reading.second >= from && reading.second < to) heard.push(reading);
      }
    }
    at = until;
  }
  return heard.sort((x, y) => x.second - y.second || x.peer - y.peer);
}

/** Hears one person during whole minutes of one day. */
function createEar(people: number, { at, room }: Receiver, seed: number) {
  const { strength } = DEFAULT_SHADOWING_MODEL;
  const channel = createTownChannel(seed);
  const reception = createTownReception();
  const draws = createKeyedStream(seed, 'overheard');
  const hear = (person: number, tracks: DayTracks, p: number, walls: number, window: number) => {
    const random = draws.of(person, window, 0);
    const second = window * WINDOW_SECONDS + random.integer(WINDOW_SECONDS);
    if (second < (tracks.start[p] as number) || second >= (tracks.end[p] as number)) return null;
    const { x, y } = positionAt(tracks, p, second);
    const metres = Math.max(LEAST_METRES, Math.hypot(x - at.x, y - at.y));
    if (metres > rangeThrough(walls)) return null;
    if (reception.drawPackets(metres, walls, WINDOW_SECONDS, random) === 0) return null;
    const noise = drawScanNoiseDb(strength, random);
    const bearing = Math.atan2(at.y - y, at.x - x);
    // The receiver counts as one more person, who never moves.
    const loss = channel.lossDb(person, people, tracks.start[p] as number, 0, bearing, walls);
    const attenuation = meanAttenuationDb(strength, metres) + loss + noise;
    const rssi = receivedStrengthDbm(TOWN_TRANSMIT_POWER_DBM, attenuation);
    return rssi < SENSITIVITY_DBM ? null : { second, peer: person, rssi };
  };
  return (person: number, tracks: DayTracks, from: number, to: number): Overheard[] => {
    const heard: Overheard[] = [];
    let nextWindow = from / WINDOW_SECONDS;
    const last = tracks.first[person + 1] as number;
    for (let p = pieceAt(tracks, person, from); p < last && (tracks.start[p] as number) < to; p++) {
      const space = tracks.space[p] as number;
      const walls = space >= 0 && space !== room ? 1 : 0;
      if (leastDistance(tracks, p, at) > rangeThrough(walls)) continue;
      const until = Math.min(to, tracks.end[p] as number);
      let window = Math.max(nextWindow, Math.floor((tracks.start[p] as number) / WINDOW_SECONDS));
      for (; window * WINDOW_SECONDS < until; window++) {
        const reading = hear(person, tracks, p, walls, window);
        if (reading === null) continue;
        heard.push(reading);
        nextWindow = (Math.floor(reading.second / MINUTE_SECONDS) + 1) * WINDOWS_OF_A_MINUTE;
        window = nextWindow - 1;
      }
    }
    return heard;
  };
}

const rangeThrough = (walls: number): number => (walls > 0 ? RANGE_THROUGH_WALL_METRES : RADIO_RANGE_METRES);

/** Metres between a point and the nearest that a piece gets to it. */
function leastDistance(tracks: DayTracks, p: number, { x, y }: Point): number {
  const [x0, y0] = [tracks.x0[p] as number, tracks.y0[p] as number];
  const [dx, dy] = [(tracks.x1[p] as number) - x0, (tracks.y1[p] as number) - y0];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared));
  return Math.hypot(x0 + along * dx - x, y0 + along * dy - y);
}
