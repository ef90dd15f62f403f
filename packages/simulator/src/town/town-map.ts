// SPDX-License-Identifier: GPL-3.0-only
// The map: homes in the west, shops, school and market in the middle, firms and more homes in the east, one main road.
import { DEEPEST_HOME_METRES, type FloorPlan, floorPlan, homePlan } from './floor-plans.ts';
import { inventPlaceName } from './invented-names.ts';
import { createQuarter, type Lot } from './lane-lots.ts';
import type { BusLine, PlaceKind, Rectangle, Room, Street } from './town-model.ts';

/** A public place before it has a lot. @property size who works there; for a school its classes */
export interface Establishment {
  readonly kind: Exclude<PlaceKind, 'home'>;
  readonly size: number;
}

export interface MappedPlace extends Rectangle {
  readonly kind: PlaceKind;
  readonly name: string;
  readonly lot: Lot;
  readonly guests: number;
  readonly rooms: readonly Room[];
}

export interface TownMap {
  /** Homes first, then the establishments, both in the order given. */
  readonly places: readonly MappedPlace[];
  readonly rooms: readonly Room[];
  readonly streets: readonly Street[];
  readonly busStops: BusLine['stops'];
  readonly behindWall: readonly (readonly number[])[];
  readonly bounds: Rectangle;
}

/** Open country between the quarters. */
const GAP_BETWEEN_QUARTERS_METRES = 320;
const SHARE_OF_HOMES_IN_THE_WEST = 0.55;

const KIND_NAMES: Record<Exclude<PlaceKind, 'home'>, string> = {
  office: 'Văn phòng',
  workshop: 'Xưởng',
  shop: 'Cửa hàng',
  school: 'Trường',
  market: 'Chợ',
  eatery: 'Quán ăn',
  cafe: 'Cà phê',
  clinic: 'Trạm y tế',
  park: 'Công viên',
};

/** @param homes how many live in each */
export function layOutMap(homes: readonly number[], establishments: readonly Establishment[]): TownMap {
  let named = 0;
  const laneName = () => `Ngõ ${inventPlaceName(named++)}`;
  const homeRow = Math.min(30, Math.max(8, Math.ceil(homes.length / 24))) * 5;
  const plans = establishments.map(({ kind, size }) => floorPlan(kind, size));
  const isFirm = ({ kind }: Establishment) => kind === 'office' || kind === 'workshop';
  const deepest = (firms: boolean) =>
    Math.max(
      12,
      ...plans
        .filter((_, n) => isFirm(establishments[n] as Establishment) === firms)
        .map((plan) => plan.depth),
    );
  const west = createQuarter(0, DEEPEST_HOME_METRES, homeRow, 0, laneName);
  const atWest = Math.ceil(homes.length * SHARE_OF_HOMES_IN_THE_WEST);
  const homePlans = homes.map(homePlan);
  const westLots = homePlans.slice(0, atWest).map((plan) => west.place(plan));
  const centre = createQuarter(
    west.eastEnd() + GAP_BETWEEN_QUARTERS_METRES,
    deepest(false),
    100,
    3,
    laneName,
  );
  const centreLots = placeBiggestFirst(
    plans,
    (n) => !isFirm(establishments[n] as Establishment),
    centre.place,
  );
  const firmQuarter = createQuarter(
    centre.eastEnd() + GAP_BETWEEN_QUARTERS_METRES,
    deepest(true),
    100,
    3,
    laneName,
  );
  const firmLots = placeBiggestFirst(
    plans,
    (n) => isFirm(establishments[n] as Establishment),
    firmQuarter.place,
  );
  const east = createQuarter(firmQuarter.eastEnd() + 20, DEEPEST_HOME_METRES, homeRow, 0, laneName);
  const eastLots = homePlans.slice(atWest).map((plan) => east.place(plan));

  const rooms: Room[] = [];
  const places: MappedPlace[] = [];
  const add = (kind: PlaceKind, name: string, plan: FloorPlan, lot: Lot) => {
    const id = places.length;
    const own = plan.rooms.map((part): Room => {
      const room = {
        id: rooms.length,
        place: id,
        kind: part.kind,
        ...lot.rectangle(part),
        seats: part.seats.map(lot.onMap),
        seatsPerTable: part.seatsPerTable,
        posts: part.posts.map(lot.onMap),
      };
      rooms.push(room);
      return room;
    });
    places.push({ kind, name, lot, guests: plan.guests, rooms: own, ...lot.outline });
  };
  const homeLots = [...westLots, ...eastLots];
  homePlans.forEach((plan, n) => {
    add('home', `Nhà ${n + 1}`, plan, homeLots[n] as Lot);
  });
  plans.forEach((plan, n) => {
    const { kind } = establishments[n] as Establishment;
    add(
      kind,
      `${KIND_NAMES[kind]} ${inventPlaceName(100 + n)}`,
      plan,
      (centreLots.get(n) ?? firmLots.get(n)) as Lot,
    );
  });

  const road = {
    name: `Đường ${inventPlaceName(60)}`,
    from: { x: -40, y: 0 },
    to: { x: east.eastEnd() + 40, y: 0 },
    width: 12,
  };
  const streets = [road, ...west.streets(), ...centre.streets(), ...firmQuarter.streets(), ...east.streets()];
  const stopAt = (name: string, x: number) => ({ name, at: { x: Math.round(x), y: 0 } });
  return {
    places,
    rooms,
    streets,
    busStops: [
      stopAt('Tây', west.middle()),
      stopAt('Giữa', centre.middle()),
      stopAt('Đông', (firmQuarter.middle() + east.middle()) / 2),
    ],
    behindWall: roomsBehindWalls(places, rooms.length),
    bounds: boundsOf(streets, places),
  };
}

function placeBiggestFirst(
  plans: readonly FloorPlan[],
  chosen: (n: number) => boolean,
  place: (plan: FloorPlan) => Lot,
): Map<number, Lot> {
  const order = plans.map((plan, n) => ({ plan, n })).filter(({ n }) => chosen(n));
  order.sort((x, y) => y.plan.frontage - x.plan.frontage || x.n - y.n);
  return new Map(order.map(({ plan, n }) => [n, place(plan)]));
}

function roomsBehindWalls(places: readonly MappedPlace[], rooms: number): number[][] {
  const behind: number[][] = Array.from({ length: rooms }, () => []);
  places.forEach((place, n) => {
    const next = places[n + 1];
    const nextDoor = next?.kind === 'home' && next.lot.joinsPrevious ? next.rooms : [];
    for (const room of place.rooms) {
      const sameBuilding = place.rooms.filter((other) => other.id > room.id);
      behind[room.id]?.push(...[...sameBuilding, ...nextDoor].map(({ id }) => id));
    }
  });
  return behind;
}

function boundsOf(streets: readonly Street[], places: readonly Rectangle[]): Rectangle {
  const xs = [
    ...streets.flatMap(({ from, to }) => [from.x, to.x]),
    ...places.flatMap((p) => [p.x, p.x + p.width]),
  ];
  const ys = [
    ...streets.flatMap(({ from, to }) => [from.y, to.y]),
    ...places.flatMap((p) => [p.y, p.y + p.height]),
  ];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
