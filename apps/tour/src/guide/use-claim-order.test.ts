// SPDX-License-Identifier: GPL-3.0-only
import type { TourAlert } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { nearness } from './use-claim-order.ts';

const alert = (distance: string, minutes: number, more: Partial<TourAlert> = {}): TourAlert => ({
  day: 1,
  degree: 'F1',
  firstTold: 0,
  withdrawnAt: null,
  minutes,
  duration: '15-to-30',
  distance,
  certainty: 'high',
  encounters: 3,
  ...more,
});
const rank = (...alerts: TourAlert[]): number => nearness({ alerts }, false);
const rankAtHome = (...alerts: TourAlert[]): number => nearness({ alerts }, true);

it('puts nearer contacts first, and of equally near ones the longer', () => {
  const ranks = [
    rank(alert('far', 900), alert('close', 20)),
    rank(alert('close', 10)),
    rank(alert('near', 1440)),
    rank(alert('same-room', 60)),
    rank(alert('elsewhere', 60)),
    rank(),
  ];
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  expect(new Set(ranks).size).toBe(ranks.length);
});

it('of equally near contacts puts those last who live with the F0', () => {
  const ranks = [
    rank(alert('close', 15)),
    rankAtHome(alert('close', 1440)),
    rankAtHome(alert('close', 15)),
    rank(alert('near', 1440)),
  ];
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  expect(new Set(ranks).size).toBe(ranks.length);
});

it('does not count what was taken back or is of the second degree', () => {
  expect(rank(alert('close', 50, { withdrawnAt: 9 }), alert('close', 50, { degree: 'F2' }))).toBe(rank());
});
