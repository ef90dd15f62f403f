// SPDX-License-Identifier: GPL-3.0-only
// The one interface that every exposure estimator offers: matched sightings in, day results out. An estimator knows
// no identifiers, no keys and no clock, and asks nobody.
import type { Configuration } from '@bluezone/protocol';

/** One scan in which the identifier was heard. */
export interface ScanInstance {
  /** Unix seconds. */
  readonly time: number;
  /** Received strength in dBm, 127 unknown. */
  readonly rssi: number;
  /** The gap before this scan that it stands for, seconds; no more than the bridged gap counts. */
  readonly secondsSinceLastScan: number;
}

/** 1 confirmed test, 2 clinical diagnosis, 3 self report, 4 recursive. Revoked keys (5) are never passed in. */
export type DegreeReportType = 1 | 2 | 3 | 4;

/** One heard identifier that belongs to one published key. */
export interface MatchedSighting {
  /** UTC day number of the key. */
  readonly keyDay: number;
  readonly reportType: DegreeReportType;
  /** Of the key's day since the owner's onset, −14…14; null when not stated. */
  readonly daysSinceOnset: number | null;
  /** Transmit power in dBm from the metadata; null when unknown. */
  readonly transmitPower: number | null;
  readonly scans: readonly ScanInstance[];
  /** Which published key: sightings with the same source are one person's on one key day. */
  readonly source: number;
}

/** What the signed configuration says about exposure, with the zone and the gap that it states elsewhere. */
export type ExposureSettings = Configuration['exposure'] & {
  /** Of the civil day that people see. */
  readonly utcOffsetMinutes: number;
  /** Longest gap between scans that counts as contact, and that joins two stretches into one encounter. */
  readonly bridgedGapSeconds: number;
  /** Of the distance estimator; absent where the plain rule is in force. */
  readonly proximity?: Configuration['proximity'];
};

/** Gathers the settings from a configuration. */
export function exposureSettings(
  configuration: Pick<Configuration, 'exposure' | 'zone' | 'scan' | 'proximity'>,
): ExposureSettings {
  return {
    ...configuration.exposure,
    utcOffsetMinutes: configuration.zone.utcOffsetMinutes,
    bridgedGapSeconds: configuration.scan.bridgedGapSeconds,
    ...(configuration.proximity && { proximity: configuration.proximity }),
  };
}

/** Credited minutes per attenuation bucket, nearest first; the last also holds those of unknown strength. */
export type MinutesByBucket = readonly [number, number, number, number];

/** An unbroken stretch near one source; times are unix seconds. */
export interface Encounter {
  readonly source: number;
  readonly from: number;
  readonly to: number;
  /** Credited minutes within it, at most its length. */
  readonly minutes: number;
}

export type DurationBand = 'under-5' | '5-to-15' | '15-to-30' | '30-to-60' | 'over-60';
export type DistanceBand = 'close' | 'near' | 'same-room' | 'far' | 'unknown';
export type Certainty = 'high' | 'medium' | 'low';

/** Why a result may be wrong. */
export type Doubt = 'few-scans' | 'strength-unknown' | 'power-unknown' | 'near-threshold';

/** What an alert can say, without a word of language in it. */
export type Reason =
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'duration'; readonly band: DurationBand }
  | { readonly kind: 'distance'; readonly band: DistanceBand }
  | { readonly kind: 'sources'; readonly count: 'one' | 'several' }
  | { readonly kind: 'certainty'; readonly certainty: Certainty; readonly doubts: readonly Doubt[] };

/** A civil day's contacts of one degree. */
export interface DegreeResult {
  /** The score reaches the day threshold. */
  readonly warned: boolean;
  /** Weighted minutes: of the highest source, or summed over all where people are added up. */
  readonly score: number;
  /** Credited minutes, summed over all sources: two people for ten minutes are twenty. */
  readonly minutes: number;
  readonly minutesByBucket: MinutesByBucket;
  /** Per source, in order of time. */
  readonly encounters: readonly Encounter[];
  /** How long by the clock, whoever was near. */
  readonly durationBand: DurationBand;
  readonly distanceBand: DistanceBand;
  readonly reasons: readonly Reason[];
}

/** F1: contact of a diagnosed person (types 1 to 3). F2: of a recursive key only (type 4). */
export type Degree = 'F1' | 'F2' | 'none';

export interface DayResult {
  /** Civil day number in the configured zone. */
  readonly day: number;
  readonly degree: Degree;
  readonly diagnosed: DegreeResult | null;
  readonly recursive: DegreeResult | null;
}

export interface ExposureEstimator {
  readonly name: string;
  /**
   * Judges every civil day with a contact that counts, in ascending order. The order of sightings and scans, and how
   * they are spread over sightings, make no difference. Senseless numbers are left out; it never throws on them.
   */
  estimate(sightings: readonly MatchedSighting[], settings: ExposureSettings): DayResult[];
}
