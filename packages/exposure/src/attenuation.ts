// SPDX-License-Identifier: GPL-3.0-only
// From received strength to attenuation and its bucket. Attenuation says little about distance: a body between two
// phones costs as much as several metres, so nothing finer than four buckets is made of it.
import type { ExposureSettings, MatchedSighting, ScanInstance } from './estimator.ts';

type RadioSettings = Pick<
  ExposureSettings,
  'attenuationThresholds' | 'unknownTransmitPowerDbm' | 'receiverCorrectionDb'
>;

/** 0 nearest to 3 farthest; `unknownBucket` is kept apart here and counted with 3. */
export type Bucket = 0 | 1 | 2 | 3 | 4;

/** Class of scans without a usable strength. */
export const unknownBucket = 4;

const weakestStrength = -127;
const strongestStrength = 20;
const lowestPower = -20;
const highestPower = 10;

/** Whether the metadata's transmit power is usable: −20…10 dBm (docs/protocol.md "Keys and rolling identifiers"). */
export function isKnownPower(transmitPower: number | null): transmitPower is number {
  return transmitPower !== null && transmitPower >= lowestPower && transmitPower <= highestPower;
}

/**
 * Attenuation in dB: transmit power − (received strength + receiver correction).
 * @returns null when the strength is unknown (127) or impossible.
 */
export function attenuationOf(
  scan: Pick<ScanInstance, 'rssi'>,
  sighting: Pick<MatchedSighting, 'transmitPower'>,
  settings: RadioSettings,
): number | null {
  if (!(scan.rssi >= weakestStrength && scan.rssi <= strongestStrength)) return null;
  const power = isKnownPower(sighting.transmitPower)
    ? sighting.transmitPower
    : settings.unknownTransmitPowerDbm;
  return power - (scan.rssi + settings.receiverCorrectionDb);
}

/** Bucket of an attenuation: 0 up to the first threshold (dB, inclusive), 3 beyond the third. */
export function bucketOf(attenuation: number | null, settings: RadioSettings): Bucket {
  if (attenuation === null || Number.isNaN(attenuation)) return unknownBucket;
  const [first, second, third] = settings.attenuationThresholds;
  if (attenuation <= first) return 0;
  if (attenuation <= second) return 1;
  return attenuation <= third ? 2 : 3;
}
