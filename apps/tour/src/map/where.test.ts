// SPDX-License-Identifier: GPL-3.0-only
import type { TourPlace } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { whereIs } from './where.ts';

const house: TourPlace = {
  id: 0,
  kind: 'home',
  name: 'Nhà 1',
  x: 10,
  y: 10,
  width: 5,
  height: 12,
  rooms: [],
};
const road = { name: 'Đường Sen', from: { x: -40, y: 0 }, to: { x: 100, y: 0 }, width: 12 };
const lane = { name: 'Ngõ Tre', from: { x: 30, y: 0 }, to: { x: 30, y: 50 }, width: 4 };
const town = { places: [house], streets: [road, lane] };

it('whoever is within the walls is at the place', () => {
  expect(whereIs(town, 12, 15)).toEqual({ kind: 'place', place: house });
});

it('whoever is on a street or beside it is on the nearest one', () => {
  expect(whereIs(town, 12, 2)).toEqual({ kind: 'street', street: road });
  expect(whereIs(town, 33, 30)).toEqual({ kind: 'street', street: lane });
});

it('elsewhere there is nothing to name', () => {
  expect(whereIs(town, 60, 45)).toEqual({ kind: 'open' });
});
