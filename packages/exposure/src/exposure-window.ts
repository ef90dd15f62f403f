// SPDX-License-Identifier: GPL-3.0-only
// Groups sightings into exposure windows, one per source and civil day, as the Exposure Notification groups scans
// into half hours: small enough to filter, and unable to tell one identifier from the next.
import { civilDayAt } from '@bluezone/protocol';
import { attenuationOf, bucketOf, isKnownPower, unknownBucket } from './attenuation.ts';
import { type CreditedStretch, creditedSeconds, separateStretches } from './credited-time.ts';
import type { DegreeReportType, ExposureSettings, MatchedSighting } from './estimator.ts';
import { type Infectiousness, infectiousnessOf } from './infectiousness.ts';
import type { RiskWindow } from './rule-engine.ts';

export interface ExposureWindow extends RiskWindow {
  readonly reportType: DegreeReportType;
  readonly infectiousness: Infectiousness;
  readonly source: number;
  /** Disjoint, in order of time. */
  readonly stretches: readonly CreditedStretch[];
  /** Seconds at which the source was heard and the scan counted. */
  readonly scanTimes: ReadonlySet<number>;
  /** Those of them whose transmit power was not known. */
  readonly powerlessTimes: ReadonlySet<number>;
}

interface OpenWindow {
  readonly day: number;
  readonly source: number;
  readonly reportType: DegreeReportType;
  readonly infectiousness: Infectiousness;
  readonly stretches: CreditedStretch[];
  readonly scanTimes: Set<number>;
  readonly powerlessTimes: Set<number>;
}

/**
 * Builds the windows of all sightings, sorted by day, source, report type and infectiousness. A scan belongs to the
 * civil day in which it was made. Scans that credit nothing and report types outside 1 to 4 are left out.
 */
export function buildExposureWindows(
  sightings: readonly MatchedSighting[],
  settings: ExposureSettings,
): ExposureWindow[] {
  const open = new Map<string, OpenWindow>();
  for (const sighting of sightings) {
    const { source, reportType, transmitPower } = sighting;
    if (![1, 2, 3, 4].includes(reportType)) continue;
    const infectiousness = infectiousnessOf(sighting.daysSinceOnset, settings);
    for (const scan of sighting.scans) {
      const seconds = creditedSeconds(scan, settings.bridgedGapSeconds);
      if (!(seconds > 0)) continue;
      const day = civilDayAt(scan.time, settings.utcOffsetMinutes);
      const name = `${day} ${source} ${reportType} ${infectiousness}`;
      const window = open.get(name) ?? {
        day,
        source,
        reportType,
        infectiousness,
        stretches: [],
        scanTimes: new Set<number>(),
        powerlessTimes: new Set<number>(),
      };
      open.set(name, window);
      const bucket = bucketOf(attenuationOf(scan, sighting, settings), settings);
      window.stretches.push({ from: scan.time - seconds, to: scan.time, bucket });
      window.scanTimes.add(scan.time);
      if (!isKnownPower(transmitPower)) window.powerlessTimes.add(scan.time);
    }
  }
  return [...open.values()]
    .sort(
      (a, b) =>
        a.day - b.day ||
        a.source - b.source ||
        a.reportType - b.reportType ||
        a.infectiousness - b.infectiousness,
    )
    .map((window) => closeWindow(window, settings));
}

function closeWindow(window: OpenWindow, settings: ExposureSettings): ExposureWindow {
  const stretches = separateStretches(window.stretches, settings);
  const seconds = [0, 0, 0, 0];
  for (const { from, to, bucket } of stretches) {
    const place = bucket === unknownBucket ? 3 : bucket;
    seconds[place] = (seconds[place] as number) + (to - from);
  }
  // A bucket's upper edge stands for all of it: rules over the same thresholds cannot tell the difference.
  const edges = [...settings.attenuationThresholds, Number.POSITIVE_INFINITY];
  return {
    ...window,
    stretches,
    calibrationConfidence: window.powerlessTimes.size > 0 ? 0 : 1,
    scans: edges.map((attenuation, bucket) => ({ attenuation, seconds: seconds[bucket] as number })),
  };
}
