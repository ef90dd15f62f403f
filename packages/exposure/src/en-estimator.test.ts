// SPDX-License-Identifier: GPL-3.0-only
import { defaultConfiguration } from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { enEstimator } from './en-estimator.ts';
import {
  type DegreeReportType,
  type ExposureSettings,
  exposureSettings,
  type MatchedSighting,
  type ScanInstance,
} from './estimator.ts';

const settings: ExposureSettings = {
  attenuationThresholds: [55, 63, 73],
  bucketWeights: [1, 1, 0.5, 0],
  unknownTransmitPowerDbm: -10,
  receiverCorrectionDb: 0,
  infectiousnessByDay: Array.from({ length: 29 }, (_, i) => (i < 11 ? 0 : i < 20 ? 2 : 1)),
  infectiousnessUnknownOnset: 2,
  weights: {
    confirmedTest: { standard: 0.5, high: 1 },
    clinical: { standard: 0.5, high: 1 },
    selfReport: { standard: 0.3, high: 0.6 },
    recursive: { standard: 1, high: 1 },
  },
  minimumWindowMinutes: 0,
  closeContactMinutes: 15,
  addUpPeople: false,
  utcOffsetMinutes: 420,
  bridgedGapSeconds: 300,
};

const day = 18_353;
/** 09:00 of that civil day at UTC+7. */
const morning = day * 86_400 + 2 * 3600;

/** Scans every three minutes, each crediting the gap, over the given minutes. */
function scansOf(minutes: number, rssi: number, from = morning): ScanInstance[] {
  return Array.from({ length: minutes / 3 }, (_, i) => ({
    time: from + 180 * (i + 1),
    rssi,
    secondsSinceLastScan: 180,
  }));
}

function sightingOf(scans: readonly ScanInstance[], change: Partial<MatchedSighting> = {}): MatchedSighting {
  return { keyDay: day, reportType: 1, daysSinceOnset: 0, transmitPower: 0, source: 1, scans, ...change };
}

const judge = (...sightings: MatchedSighting[]) => enEstimator.estimate(sightings, settings);

it('the settings are gathered from a configuration', () => {
  const gathered = exposureSettings(defaultConfiguration);
  expect(gathered.utcOffsetMinutes).toBe(defaultConfiguration.zone.utcOffsetMinutes);
  expect(gathered.bridgedGapSeconds).toBe(defaultConfiguration.scan.bridgedGapSeconds);
  expect(gathered.closeContactMinutes).toBe(defaultConfiguration.exposure.closeContactMinutes);
});

it('a quarter of an hour near a confirmed case is F1, with what an alert needs to say', () => {
  expect(judge(sightingOf(scansOf(18, -50)))).toEqual([
    {
      day,
      degree: 'F1',
      diagnosed: {
        warned: true,
        score: 18,
        minutes: 18,
        minutesByBucket: [18, 0, 0, 0],
        encounters: [{ source: 1, from: morning, to: morning + 18 * 60, minutes: 18 }],
        durationBand: '15-to-30',
        distanceBand: 'close',
        reasons: [
          { kind: 'day', day },
          { kind: 'duration', band: '15-to-30' },
          { kind: 'distance', band: 'close' },
          { kind: 'sources', count: 'one' },
          { kind: 'certainty', certainty: 'high', doubts: [] },
        ],
      },
      recursive: null,
    },
  ]);
});

it('exactly the threshold warns, three minutes less do not', () => {
  expect(judge(sightingOf(scansOf(15, -50)))[0]?.degree).toBe('F1');
  expect(judge(sightingOf(scansOf(12, -50)))[0]).toMatchObject({ degree: 'none', diagnosed: { score: 12 } });
});

it('minutes weigh by their distance', () => {
  const scans = [
    ...scansOf(6, -50),
    ...scansOf(6, -60, morning + 1000),
    ...scansOf(6, -70, morning + 2000),
    ...scansOf(6, -90, morning + 3000),
  ];
  const result = judge(sightingOf(scans))[0]?.diagnosed;
  expect(result).toMatchObject({ score: 15, minutes: 24, minutesByBucket: [6, 6, 6, 6] });
});

it('a recursive key alone is F2; beside a diagnosed one the day is F1, and both are told', () => {
  const recursive = sightingOf(scansOf(30, -50), { reportType: 4, daysSinceOnset: null, source: 2 });
  expect(judge(recursive)[0]).toMatchObject({ degree: 'F2', diagnosed: null, recursive: { warned: true } });
  const both = judge(recursive, sightingOf(scansOf(18, -50)))[0];
  expect(both).toMatchObject({ degree: 'F1', diagnosed: { score: 18 }, recursive: { score: 30 } });
});

it('diagnosed minutes under the threshold do not help recursive ones over it', () => {
  const both = judge(
    sightingOf(scansOf(12, -50)),
    sightingOf(scansOf(12, -50, morning + 7200), { reportType: 4, daysSinceOnset: null, source: 2 }),
  );
  expect(both.map((result) => result.degree)).toEqual(['none']);
});

it('minutes beside two people add up only where the configuration says so; encounters are kept apart', () => {
  const two = [sightingOf(scansOf(9, -50)), sightingOf(scansOf(9, -50), { source: 2 })];
  expect(judge(...two)[0]?.diagnosed).toMatchObject({ warned: false, score: 9, minutes: 18 });
  const result = enEstimator.estimate(two, { ...settings, addUpPeople: true })[0]?.diagnosed;
  expect(result).toMatchObject({ warned: true, score: 18, durationBand: '5-to-15' });
  expect(result?.encounters.map((encounter) => encounter.source)).toEqual([1, 2]);
  expect(result?.reasons).toContainEqual({ kind: 'sources', count: 'several' });
});

it('of several people on one day the longest beside one of them decides', () => {
  const result = judge(
    sightingOf(scansOf(9, -50)),
    sightingOf(scansOf(18, -50, morning + 3600), { source: 2 }),
  )[0]?.diagnosed;
  expect(result).toMatchObject({ warned: true, score: 18, minutes: 27 });
});

it('both identifiers of one source heard in the scan at their change credit its gap once', () => {
  const before = sightingOf(scansOf(9, -50));
  const after = sightingOf(scansOf(9, -60, morning + 6 * 60));
  expect(judge(before, after)[0]?.diagnosed).toMatchObject({ minutes: 15, minutesByBucket: [9, 6, 0, 0] });
});

it('days turn at midnight of the configured zone', () => {
  const midnight = (day + 1) * 86_400 - 7 * 3600;
  const results = judge(sightingOf(scansOf(30, -50, midnight - 18 * 60)));
  expect(results.map((result) => [result.day, result.diagnosed?.minutes])).toEqual([
    [day, 15],
    [day + 1, 15],
  ]);
});

it('report type and infectiousness weigh the minutes', () => {
  const score = (change: Partial<MatchedSighting>) =>
    judge(sightingOf(scansOf(30, -50), change))[0]?.diagnosed?.score;
  expect(score({ daysSinceOnset: 10 })).toBe(15);
  expect(score({ reportType: 3 })).toBe(18);
  expect(score({ daysSinceOnset: null })).toBe(30);
  expect(score({ daysSinceOnset: -10 })).toBeUndefined();
});

it('windows under the least minutes are left out', () => {
  const strict = { ...settings, minimumWindowMinutes: 6 };
  const short = sightingOf(scansOf(3, -50));
  const long = sightingOf(scansOf(15, -50), { source: 2 });
  expect(enEstimator.estimate([short], strict)).toEqual([]);
  expect(enEstimator.estimate([short, long], strict)[0]?.diagnosed?.score).toBe(15);
});

it('unknown strength counts as far and unknown power as configured, and both are confessed', () => {
  const scans = [...scansOf(15, -45), ...scansOf(15, 127, morning + 3600)];
  const result = judge(sightingOf(scans, { transmitPower: null }))[0]?.diagnosed;
  expect(result).toMatchObject({ score: 15, minutes: 30, minutesByBucket: [15, 0, 0, 15] });
  expect(result?.reasons).toContainEqual({
    kind: 'certainty',
    certainty: 'low',
    doubts: ['strength-unknown', 'power-unknown', 'near-threshold'],
  });
});

it('nothing heard is no result', () => {
  expect(judge()).toEqual([]);
  expect(judge(sightingOf([]))).toEqual([]);
});

const scan = fc.record({
  time: fc.integer({ min: morning - 40_000, max: morning + 80_000 }),
  rssi: fc.oneof(fc.integer({ min: -100, max: -30 }), fc.constant(127)),
  secondsSinceLastScan: fc.integer({ min: 1, max: 300 }),
});
const reportType = fc.constantFrom<DegreeReportType>(1, 2, 3, 4);
/** One published key: what its metadata say is the same in all its sightings. */
const key = fc.record({
  keyDay: fc.constant(day),
  reportType,
  daysSinceOnset: fc.option(fc.integer({ min: -14, max: 14 })),
  transmitPower: fc.option(fc.integer({ min: -20, max: 10 })),
  scans: fc.array(scan, { maxLength: 12 }),
});
const sightings = fc
  .array(key, { maxLength: 5 })
  .map((keys) => keys.map((each, source): MatchedSighting => ({ ...each, source })));

function scoresOf(
  results: readonly {
    day: number;
    diagnosed: { score: number } | null;
    recursive: { score: number } | null;
  }[],
) {
  return new Map(results.map((r) => [r.day, [r.diagnosed?.score ?? 0, r.recursive?.score ?? 0] as const]));
}

it('neither another scan nor a longer gap ever lowers a score', () => {
  fc.assert(
    fc.property(
      sightings,
      fc.nat(),
      scan,
      fc.nat(300),
      fc.nat(20),
      (before, choice, extra, longer, minimum) => {
        fc.pre(before.length > 0);
        const strict = { ...settings, minimumWindowMinutes: minimum };
        const chosen = choice % before.length;
        const after = before.map((sighting, i) => {
          if (i !== chosen) return sighting;
          const [first, ...rest] = sighting.scans;
          if (first === undefined) return { ...sighting, scans: [extra] };
          const gap = Math.min(300, first.secondsSinceLastScan + longer);
          return { ...sighting, scans: [{ ...first, secondsSinceLastScan: gap }, ...rest, extra] };
        });
        const later = scoresOf(enEstimator.estimate(after, strict));
        for (const [at, [diagnosed, recursive]] of scoresOf(enEstimator.estimate(before, strict))) {
          expect(later.get(at)?.[0] ?? 0).toBeGreaterThanOrEqual(diagnosed);
          expect(later.get(at)?.[1] ?? 0).toBeGreaterThanOrEqual(recursive);
        }
      },
    ),
    { seed: 3, numRuns: 300 },
  );
});

it('the order of sightings and scans makes no difference', () => {
  fc.assert(
    fc.property(sightings, (list) => {
      const turned = list.map((each) => ({ ...each, scans: each.scans.toReversed() })).toReversed();
      expect(enEstimator.estimate(turned, settings)).toEqual(enEstimator.estimate(list, settings));
    }),
    { seed: 4, numRuns: 200 },
  );
});

it('how scans are spread over sightings of one key makes no difference', () => {
  fc.assert(
    fc.property(sightings, (list) => {
      const split = list.flatMap((each) => each.scans.map((one) => ({ ...each, scans: [one] })));
      expect(enEstimator.estimate(split, settings)).toEqual(enEstimator.estimate(list, settings));
    }),
    { seed: 5, numRuns: 200 },
  );
});

it('the same sightings given twice change nothing', () => {
  fc.assert(
    fc.property(sightings, (list) => {
      expect(enEstimator.estimate([...list, ...list], settings)).toEqual(
        enEstimator.estimate(list, settings),
      );
    }),
    { seed: 6, numRuns: 200 },
  );
});

it('scans whose numbers make no sense never crash and never warn', () => {
  const senseless = fc.constantFrom(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -300,
    -1e300,
    1e300,
    Number.MAX_SAFE_INTEGER,
  );
  const hostileScan = fc.oneof(
    fc.record({
      time: senseless,
      rssi: fc.double(),
      secondsSinceLastScan: fc.oneof(senseless, fc.constant(300)),
    }),
    fc.record({ time: fc.constant(morning), rssi: fc.double(), secondsSinceLastScan: senseless }),
  );
  const anything = fc.oneof(senseless, fc.double());
  const hostile = fc.record({
    keyDay: anything,
    reportType,
    daysSinceOnset: fc.option(anything),
    transmitPower: fc.option(anything),
    source: anything,
    scans: fc.array(hostileScan, { maxLength: 40 }),
  });
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 5 }), (list) => {
      expect(enEstimator.estimate(list, settings)).toEqual([]);
    }),
    { seed: 7, numRuns: 300 },
  );
});

it('any strength, power or onset gives a finite, bounded result', () => {
  const wild = fc.record({
    keyDay: fc.double(),
    reportType,
    daysSinceOnset: fc.option(fc.double()),
    transmitPower: fc.option(fc.double()),
    source: fc.nat(3),
    scans: fc.array(
      fc.record({ time: fc.nat(2 ** 31 - 1), rssi: fc.double(), secondsSinceLastScan: fc.double() }),
      { maxLength: 20 },
    ),
  });
  fc.assert(
    fc.property(fc.array(wild, { maxLength: 4 }), (list) => {
      for (const { diagnosed, recursive } of enEstimator.estimate(list, settings)) {
        for (const result of [diagnosed, recursive]) {
          if (result === null) continue;
          expect(result.score).toBeGreaterThanOrEqual(0);
          expect(result.minutes).toBeLessThanOrEqual(4 * 20 * 5);
          expect(result.score).toBeLessThanOrEqual(result.minutes);
        }
      }
    }),
    { seed: 8, numRuns: 200 },
  );
});

it('a many-times repeated second of hearing one source is not many minutes', () => {
  const repeated = Array.from({ length: 100 }, () => ({
    time: morning,
    rssi: -50,
    secondsSinceLastScan: 300,
  }));
  expect(judge(sightingOf(repeated))[0]).toMatchObject({ degree: 'none', diagnosed: { minutes: 5 } });
});
