// SPDX-License-Identifier: GPL-3.0-only
// What a scan of a town's phone does not hear, and what else it hears.
import { DEFAULT_RECEPTION_MODEL, type ReceptionModel } from '../air/packet-reception.ts';
import type { RandomStream } from '../air/seeded-random.ts';
import type { PlaceKind } from './town-model.ts';

/**
 * Chance that a whole scan misses a phone, by distance: upper bound in metres and chance. Counted in staged scenes
 * whose distances cameras measured (EPFL/DP-3T experiment 34).
 */
const MISS_BY_METRES: readonly (readonly [below: number, chance: number])[] = [
  [1.2, 0.03],
  [1.9, 0.09],
  [2.4, 0.15],
  [3, 0.24],
  [4.6, 0.31],
  [Number.POSITIVE_INFINITY, 0.5],
];

/** Chance that a scan misses a phone behind a wall. Assumed. */
const MISS_THROUGH_WALL = 0.7;

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

/** Draws what a scan receives, as `drawReceivedPackets` does, but with the miss of the distance and two draws. */
export interface TownReception {
  /** Chance that a whole scan misses a phone. */
  missChance(metres: number, walls: number): number;
  /**
   * Packets of one sender that a scan receives; 0 when it does not hear it.
   *
   * @param overlapSeconds how long the sender was in range during the scan
   */
  drawPackets(metres: number, walls: number, overlapSeconds: number, random: RandomStream): number;
}

/** @param base its `scanLossProbability` is replaced by {@link MISS_BY_METRES} */
export function createTownReception(base: ReceptionModel = DEFAULT_RECEPTION_MODEL): TownReception {
  const tables: number[][] = [];
  const tableOf = (sent: number): readonly number[] => {
    tables[sent] ??= cumulativeBinomial(sent, 1 - base.packetLossProbability);
    return tables[sent];
  };
  const missChance = (metres: number, walls: number): number => {
    if (walls > 0) return MISS_THROUGH_WALL;
    let n = 0;
    while (metres >= (MISS_BY_METRES[n] as (typeof MISS_BY_METRES)[number])[0]) n++;
    return (MISS_BY_METRES[n] as (typeof MISS_BY_METRES)[number])[1];
  };
  return {
    missChance,
    drawPackets(metres, walls, overlapSeconds, random) {
      if (random.uniform() < missChance(metres, walls)) return 0;
      const table = tableOf(Math.floor(overlapSeconds / base.advertisingIntervalSeconds));
      const draw = random.uniform();
      let packets = 0;
      while (packets < table.length - 1 && draw >= (table[packets] as number)) packets++;
      return packets;
    },
  };
}

/** Chances of at most 0, 1, … `trials` successes. */
function cumulativeBinomial(trials: number, chance: number): number[] {
  const cumulative: number[] = [];
  let ways = 1;
  let sum = 0;
  for (let n = 0; n <= trials; n++) {
    sum += ways * chance ** n * (1 - chance) ** (trials - n);
    cumulative.push(sum);
    ways = (ways * (trials - n)) / (n + 1);
  }
  return cumulative;
}

/** A whole number with a Poisson distribution. */
export function drawPoisson(mean: number, random: RandomStream): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.uniform(); product > limit; product *= random.uniform()) count++;
  return count;
}
