// SPDX-License-Identifier: GPL-3.0-only
// What can honestly be said about a result: coarse bands, and the doubts. A phone that listens a few seconds every
// few minutes knows a duration to some minutes and a distance to "near" or "not near"; nothing finer leaves here.
import type { Certainty, DistanceBand, Doubt, DurationBand, MinutesByBucket, Reason } from './estimator.ts';

/** Fewer scans than this may be chance. */
const fewScans = 4;
/** A score this close to the threshold, on either side, could have gone the other way. */
const thresholdMargin = 0.2;
const unknownStrengthShare = 0.25;
const unknownPowerShare = 0.5;

/** Band of minutes by the clock; a band holds its lower edge. */
export function durationBandOf(minutes: number): DurationBand {
  if (minutes < 5) return 'under-5';
  if (minutes < 15) return '5-to-15';
  if (minutes < 30) return '15-to-30';
  return minutes < 60 ? '30-to-60' : 'over-60';
}

/**
 * Band in which the middle minute lies.
 * @param known minutes of known strength by bucket, nearest first.
 */
export function distanceBandOf(known: MinutesByBucket): DistanceBand {
  const bands: readonly DistanceBand[] = ['close', 'near', 'same-room', 'far'];
  const total = known.reduce((sum, minutes) => sum + minutes, 0);
  if (!(total > 0)) return 'unknown';
  let passed = 0;
  const middle = known.findIndex((minutes) => {
    passed += minutes;
    return 2 * passed >= total;
  });
  return bands[middle] ?? 'unknown';
}

/** What the doubts are judged by. */
export interface Evidence {
  /** Scans that heard a source. */
  readonly scans: number;
  /** Those of them without a known transmit power. */
  readonly scansWithoutPower: number;
  readonly minutes: number;
  /** Those of them without a known strength. */
  readonly minutesWithoutStrength: number;
  readonly score: number;
  readonly threshold: number;
}

/** Why the result may be wrong; empty when nothing speaks against it. */
export function doubtsOf(evidence: Evidence): Doubt[] {
  const doubts: Doubt[] = [];
  if (evidence.scans < fewScans) doubts.push('few-scans');
  if (evidence.minutesWithoutStrength > unknownStrengthShare * evidence.minutes)
    doubts.push('strength-unknown');
  if (evidence.scansWithoutPower > unknownPowerShare * evidence.scans) doubts.push('power-unknown');
  if (Math.abs(evidence.score - evidence.threshold) < thresholdMargin * evidence.threshold) {
    doubts.push('near-threshold');
  }
  return doubts;
}

/** High without a doubt, medium with one, low with more. */
export function certaintyOf(doubts: readonly Doubt[]): Certainty {
  if (doubts.length === 0) return 'high';
  return doubts.length === 1 ? 'medium' : 'low';
}

/** The reasons of one day and degree, always in the same order and each once. */
export function explain(
  day: number,
  durationBand: DurationBand,
  distanceBand: DistanceBand,
  sources: number,
  doubts: readonly Doubt[],
): Reason[] {
  return [
    { kind: 'day', day },
    { kind: 'duration', band: durationBand },
    { kind: 'distance', band: distanceBand },
    { kind: 'sources', count: sources === 1 ? 'one' : 'several' },
    { kind: 'certainty', certainty: certaintyOf(doubts), doubts },
  ];
}
