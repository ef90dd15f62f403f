// SPDX-License-Identifier: GPL-3.0-only
// The plain estimator: exposure windows through the rule engine, once for diagnosed people and once for recursive keys.
import { type Bucket, unknownBucket } from './attenuation.ts';
import { bucketWeight, coveredSeconds } from './credited-time.ts';
import { encountersOf } from './encounters.ts';
import type { DayResult, Degree, DegreeResult, ExposureEstimator, ExposureSettings } from './estimator.ts';
import { distanceBandOf, doubtsOf, durationBandOf, explain } from './explanation.ts';
import { buildExposureWindows, type ExposureWindow } from './exposure-window.ts';
import { assessRisk, type DayRisk, type NumberRange, type RiskRules, roundMinutes } from './rule-engine.ts';

const recursiveType = 4;
const closeContact = 1;

/** The settings as rules: one risk level, close contact, and nothing for windows on their own. */
function rulesOf(settings: ExposureSettings): RiskRules {
  const { attenuationThresholds, bucketWeights, minimumWindowMinutes, closeContactMinutes } = settings;
  const everything: NumberRange = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
  const edges = [...attenuationThresholds, Number.POSITIVE_INFINITY];
  const byType = [
    settings.weights.confirmedTest,
    settings.weights.clinical,
    settings.weights.selfReport,
    settings.weights.recursive,
  ];
  return {
    minutesFilters: [
      {
        attenuationRange: everything,
        dropIfMinutesInRange: { min: 0, max: minimumWindowMinutes, maxExclusive: true },
      },
    ],
    droppedTransmissionLevels: [{ min: 0, max: 0 }],
    attenuationWeights: edges.map((max, bucket) => ({
      attenuationRange: { min: edges[bucket - 1] ?? Number.NEGATIVE_INFINITY, max, minExclusive: bucket > 0 },
      weight: bucketWeights[bucket] ?? 0,
    })),
    transmissionRisk: (reportType, infectiousness) => {
      const weights = byType[reportType - 1];
      const weight = infectiousness === 2 ? weights?.high : infectiousness === 1 ? weights?.standard : 0;
      const value = weight !== undefined && weight > 0 ? weight : 0;
      return { level: value > 0 ? 2 * reportType + infectiousness : 0, value };
    },
    windowLevels: [],
    dayLevels:
      closeContactMinutes > 0
        ? [{ range: { min: closeContactMinutes, max: Number.POSITIVE_INFINITY }, riskLevel: closeContact }]
        : [],
  };
}

function minutesIn(windows: readonly ExposureWindow[], bucket: Bucket): number {
  let seconds = 0;
  for (const { stretches } of windows) {
    for (const stretch of stretches) if (stretch.bucket === bucket) seconds += stretch.to - stretch.from;
  }
  return roundMinutes(seconds / 60);
}

function degreeResult(risk: DayRisk<ExposureWindow>, settings: ExposureSettings): DegreeResult {
  const windows = risk.windows.map(({ window }) => window);
  const close = minutesIn(windows, 0);
  const near = minutesIn(windows, 1);
  const room = minutesIn(windows, 2);
  const far = minutesIn(windows, 3);
  const unknown = minutesIn(windows, unknownBucket);
  const minutes = roundMinutes(close + near + room + far + unknown);

  // The bands speak of the minutes that counted; where none did, of all.
  const stretches = windows.flatMap((window) => window.stretches);
  const someCount = stretches.some(({ bucket }) => bucketWeight(bucket, settings) > 0);
  const isTold = (bucket: Bucket) => !someCount || bucketWeight(bucket, settings) > 0;
  const told = stretches.filter(({ bucket }) => isTold(bucket));
  const durationBand = durationBandOf(roundMinutes(coveredSeconds(told) / 60));
  const distanceBand = distanceBandOf([
    isTold(0) ? close : 0,
    isTold(1) ? near : 0,
    isTold(2) ? room : 0,
    isTold(3) ? far : 0,
  ]);
  const doubts = doubtsOf({
    scans: windows.reduce((sum, window) => sum + window.scanTimes.size, 0),
    scansWithoutPower: windows.reduce((sum, window) => sum + window.powerlessTimes.size, 0),
    minutes,
    minutesWithoutStrength: unknown,
    score: risk.weightedMinutes,
    threshold: settings.closeContactMinutes,
  });
  const sources = new Set(windows.map((window) => window.source)).size;
  return {
    warned: risk.riskLevel === closeContact,
    score: risk.weightedMinutes,
    minutes,
    minutesByBucket: [close, near, room, roundMinutes(far + unknown)],
    encounters: windows
      .flatMap((window) => encountersOf(window.source, window.stretches, settings.bridgedGapSeconds))
      .sort((a, b) => a.from - b.from || a.to - b.to || a.source - b.source),
    durationBand,
    distanceBand,
    reasons: explain(risk.day, durationBand, distanceBand, sources, doubts),
  };
}

function degreeOf(diagnosed: DegreeResult | null, recursive: DegreeResult | null): Degree {
  if (diagnosed?.warned === true) return 'F1';
  return recursive?.warned === true ? 'F2' : 'none';
}

/** Risk per day: of all sources together, or, unless people are added up, as high as the single highest source. */
function judgeDays(
  windows: readonly ExposureWindow[],
  rules: RiskRules,
  settings: ExposureSettings,
): DayRisk<ExposureWindow>[] {
  const together = assessRisk(windows, rules);
  if (settings.addUpPeople) return together;
  const highest = new Map<number, DayRisk<ExposureWindow>>();
  for (const source of new Set(windows.map((window) => window.source))) {
    const alone = windows.filter((window) => window.source === source);
    for (const risk of assessRisk(alone, rules)) {
      const best = highest.get(risk.day);
      if (best === undefined || risk.weightedMinutes > best.weightedMinutes) highest.set(risk.day, risk);
    }
  }
  return together.map((risk) => {
    const { weightedMinutes, riskLevel } = highest.get(risk.day) ?? risk;
    return { ...risk, weightedMinutes, riskLevel };
  });
}

/**
 * The estimator of the Exposure Notification v2: minutes × weights per day and degree, for each infectious person by
 * itself (the documents' close contact) or summed over all of them (EN), as the configuration says.
 */
export const enEstimator: ExposureEstimator = {
  name: 'en-v2',

  estimate(sightings, settings): DayResult[] {
    const windows = buildExposureWindows(sightings, settings);
    const rules = rulesOf(settings);
    const judge = (chosen: readonly ExposureWindow[]) =>
      new Map(judgeDays(chosen, rules, settings).map((risk) => [risk.day, degreeResult(risk, settings)]));
    const diagnosed = judge(windows.filter((window) => window.reportType !== recursiveType));
    const recursive = judge(windows.filter((window) => window.reportType === recursiveType));
    const days = [...new Set([...diagnosed.keys(), ...recursive.keys()])].sort((a, b) => a - b);
    return days.map((day) => {
      const first = diagnosed.get(day) ?? null;
      const second = recursive.get(day) ?? null;
      return { day, degree: degreeOf(first, second), diagnosed: first, recursive: second };
    });
  },
};
