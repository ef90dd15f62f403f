// SPDX-License-Identifier: GPL-3.0-only
// How strongly one phone hears another. The figures were fitted to staged scenes with Android phones whose
// distances cameras measured (EPFL/DP-3T experiment 34, 2020): see docs/datasets.md for the recording.
import type { RandomStream } from './seeded-random.ts';

/** Parameters of the radio between two phones; powers in dBm, losses in dB, distances in metres. */
export interface StrengthModel {
  /** Mean attenuation at 1 m. Fitted: 55.6. */
  readonly attenuationAtOneMetreDb: number;
  /** Mean attenuation added by each factor of ten in distance. Fitted: 14.1. */
  readonly attenuationPerDecadeDb: number;
  /** Standard deviation of what is the same for a pair during one encounter: bodies, pockets, cases. Fitted: 4.1. */
  readonly encounterBiasDb: number;
  /** Standard deviation of what changes from scan to scan (the median of a scan). Fitted: 4.9. */
  readonly scanNoiseDb: number;
  /** Degrees of freedom of that noise (Student's t, scaled to the deviation above); 5 fits, ≥ 100 is normal. */
  readonly scanNoiseFreedom: number;
  /** Face-to-face records mean "within about 1.5 m": the distance of an encounter is uniform between these. */
  readonly nearestMetres: number;
  readonly farthestMetres: number;
}

export const DEFAULT_STRENGTH_MODEL: StrengthModel = {
  attenuationAtOneMetreDb: 55.6,
  attenuationPerDecadeDb: 14.1,
  encounterBiasDb: 4.1,
  scanNoiseDb: 4.9,
  scanNoiseFreedom: 5,
  nearestMetres: 0.5,
  farthestMetres: 1.5,
};

/** Transmit power of a phone unless told otherwise, dBm: what it also states in its beacon's metadata. */
export const DEFAULT_TRANSMIT_POWER_DBM = -12;

/** Weakest and strongest strength a Bluetooth controller reports (127 would mean unknown). */
const WEAKEST_DBM = -127;
const STRONGEST_DBM = 20;

/** What stays the same between two phones during one encounter, in both directions. */
export interface EncounterChannel {
  readonly distanceMetres: number;
  readonly biasDb: number;
}

/** Draws the distance and the bias of one encounter. */
export function drawEncounterChannel(model: StrengthModel, random: RandomStream): EncounterChannel {
  const width = model.farthestMetres - model.nearestMetres;
  return {
    distanceMetres: model.nearestMetres + width * random.uniform(),
    biasDb: model.encounterBiasDb * random.normal(),
  };
}

/** Mean attenuation in dB at a distance in metres, without bias and noise. */
export function meanAttenuationDb(model: StrengthModel, distanceMetres: number): number {
  return model.attenuationAtOneMetreDb + model.attenuationPerDecadeDb * Math.log10(distanceMetres);
}

/** Draws the attenuation in dB that one scan measures: the median over its packets, as one draw. */
export function drawScanAttenuationDb(
  model: StrengthModel,
  channel: EncounterChannel,
  random: RandomStream,
): number {
  const noise = model.scanNoiseDb * drawUnitNoise(model.scanNoiseFreedom, random);
  return meanAttenuationDb(model, channel.distanceMetres) + channel.biasDb + noise;
}

/** Received strength in whole dBm, an int8 that a controller may report: never 127. */
export function receivedStrengthDbm(transmitPowerDbm: number, attenuationDb: number): number {
  return Math.min(STRONGEST_DBM, Math.max(WEAKEST_DBM, Math.round(transmitPowerDbm - attenuationDb)));
}

/** Student's t with standard deviation 1; normal from 100 degrees of freedom on. */
function drawUnitNoise(freedom: number, random: RandomStream): number {
  const normal = random.normal();
  if (freedom >= 100) return normal;
  let squares = 0;
  for (let n = 0; n < freedom; n++) squares += random.normal() ** 2;
  return normal * Math.sqrt((freedom - 2) / squares);
}
