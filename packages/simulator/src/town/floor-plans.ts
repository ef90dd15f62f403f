// SPDX-License-Identifier: GPL-3.0-only
// Floor plans in a building's own measures: u metres away from the lane, v metres along it. All measures are assumed:
// desks, benches and beds as they are commonly bought, a house as narrow and deep as town houses of Viet Nam are.
import type { PlaceKind, RoomKind } from './town-model.ts';

export interface PlanPoint {
  readonly u: number;
  readonly v: number;
}

export interface RoomPlan {
  readonly kind: RoomKind;
  readonly u: number;
  readonly v: number;
  readonly depth: number;
  readonly frontage: number;
  readonly seats: readonly PlanPoint[];
  readonly seatsPerTable: number;
  readonly posts: readonly PlanPoint[];
}

export interface FloorPlan {
  readonly depth: number;
  readonly frontage: number;
  readonly rooms: readonly RoomPlan[];
  /** How many guests it holds. */
  readonly guests: number;
}

const room = (
  kind: RoomKind,
  [u, v, depth, frontage]: readonly [number, number, number, number],
  more: Partial<Pick<RoomPlan, 'seats' | 'seatsPerTable' | 'posts'>> = {},
): RoomPlan => ({ kind, u, v, depth, frontage, seats: [], seatsPerTable: 1, posts: [], ...more });

/** Points of a grid, the v of each row first. */
function grid(origin: PlanPoint, rows: number, columns: number, stepU: number, stepV: number): PlanPoint[] {
  return Array.from({ length: rows * columns }, (_, n) => ({
    u: origin.u + Math.floor(n / columns) * stepU,
    v: origin.v + (n % columns) * stepV,
  }));
}

/** Four seats around each table's middle. */
function tablesOfFour(middles: readonly PlanPoint[]): PlanPoint[] {
  return middles.flatMap(({ u, v }) => [
    { u: u - 0.6, v: v - 0.4 },
    { u: u - 0.6, v: v + 0.4 },
    { u: u + 0.6, v: v - 0.4 },
    { u: u + 0.6, v: v + 0.4 },
  ]);
}

/** Deepest plan of a home: seven persons. */
export const DEEPEST_HOME_METRES = 17;

/** A house 5 m wide: a room at the front with a table for all, then a bedroom for every two. */
export function homePlan(members: number): FloorPlan {
  const bedrooms = Math.ceil(members / 2);
  const around = Math.max(4, members);
  const table = Array.from({ length: around }, (_, n) => ({
    u: 2.5 + 0.95 * Math.cos((2 * Math.PI * n) / around),
    v: 2.5 + 0.75 * Math.sin((2 * Math.PI * n) / around),
  }));
  const rooms = [room('living', [0, 0, 5, 5], { seats: table, seatsPerTable: around })];
  for (let n = 0; n < bedrooms; n++) {
    const u = 5 + 3 * n;
    const beds = [
      { u: u + 1, v: 1.4 },
      { u: u + 1, v: 2.3 },
    ];
    rooms.push(room('bedroom', [u, 0, 3, 5], { seats: beds, seatsPerTable: 2 }));
  }
  return { depth: 5 + 3 * bedrooms, frontage: 5, rooms, guests: 6 };
}

/** Desks in groups of four, a room for meetings and, from eight people on, a canteen. */
function officePlan(staff: number): FloorPlan {
  const groups = Math.ceil(staff / 4);
  const columns = Math.max(2, Math.ceil(Math.sqrt(groups)));
  const rows = Math.ceil(groups / columns);
  const frontage = Math.max(10.4, columns * 4);
  const depth = rows * 4;
  const posts = grid({ u: 2, v: 2 }, rows, columns, 4, 4).flatMap(({ u, v }) => [
    { u: u - 0.75, v: v - 0.8 },
    { u: u - 0.75, v: v + 0.8 },
    { u: u + 0.75, v: v - 0.8 },
    { u: u + 0.75, v: v + 0.8 },
  ]);
  const meeting = Array.from({ length: 8 }, (_, n) => ({
    u: depth + 1.4 + (n % 2) * 1.3,
    v: 1 + Math.floor(n / 2) * 0.85,
  }));
  const rooms = [
    room('work', [0, 0, depth, frontage], { posts }),
    room('meeting', [depth, 0, 4, 4.4], { seats: meeting, seatsPerTable: 8 }),
  ];
  if (staff >= 8) rooms.push(canteen(depth, 4.4, frontage, staff));
  return {
    depth: depth + (staff >= 8 ? canteenDepth(frontage - 4.4, staff) : 4),
    frontage,
    rooms,
    guests: 0,
  };
}

const canteenColumns = (frontage: number) => Math.max(2, Math.floor(frontage / 3));
const canteenDepth = (frontage: number, staff: number) =>
  Math.max(4, Math.ceil(Math.ceil(staff / 4) / canteenColumns(frontage)) * 3);

function canteen(u: number, v: number, frontage: number, staff: number): RoomPlan {
  const depth = canteenDepth(frontage - v, staff);
  const columns = canteenColumns(frontage - v);
  const middles = grid({ u: u + 1.5, v: v + 1.5 }, Math.floor(depth / 3 + 0.01), columns, 3, 3);
  return room('canteen', [u, v, depth, columns * 3], { seats: tablesOfFour(middles), seatsPerTable: 4 });
}

/** Machines in pairs, 1.3 m between the two, 3 m to the next. */
function workshopPlan(staff: number): FloorPlan {
  const pairs = Math.ceil(staff / 2);
  const columns = Math.max(2, Math.ceil(Math.sqrt(pairs)));
  const rows = Math.ceil(pairs / columns);
  const frontage = Math.max(10, columns * 4.3);
  const posts = grid({ u: 1.5, v: 1.5 }, rows, columns, 3, 4.3).flatMap(({ u, v }) => [
    { u, v },
    { u, v: v + 1.3 },
  ]);
  const depth = rows * 3 + 1;
  const rooms = [room('work', [0, 0, depth, frontage], { posts })];
  if (staff >= 8) rooms.push(canteen(depth, 0, frontage, staff));
  return { depth: depth + (staff >= 8 ? canteenDepth(frontage, staff) : 0), frontage, rooms, guests: 0 };
}

/** Classrooms of up to 36 side by side behind a yard; two pupils share a desk. */
function schoolPlan(classes: number): FloorPlan {
  const frontage = Math.max(24, classes * 8);
  const rooms = [room('yard', [0, 0, 30, frontage])];
  for (let n = 0; n < classes; n++) {
    const v = n * 8;
    const desks = grid({ u: 32.6, v: v + 1.3 }, 6, 3, 1.1, 2.7);
    const seats = desks.flatMap((desk) => [desk, { u: desk.u, v: desk.v + 0.65 }]);
    const posts = [{ u: 30.9, v: v + 3.5 }];
    rooms.push(room('class', [30, v, 9, 8], { seats, seatsPerTable: 2, posts }));
  }
  return { depth: 39, frontage, rooms, guests: 0 };
}

/** Stalls in rows; customers stand before them. */
function marketPlan(sellers: number): FloorPlan {
  const stalls = Math.max(12, Math.ceil(sellers / 4) * 4);
  const columns = Math.max(4, Math.ceil(Math.sqrt(stalls)));
  const rows = Math.ceil(stalls / columns);
  const posts = grid({ u: 2, v: 2 }, rows, columns, 4.2, 3.2);
  const [depth, frontage] = [rows * 4.2 + 1, columns * 3.2 + 1];
  const seats = posts.flatMap(({ u, v }) => [
    { u: u + 1.1, v: v - 0.5 },
    { u: u + 1.1, v: v + 0.5 },
  ]);
  const hall = room('hall', [0, 0, depth, frontage], { seats, seatsPerTable: 2, posts });
  return { depth, frontage, rooms: [hall], guests: seats.length };
}

/** Tables of four in front of a counter. */
function tablesPlan(rows: number, columns: number, staff: number, step: number): FloorPlan {
  const seats = tablesOfFour(grid({ u: 1.3, v: 1.3 }, rows, columns, step, step));
  const [depth, frontage] = [rows * step + 3, columns * step];
  const posts = Array.from({ length: staff }, (_, n) => ({ u: depth - 1.2, v: 0.9 + n * 1.7 }));
  const hall = room('hall', [0, 0, depth, frontage], { seats, seatsPerTable: 4, posts });
  return { depth, frontage, rooms: [hall], guests: seats.length };
}

/** A counter with a queue. */
function shopPlan(staff: number): FloorPlan {
  const seats = Array.from({ length: 5 }, (_, n) => ({ u: 1 + n * 0.9, v: 2 }));
  const posts = Array.from({ length: staff }, (_, n) => ({ u: 6.2, v: 1.2 + n * 1.7 }));
  const hall = room('hall', [0, 0, 8, 5], { seats, seatsPerTable: 1, posts });
  return { depth: 8, frontage: 5, rooms: [hall], guests: seats.length };
}

/** Chairs to wait on; behind a wall the consulting room. */
function clinicPlan(staff: number): FloorPlan {
  const waiting = grid({ u: 1, v: 1 }, 3, 5, 1.5, 1);
  const posts = [{ u: 5.4, v: 3 }];
  const patients = [{ u: 7.8, v: 3 }];
  const inside = Array.from({ length: staff }, (_, n) => ({ u: 7.2 + (n % 2) * 1.4, v: 1 + n * 1.1 }));
  return {
    depth: 10,
    frontage: 7,
    rooms: [
      room('hall', [0, 0, 6, 7], { seats: waiting, posts }),
      room('consulting', [6, 0, 4, 7], { seats: patients, posts: inside.slice(1) }),
    ],
    guests: waiting.length,
  };
}

function parkPlan(): FloorPlan {
  const benches = grid({ u: 3, v: 3 }, 4, 5, 6, 7).flatMap(({ u, v }) => [
    { u, v },
    { u, v: v + 0.7 },
  ]);
  return {
    depth: 26,
    frontage: 34,
    rooms: [room('yard', [0, 0, 26, 34], { seats: benches, seatsPerTable: 2 })],
    guests: benches.length,
  };
}

/** The plan of a public place. @param size who works there; for a school the number of classes */
export function floorPlan(kind: Exclude<PlaceKind, 'home'>, size: number): FloorPlan {
  switch (kind) {
    case 'office':
      return officePlan(size);
    case 'workshop':
      return workshopPlan(size);
    case 'school':
      return schoolPlan(size);
    case 'market':
      return marketPlan(size);
    case 'eatery':
      return tablesPlan(3, 3, size, 2.5);
    case 'cafe':
      return tablesPlan(4, 2, size, 2.7);
    case 'shop':
      return shopPlan(size);
    case 'clinic':
      return clinicPlan(size);
    case 'park':
      return parkPlan();
  }
}
