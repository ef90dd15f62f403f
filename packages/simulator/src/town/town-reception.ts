// SPDX-License-Identifier: GPL-3.0-only
// What a scan of a town's phone does not hear, and what else it hears.
import { DEFAULT_RECEPTION_MODEL, type ReceptionModel } from '../air/packet-reception.ts';
import type { RandomStream } from '../air/seeded-random.ts';
import type { PlaceKind } from './town-model.ts';

/**
 * Chance that a whole scan misses a phone, by distance: upper bound in metres and chance. Counted in staged scenes
 * whose distances cameras measured (EPFL/DP-3T experiment 34).
 */
export const MISS_BY_METRES: readonly (readonly [below: number, chance: number])[] = [
  [1.2, 0.03],
  [1.9, 0.09],
  [2.4, 0.15],
  [3, 0.24],
  [4.6, 0.31],
  [Number.POSITIVE_INFINITY, 0.5],
];

/** Chance that a scan misses a phone behind a wall. Assumed. */
export const MISS_THROUGH_WALL = 0.7;

/** What a phone's receiver still hears, dBm. Assumed; data sheets say −95 to −103. */
export const SENSITIVITY_DBM = -100;

/**
 * Other Bluetooth devices that a scan counts on average (earphones, watches, loudspeakers, televisions …), beside the
 * phones of people without the app. Assumed.
 */
export const OTHER_DEVICES: Readonly<Record<PlaceKind | 'street' | 'bus', number>> = {
  home: 2,
  office: 9,
  workshop: 4,
  shop: 4,
  school: 5,
  market: 9,
  eatery: 8,
  cafe: 10,
  clinic: 6,
  park: 4,
  street: 5,
  bus: 8,
};

/** One reception model for each distance of {@link MISS_BY_METRES} and for walls. */
export interface TownReception {
  modelFor(metres: number, walls: number): ReceptionModel;
  missChance(metres: number, walls: number): number;
}

export function createTownReception(base: ReceptionModel = DEFAULT_RECEPTION_MODEL): TownReception {
  const models = MISS_BY_METRES.map(([, scanLossProbability]) => ({ ...base, scanLossProbability }));
  const throughWall = { ...base, scanLossProbability: MISS_THROUGH_WALL };
  const modelFor = (metres: number, walls: number): ReceptionModel => {
    if (walls > 0) return throughWall;
    const n = MISS_BY_METRES.findIndex(([below]) => metres < below);
    return models[n] as ReceptionModel;
  };
  return { modelFor, missChance: (metres, walls) => modelFor(metres, walls).scanLossProbability };
}

/** A whole number with a Poisson distribution. */
export function drawPoisson(mean: number, random: RandomStream): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.uniform(); product > limit; product *= random.uniform()) count++;
  return count;
}
