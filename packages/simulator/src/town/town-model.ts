// SPDX-License-Identifier: GPL-3.0-only
// What a generated town is made of. Metres on a flat map: x to the east, y to the north; the main road lies on y = 0.

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its south-western corner. */
export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

export type PlaceKind =
  | 'home'
  | 'office'
  | 'workshop'
  | 'shop'
  | 'school'
  | 'market'
  | 'eatery'
  | 'cafe'
  | 'clinic'
  | 'park';

export type RoomKind =
  | 'living'
  | 'bedroom'
  | 'work'
  | 'class'
  | 'yard'
  | 'hall'
  | 'canteen'
  | 'meeting'
  | 'consulting';

/** Walls are between rooms: whoever is in one room hears another room only through a wall, if at all. */
export interface Room extends Rectangle {
  /** Its index in {@link Town.rooms}. */
  readonly id: number;
  /** The place that it is part of. */
  readonly place: number;
  readonly kind: RoomKind;
  /** Where guests, pupils or sleepers are; those of one table follow each other. */
  readonly seats: readonly Point[];
  /** Seats that share a table. */
  readonly seatsPerTable: number;
  /** Where those who work here are. */
  readonly posts: readonly Point[];
}

export interface Place extends Rectangle {
  /** Its index in {@link Town.places}. */
  readonly id: number;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly door: Point;
  /** Where its door meets the middle of its lane. */
  readonly street: Point;
  readonly rooms: readonly number[];
  /** How many may be here at once beside those who work, live or learn here. */
  readonly guests: number;
  /** Who works or learns here. */
  readonly staff: readonly number[];
}

/** A street as a line with a width. */
export interface Street {
  readonly name: string;
  readonly from: Point;
  readonly to: Point;
  readonly width: number;
}

export type Occupation = 'infant' | 'pupil' | 'worker' | 'home';

/** How somebody covers distances that are too long to walk. */
export type Vehicle = 'bicycle' | 'motorbike' | 'bus';

export interface Resident {
  /** Their index in {@link Town.residents}. */
  readonly id: number;
  /** Invented. */
  readonly name: string;
  /** Whole years. */
  readonly age: number;
  readonly household: number;
  /** Their place among the household's members. */
  readonly member: number;
  readonly occupation: Occupation;
  /** The place where they work or learn; null for those at home. */
  readonly work: number | null;
  /** The room at work and the position in it that is theirs. */
  readonly post: { readonly room: number; readonly at: Point } | null;
  readonly vehicle: Vehicle;
}

export interface Household {
  readonly id: number;
  readonly home: number;
  readonly members: readonly number[];
  /** Households that visit each other. */
  readonly friends: readonly number[];
}

/** A line on the main road, both ways. Times in seconds of the local day. */
export interface BusLine {
  readonly stops: readonly { readonly name: string; readonly at: Point }[];
  /** Seats; nobody stands. */
  readonly capacity: number;
  readonly first: number;
  readonly last: number;
  readonly headwaySeconds: number;
  readonly metresPerSecond: number;
  readonly stopSeconds: number;
}

export interface Town {
  readonly seed: number;
  readonly name: string;
  readonly bounds: Rectangle;
  readonly residents: readonly Resident[];
  readonly households: readonly Household[];
  readonly places: readonly Place[];
  readonly rooms: readonly Room[];
  readonly streets: readonly Street[];
  readonly bus: BusLine;
  /** For each room those of higher index behind one wall: of the same building, or of the house next door. */
  readonly behindWall: readonly (readonly number[])[];
}
