// SPDX-License-Identifier: GPL-3.0-only
// From evidence to day results, through whatever estimator is in force.
import {
  type DayResult,
  type ExposureEstimator,
  exposureSettings,
  type MatchedSighting,
} from '@bluezone/exposure';
import {
  type Configuration,
  dayCipher,
  reportTypes,
  transmitPowerOf,
  utcDayOfInterval,
} from '@bluezone/protocol';
import { isDiagnosed } from '../matching/match-export.ts';
import type { Evidence } from '../store/evidence.ts';
import { presumePeople } from './presume-people.ts';

/** Results per civil day. Revoked keys count for nothing. */
export function judgeDays(
  evidence: readonly Evidence[],
  configuration: Configuration,
  estimator: ExposureEstimator,
): DayResult[] {
  const counted = evidence.filter(
    (item) => isDiagnosed(item.reportType) || item.reportType === reportTypes.recursive,
  );
  const people = presumePeople(counted, configuration.scan.bridgedGapSeconds);
  const sightings = counted.flatMap((item, i) => sightingsOf(item, people[i] as number));
  return estimator.estimate(sightings, exposureSettings(configuration));
}

function sightingsOf(item: Evidence, source: number): MatchedSighting[] {
  const cipher = dayCipher(item.key);
  return item.entries.map((entry) => ({
    keyDay: utcDayOfInterval(item.start),
    reportType: item.reportType as MatchedSighting['reportType'],
    daysSinceOnset: item.daysSinceOnset,
    transmitPower: transmitPowerOf(cipher.metadata(entry.identifier, entry.metadata)),
    scans: entry.scans.map((scan) => ({
      time: scan.second,
      rssi: scan.strengthDbm,
      secondsSinceLastScan: scan.creditedSeconds,
    })),
    source,
  }));
}
