// SPDX-License-Identifier: GPL-3.0-only
// Lots along lanes that cross the main road: buildings stand in rows on both sides, doors to the lane.
import type { FloorPlan, PlanPoint } from './floor-plans.ts';
import type { Point, Rectangle, Street } from './town-model.ts';

const LANE_WIDTH_METRES = 8;
const ROAD_HALF_WIDTH_METRES = 8;

/** A row of lots: one side of one half of a lane. */
interface Row {
  readonly laneX: number;
  readonly side: 1 | -1;
  readonly half: 1 | -1;
  next: number;
}

/** Where a plan came to lie on the map. */
export interface Lot {
  readonly outline: Rectangle;
  readonly door: Point;
  readonly street: Point;
  /** The lot before it in the same row shares its wall. */
  readonly joinsPrevious: boolean;
  /** From the plan's measures to the map's. */
  onMap(point: PlanPoint): Point;
  rectangle(plan: { u: number; v: number; depth: number; frontage: number }): Rectangle;
}

/** Lays lots out from `firstX` to the east; rows are `rowLength` long, lots `gap` apart (metres). */
export function createQuarter(
  firstX: number,
  deepest: number,
  rowLength: number,
  gap: number,
  laneName: () => string,
) {
  const pitch = 2 * deepest + LANE_WIDTH_METRES + 2;
  const rows: Row[] = [];
  const lanes: { x: number; name: string }[] = [];
  const openLane = () => {
    const x = firstX + deepest + LANE_WIDTH_METRES / 2 + lanes.length * pitch;
    lanes.push({ x, name: laneName() });
    for (const half of [1, -1] as const)
      for (const side of [-1, 1] as const) rows.push({ laneX: x, side, half, next: ROAD_HALF_WIDTH_METRES });
  };
  openLane();
  return {
    place(plan: FloorPlan): Lot {
      const fits = (row: Row) =>
        row.next === ROAD_HALF_WIDTH_METRES || row.next + plan.frontage <= ROAD_HALF_WIDTH_METRES + rowLength;
      // Houses next door to each other fill a row; buildings that stand apart spread over the rows.
      const choose = () =>
        gap === 0 ? rows.find(fits) : rows.filter(fits).reduce<Row | undefined>(emptier, undefined);
      let row = choose();
      if (row === undefined) {
        openLane();
        row = choose() as Row;
      }
      const start = row.next;
      row.next += plan.frontage + gap;
      return lotAt(row, start, plan, gap === 0 && start > ROAD_HALF_WIDTH_METRES);
    },
    eastEnd: () => firstX + lanes.length * pitch,
    middle: () => firstX + (lanes.length * pitch) / 2,
    streets: (): Street[] =>
      lanes.map(({ x, name }) => {
        const end = (half: 1 | -1) =>
          Math.max(...rows.filter((row) => row.laneX === x && row.half === half).map((row) => row.next));
        return { name, from: { x, y: -end(-1) }, to: { x, y: end(1) }, width: LANE_WIDTH_METRES };
      }),
  };
}

const emptier = (best: Row | undefined, row: Row): Row =>
  best === undefined || row.next < best.next ? row : best;

function lotAt(row: Row, start: number, plan: FloorPlan, joinsPrevious: boolean): Lot {
  const edge = row.laneX + (row.side * LANE_WIDTH_METRES) / 2;
  const onMap = ({ u, v }: PlanPoint): Point => ({ x: edge + row.side * u, y: row.half * (start + v) });
  const rectangle = (part: { u: number; v: number; depth: number; frontage: number }): Rectangle => {
    const one = onMap(part);
    const other = onMap({ u: part.u + part.depth, v: part.v + part.frontage });
    return {
      x: Math.min(one.x, other.x),
      y: Math.min(one.y, other.y),
      width: part.depth,
      height: part.frontage,
    };
  };
  const door = onMap({ u: 0, v: Math.min(2.5, plan.frontage / 2) });
  return {
    outline: rectangle({ u: 0, v: 0, depth: plan.depth, frontage: plan.frontage }),
    door,
    street: { x: row.laneX, y: door.y },
    joinsPrevious,
    onMap,
    rectangle,
  };
}
