// SPDX-License-Identifier: GPL-3.0-only
// The bus line of one day: when each run is at each stop, and who has which of its seats.
import type { BusLine, Point } from './town-model.ts';

/** A seat of a run between two stops. Times in seconds of the local day. */
export interface BusRide {
  /** Index of the run among the day's, both directions. */
  readonly run: number;
  /** Where the seat is while the bus is at a point of the road. */
  readonly seat: Point;
  /** Stops of the ride in order, with arrival and departure. */
  readonly calls: readonly { readonly at: Point; readonly arrives: number; readonly departs: number }[];
}

export interface BusRuns {
  /**
   * Takes a seat in the first run with one free that leaves `from` at or after `ready` and not later than `until`.
   *
   * @param wish any whole number ≥ 0: where to look for a seat first
   */
  board(from: number, to: number, ready: number, until: number, wish: number): BusRide | undefined;
}

const ROW_METRES = 0.85;
const ACROSS_METRES = [-0.95, -0.45, 0.45, 0.95] as const;
const LANE_OFFSET_METRES = 3;

export function createBusRuns(line: BusLine): BusRuns {
  const { stops, capacity } = line;
  const legs = stops.length - 1;
  const runs = Math.floor((line.last - line.first) / line.headwaySeconds) + 1;
  const taken = new Uint8Array(2 * runs * legs * capacity);
  const legSeconds = Array.from({ length: legs }, (_, leg) =>
    Math.ceil(((stops[leg + 1]?.at.x ?? 0) - (stops[leg]?.at.x ?? 0)) / line.metresPerSecond),
  );
  const sum = (list: readonly number[]) => list.reduce((total, each) => total + each + line.stopSeconds, 0);
  const departure = (eastward: boolean, run: number, stop: number) =>
    line.first +
    run * line.headwaySeconds +
    sum(eastward ? legSeconds.slice(0, stop) : legSeconds.slice(stop));

  return {
    board(from, to, ready, until, wish) {
      const eastward = to > from;
      const [low, high] = [Math.min(from, to), Math.max(from, to)];
      const sinceFirst = departure(eastward, 0, from);
      const earliest = Math.max(0, Math.ceil((ready - sinceFirst) / line.headwaySeconds));
      for (let run = earliest; run < runs && departure(eastward, run, from) <= until; run++) {
        const index = (eastward ? 0 : runs) + run;
        const slot = (leg: number, seat: number) => (index * legs + leg) * capacity + seat;
        for (let n = 0; n < capacity; n++) {
          const seat = (wish + n) % capacity;
          let free = true;
          for (let leg = low; leg < high; leg++) free &&= taken[slot(leg, seat)] === 0;
          if (!free) continue;
          for (let leg = low; leg < high; leg++) taken[slot(leg, seat)] = 1;
          const calls = [];
          for (let stop = from; eastward ? stop <= to : stop >= to; stop += eastward ? 1 : -1) {
            const departs = departure(eastward, run, stop);
            calls.push({ at: stops[stop]?.at as Point, arrives: departs - line.stopSeconds, departs });
          }
          return { run: index, seat: seatAt(seat, eastward), calls };
        }
      }
      return undefined;
    },
  };
}

function seatAt(seat: number, eastward: boolean): Point {
  const back = Math.floor(seat / ACROSS_METRES.length) * ROW_METRES;
  const side = eastward ? -LANE_OFFSET_METRES : LANE_OFFSET_METRES;
  return { x: eastward ? -back : back, y: side + (ACROSS_METRES[seat % ACROSS_METRES.length] as number) };
}
