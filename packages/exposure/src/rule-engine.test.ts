// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assessRisk, isInRange, type RiskRules, type RiskWindow, summarizeLevel } from './rule-engine.ts';
import { readPublishedCases, windowsOf } from './testing/published-rules.ts';

const vectors = process.env.BLUEZONE_VECTORS;
const published = vectors === undefined ? undefined : readPublishedCases(vectors);

const low = 1;
const high = 2;

it.skipIf(published === undefined)(
  'there are 29 published cases (left out when BLUEZONE_VECTORS is unset, and each of them below)',
  () => {
    expect(published?.cases).toHaveLength(29);
  },
);

const titledCases = published?.cases.map((each) => [each.description, each] as const) ?? [];

it.for(titledCases)('published case: %s', ([, publishedCase]) => {
  const days = assessRisk(windowsOf(publishedCase), published?.rules as RiskRules);
  const lowDays = summarizeLevel(days, low);
  const highDays = summarizeLevel(days, high);
  const age = (day: number | null) => (day === null ? null : -day);
  expect({
    expTotalRiskLevel: highDays.days > 0 ? high : low,
    expAgeOfMostRecentDateWithLowRisk: age(lowDays.mostRecentDay),
    expAgeOfMostRecentDateWithHighRisk: age(highDays.mostRecentDay),
    expNumberOfDaysWithLowRisk: lowDays.days,
    expNumberOfDaysWithHighRisk: highDays.days,
    expTotalMinimumDistinctEncountersWithLowRisk: lowDays.distinctEncounters,
    expTotalMinimumDistinctEncountersWithHighRisk: highDays.distinctEncounters,
  }).toEqual(
    Object.fromEntries(
      Object.entries(publishedCase).filter(([name]) => name.startsWith('exp') && name !== 'exposureWindows'),
    ),
  );
});

const plainRules: RiskRules = {
  minutesFilters: [],
  droppedTransmissionLevels: [],
  attenuationWeights: [{ attenuationRange: { min: 0, max: 73 }, weight: 1 }],
  transmissionRisk: (level) => ({ level, value: 1.2 }),
  windowLevels: [],
  dayLevels: [{ range: { min: 9, max: 1000 }, riskLevel: high }],
};

function windowOf(minutes: number, attenuation = 50, reportType = 1): RiskWindow {
  const scans = [{ attenuation, seconds: 60 * minutes }];
  return { day: 1, reportType, infectiousness: 1, calibrationConfidence: 0, scans };
}

it('sums that ought to reach the threshold do, whatever binary fractions make of them', () => {
  const rules = { ...plainRules, dayLevels: [{ range: { min: 10.8, max: 1000 }, riskLevel: high }] };
  expect(3 * 1.2 + 3 * 1.2 + 3 * 1.2).toBeLessThan(10.8);
  const [day] = assessRisk([windowOf(3), windowOf(3), windowOf(3)], rules);
  expect(day).toMatchObject({ weightedMinutes: 10.8, riskLevel: high });
});

it('a filter drops windows whose minutes at an attenuation lie in its range', () => {
  const rules = {
    ...plainRules,
    minutesFilters: [
      { attenuationRange: { min: 0, max: 60 }, dropIfMinutesInRange: { min: 0, max: 5, maxExclusive: true } },
    ],
  };
  const days = assessRisk([windowOf(4.9), windowOf(5), windowOf(30, 61)], rules);
  expect(days.flatMap((day) => day.windows.map((risk) => risk.weightedMinutes))).toEqual([6]);
});

it('a filter drops windows of a transmission risk level', () => {
  const rules = { ...plainRules, droppedTransmissionLevels: [{ min: 1, max: 2 }] };
  const days = assessRisk([windowOf(5, 50, 2), windowOf(5, 50, 3)], rules);
  expect(days.flatMap((day) => day.windows.map((risk) => risk.window.reportType))).toEqual([3]);
});

it('ranges hold their edges unless they say otherwise', () => {
  expect(isInRange(1, { min: 1, max: 2 }) && isInRange(2, { min: 1, max: 2 })).toBe(true);
  expect(isInRange(1, { min: 1, max: 2, minExclusive: true })).toBe(false);
  expect(isInRange(2, { min: 1, max: 2, maxExclusive: true })).toBe(false);
  expect(isInRange(Number.NaN, { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY })).toBe(false);
});

it('never throws on hostile numbers, and endless or negative times alone reach no level', () => {
  const hostile = fc.constantFrom(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -1,
    -1e300,
    0,
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.double(), hostile), { maxLength: 8 }), (scans) => {
      const window = {
        ...windowOf(0),
        scans: scans.map(([attenuation, seconds]) => ({ attenuation, seconds })),
      };
      expect(assessRisk([window], plainRules).map((day) => day.riskLevel)).toEqual([null]);
    }),
    { seed: 1, numRuns: 200 },
  );
});
