// SPDX-License-Identifier: GPL-3.0-only
// Reads the published cases of a national app's rule engine and puts their configuration into our rules.
import { readFileSync } from 'node:fs';
import type { NumberRange, RiskLevelRule, RiskRules, RiskWindow } from '../rule-engine.ts';

interface PublishedLevelRule {
  readonly riskLevel: number;
}

interface PublishedConfiguration {
  readonly minutesAtAttenuationFilters: RiskRules['minutesFilters'];
  readonly trlFilters: readonly { readonly dropIfTrlInRange: NumberRange }[];
  readonly minutesAtAttenuationWeights: RiskRules['attenuationWeights'];
  readonly normalizedTimePerEWToRiskLevelMapping: readonly (PublishedLevelRule & {
    readonly normalizedTimeRange: NumberRange;
  })[];
  readonly normalizedTimePerDayToRiskLevelMapping: readonly (PublishedLevelRule & {
    readonly normalizedTimeRange: NumberRange;
  })[];
  readonly trlEncoding: {
    readonly infectiousnessOffsetStandard: number;
    readonly infectiousnessOffsetHigh: number;
    readonly reportTypeOffsetRecursive: number;
    readonly reportTypeOffsetSelfReport: number;
    readonly reportTypeOffsetConfirmedClinicalDiagnosis: number;
    readonly reportTypeOffsetConfirmedTest: number;
  };
  readonly transmissionRiskValueMapping: readonly {
    readonly transmissionRiskLevel: number;
    readonly transmissionRiskValue: number;
  }[];
}

export interface PublishedCase {
  readonly description: string;
  readonly exposureWindows: readonly {
    readonly ageInDays: number;
    readonly reportType: number;
    readonly infectiousness: number;
    readonly calibrationConfidence: number;
    readonly scanInstances: readonly {
      readonly minAttenuation: number;
      readonly secondsSinceLastScan: number;
    }[];
  }[];
  readonly expTotalRiskLevel: number;
  readonly expAgeOfMostRecentDateWithLowRisk: number | null;
  readonly expAgeOfMostRecentDateWithHighRisk: number | null;
  readonly expNumberOfDaysWithLowRisk: number;
  readonly expNumberOfDaysWithHighRisk: number;
  readonly expTotalMinimumDistinctEncountersWithLowRisk: number;
  readonly expTotalMinimumDistinctEncountersWithHighRisk: number;
}

/** Transmission risk level = offset of the infectiousness + offset of the report type; the mapping gives its value. */
function rulesFrom(published: PublishedConfiguration): RiskRules {
  const { trlEncoding: offsets } = published;
  const ofType = [
    offsets.reportTypeOffsetConfirmedTest,
    offsets.reportTypeOffsetConfirmedClinicalDiagnosis,
    offsets.reportTypeOffsetSelfReport,
    offsets.reportTypeOffsetRecursive,
  ];
  const ofInfectiousness = [0, offsets.infectiousnessOffsetStandard, offsets.infectiousnessOffsetHigh];
  const levels = (rules: PublishedConfiguration['normalizedTimePerDayToRiskLevelMapping']): RiskLevelRule[] =>
    rules.map(({ normalizedTimeRange: range, riskLevel }) => ({ range, riskLevel }));
  return {
    minutesFilters: published.minutesAtAttenuationFilters,
    droppedTransmissionLevels: published.trlFilters.map((filter) => filter.dropIfTrlInRange),
    attenuationWeights: published.minutesAtAttenuationWeights,
    transmissionRisk: (reportType, infectiousness) => {
      const level = (ofType[reportType - 1] ?? 0) + (ofInfectiousness[infectiousness] ?? 0);
      const mapping = published.transmissionRiskValueMapping.find((m) => m.transmissionRiskLevel === level);
      return { level, value: mapping?.transmissionRiskValue ?? 0 };
    },
    windowLevels: levels(published.normalizedTimePerEWToRiskLevelMapping),
    dayLevels: levels(published.normalizedTimePerDayToRiskLevelMapping),
  };
}

/** The windows of a case; day 0 is today, so a window's day is minus its age. */
export function windowsOf(published: PublishedCase): RiskWindow[] {
  return published.exposureWindows.map((window) => ({
    day: -window.ageInDays,
    reportType: window.reportType,
    infectiousness: window.infectiousness,
    calibrationConfidence: window.calibrationConfidence,
    scans: window.scanInstances.map((scan) => ({
      attenuation: scan.minAttenuation,
      seconds: scan.secondsSinceLastScan,
    })),
  }));
}

/** Reads the file under the vectors' directory. */
export function readPublishedCases(vectors: string): { rules: RiskRules; cases: readonly PublishedCase[] } {
  const path = `${vectors}/cwa-risk/exposure-windows-risk-calculation.json`;
  const file = JSON.parse(readFileSync(path, 'utf8')) as {
    defaultRiskCalculationConfiguration: PublishedConfiguration;
    testCases: PublishedCase[];
  };
  return { rules: rulesFrom(file.defaultRiskCalculationConfiguration), cases: file.testCases };
}
