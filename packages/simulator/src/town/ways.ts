// SPDX-License-Identifier: GPL-3.0-only
// Ways between places: from the door along the lane, the main road and the other lane; on foot, by vehicle or bus.

import type { BusRuns } from './bus-runs.ts';
import { busSpace, STREET, type TrackWriter } from './day-tracks.ts';
import { LONGEST_WALK_METRES, SPEEDS } from './town-figures.ts';
import type { Place, Point, Resident, Town } from './town-model.ts';

/** People keep to their own side: up to this far from the middle of a street. */
const LARGEST_OFFSET_METRES = 2.5;
const LONGEST_WAIT_SECONDS = 1200;
const USUAL_WAIT_SECONDS = 480;

/** How far from the middle of streets a person goes, metres; the same all their life. */
function streetOffset(person: number): number {
  return (((person * 7919) % 101) / 50 - 1) * LARGEST_OFFSET_METRES;
}

/** Corners of the way from door to door. */
function wayBetween(from: Place, to: Place, offset: number): Point[] {
  const same = from.street.x === to.street.x;
  return [
    from.door,
    { x: from.street.x + offset, y: from.street.y },
    ...(same ? [] : [roadPoint(from.street.x + offset, offset), roadPoint(to.street.x + offset, offset)]),
    { x: to.street.x + offset, y: to.street.y },
    to.door,
  ];
}

const roadPoint = (x: number, offset: number): Point => ({ x, y: offset });

function lengthOf(points: readonly Point[]): number {
  let metres = 0;
  points.forEach((point, n) => {
    const before = points[n - 1];
    if (before !== undefined) metres += Math.hypot(point.x - before.x, point.y - before.y);
  });
  return metres;
}

function nearestStop(town: Town, x: number): number {
  let best = 0;
  town.bus.stops.forEach((stop, n) => {
    if (Math.abs(stop.at.x - x) < Math.abs((town.bus.stops[best]?.at.x ?? 0) - x)) best = n;
  });
  return best;
}

/** How the person would go: by bus only between different stops. */
function modeFor(town: Town, person: Resident, from: Place, to: Place, metres: number) {
  if (metres <= LONGEST_WALK_METRES) return 'walk';
  if (person.vehicle !== 'bus') return person.vehicle;
  return nearestStop(town, from.street.x) === nearestStop(town, to.street.x) ? 'walk' : 'bus';
}

/** Seconds that a way usually takes, for deciding when to leave. */
export function usualWaySeconds(town: Town, person: Resident, from: Place, to: Place): number {
  const metres = lengthOf(wayBetween(from, to, streetOffset(person.id)));
  const mode = modeFor(town, person, from, to, metres);
  if (mode !== 'bus') return Math.ceil(metres / SPEEDS[mode]);
  const [up, down] = [from, to].map((place) => {
    const stop = town.bus.stops[nearestStop(town, place.street.x)]?.at ?? place.street;
    return Math.abs(stop.x - place.street.x) + Math.abs(place.street.y) + 12;
  }) as [number, number];
  const ride = metres / town.bus.metresPerSecond + town.bus.stopSeconds;
  return Math.ceil((up + down) / SPEEDS.walk + ride + USUAL_WAIT_SECONDS);
}

/** Writes the way from one door to another; the writer must be at the door of `from`. */
export function writeWay(
  writer: TrackWriter,
  town: Town,
  runs: BusRuns,
  person: Resident,
  from: Place,
  to: Place,
): void {
  const offset = streetOffset(person.id);
  const points = wayBetween(from, to, offset);
  const mode = modeFor(town, person, from, to, lengthOf(points));
  if (mode === 'bus' && writeBusWay(writer, town, runs, person, from, to)) return;
  const speed = SPEEDS[mode === 'bus' ? 'motorbike' : mode];
  for (const point of points) writer.go(STREET, point, speed);
}

/** By bus; false, and nothing written, when no seat comes within 20 minutes: somebody gives a lift. */
function writeBusWay(
  writer: TrackWriter,
  town: Town,
  runs: BusRuns,
  person: Resident,
  from: Place,
  to: Place,
): boolean {
  const offset = streetOffset(person.id);
  const [up, down] = [nearestStop(town, from.street.x), nearestStop(town, to.street.x)];
  const side = down > up ? -7 : 7;
  const queueing = ((person.id * 7) % 40) * 1.1;
  const stop = (n: number): Point => ({ x: (town.bus.stops[n]?.at.x ?? 0) + queueing, y: side });
  const walk = [
    { x: from.street.x + offset, y: from.street.y },
    roadPoint(from.street.x + offset, side),
    stop(up),
  ];
  const ready = writer.now + Math.ceil(lengthOf([writer.at, ...walk]) / SPEEDS.walk) + 5;
  const ride = runs.board(up, down, ready, ready + LONGEST_WAIT_SECONDS, person.id);
  if (ride === undefined) return false;
  for (const point of walk) writer.go(STREET, point, SPEEDS.walk);
  const space = busSpace(ride.run);
  ride.calls.forEach(({ at, arrives, departs }, n) => {
    const seat = { x: at.x + ride.seat.x, y: at.y + ride.seat.y };
    if (n === 0) {
      writer.stay(STREET, arrives);
      writer.arrive(space, seat, Math.min(departs, Math.max(arrives, writer.now) + 8));
    } else {
      writer.arrive(space, seat, arrives);
    }
    if (n < ride.calls.length - 1) writer.stay(space, departs);
  });
  const rest = [
    stop(down),
    roadPoint(to.street.x + offset, side),
    { x: to.street.x + offset, y: to.street.y },
    to.door,
  ];
  for (const point of rest) writer.go(STREET, point, SPEEDS.walk);
  return true;
}
