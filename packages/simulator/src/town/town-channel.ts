// SPDX-License-Identifier: GPL-3.0-only
// What the radio between two people loses beside distance: where each carries the phone, whose body is in the way,
// what else is between them, and walls. The same in both directions.
import type { RandomStream } from '../air/seeded-random.ts';
import { DEFAULT_STRENGTH_MODEL, type StrengthModel } from '../air/strength-model.ts';
import { createKeyedStream } from './keyed-stream.ts';

/** Where a phone is carried. */
export type Carriage = 'hand' | 'pocket' | 'bag';

/**
 * Parameters of shadowing, dB. Their sum over both people and the residue has the deviation that was fitted to staged
 * scenes with phones in pockets, bags and hands (EPFL/DP-3T experiment 34: 4.1 dB per pair) and the mean 0, so that
 * mean attenuation stays 55.6 + 14.1 log10(d). How the 4.1 dB divide is assumed.
 */
export interface ShadowingModel {
  readonly strength: StrengthModel;
  /** Loss of each carriage and the share of people who prefer it. Assumed. */
  readonly carriages: readonly {
    readonly carriage: Carriage;
    readonly lossDb: number;
    readonly share: number;
  }[];
  /** How often a phone is where its owner prefers it. Assumed. */
  readonly preferredShare: number;
  /** A body's loss swings by this much around its mean: most when the owner turns their back. Assumed. */
  readonly bodySwingDb: number;
  /** Brick between neighbours or rooms. Assumed. */
  readonly wallLossDb: number;
}

export const DEFAULT_SHADOWING_MODEL: ShadowingModel = {
  strength: DEFAULT_STRENGTH_MODEL,
  carriages: [
    { carriage: 'hand', lossDb: -2.5, share: 0.3 },
    { carriage: 'pocket', lossDb: 1.6, share: 0.45 },
    { carriage: 'bag', lossDb: 0.4, share: 0.25 },
  ],
  preferredShare: 0.6,
  bodySwingDb: 2.5,
  wallLossDb: 15,
};

export interface TownChannel {
  /** Deviation of what neither carriage nor bodies explain, dB. */
  readonly residueDb: number;
  /** Where a phone is during the posture that its owner took up at a unix second. */
  carriageOf(person: number, since: number): Carriage;
  /**
   * Loss in dB beside distance between two persons in postures taken up at `sinceA` and `sinceB`.
   *
   * @param bearing direction from a to b, radians
   */
  lossDb(a: number, b: number, sinceA: number, sinceB: number, bearing: number, walls: number): number;
}

/** @throws RangeError when carriage and bodies alone deviate by more than the model's whole bias */
export function createTownChannel(
  seed: number,
  model: ShadowingModel = DEFAULT_SHADOWING_MODEL,
): TownChannel {
  const preferences = createKeyedStream(seed, 'carriage');
  const postures = createKeyedStream(seed, 'posture');
  const residues = createKeyedStream(seed, 'residue');
  const mean = model.carriages.reduce((sum, { lossDb, share }) => sum + share * lossDb, 0);
  const carriageVariance = model.carriages.reduce(
    (sum, { lossDb, share }) => sum + share * (lossDb - mean) ** 2,
    0,
  );
  const explained = 2 * (carriageVariance + model.bodySwingDb ** 2 / 2);
  const left = model.strength.encounterBiasDb ** 2 - explained;
  if (left < 0) throw new RangeError('carriage and bodies deviate by more than the bias of a pair');
  const residueDb = Math.sqrt(left);

  const pick = (draw: number) => {
    let rest = draw;
    for (const entry of model.carriages) {
      rest -= entry.share;
      if (rest < 0) return entry;
    }
    return model.carriages.at(-1) as ShadowingModel['carriages'][number];
  };
  const carried = (person: number, since: number) => {
    const random = postures.of(person, since, 0);
    if (random.uniform() >= model.preferredShare) return pick(random.uniform());
    return pick(preferences.of(person, 0, 0).uniform());
  };
  const facing = (person: number, since: number) => 2 * Math.PI * postures.of(person, since, 1).uniform();
  const ownLoss = (person: number, since: number, towards: number) =>
    carried(person, since).lossDb - mean - model.bodySwingDb * Math.cos(facing(person, since) - towards);
  return {
    residueDb,
    carriageOf: (person, since) => carried(person, since).carriage,
    lossDb(a, b, sinceA, sinceB, bearing, walls) {
      const bodies = ownLoss(a, sinceA, bearing) + ownLoss(b, sinceB, bearing + Math.PI);
      // Neither a nor b may be preferred: which of them is called a is decided by their numbers.
      const residue = residueDb * residues.of(a * 8192 + b, sinceA, sinceB).normal();
      return bodies + residue + walls * model.wallLossDb;
    },
  };
}

/**
 * Draws what one scan's median deviates by, dB: Student's t of the model's degrees of freedom, scaled to its deviation,
 * by R. W. Bailey's polar method (1994), which needs two draws instead of one per degree of freedom.
 */
export function drawScanNoiseDb(
  { scanNoiseDb, scanNoiseFreedom }: StrengthModel,
  random: RandomStream,
): number {
  if (scanNoiseFreedom >= 100) return scanNoiseDb * random.normal();
  const stretch = (1 - random.uniform()) ** (-2 / scanNoiseFreedom) - 1;
  const angle = 2 * Math.PI * random.uniform();
  return scanNoiseDb * Math.sqrt((scanNoiseFreedom - 2) * stretch) * Math.cos(angle);
}
