// SPDX-License-Identifier: GPL-3.0-only
// The distance filter behind the interface of the plain rule. It answers days, encounters, bands and reasons as the rule
// does, and decides by expected minutes within two metres instead of minutes by attenuation. Where the configuration has
// no parameters for it, the plain rule judges.
import { civilDayAt } from '@bluezone/protocol';
import { attenuationOf, isKnownPower } from '../attenuation.ts';
import { creditedSeconds } from '../credited-time.ts';
import { enEstimator } from '../en-estimator.ts';
import type {
  DayResult,
  DegreeResult,
  ExposureEstimator,
  ExposureSettings,
  MatchedSighting,
} from '../estimator.ts';
import { infectiousnessOf } from '../infectiousness.ts';
import { roundMinutes } from '../rule-engine.ts';
import { ContactFilter } from './contact-filter.ts';
import type { ProximityParameters } from './proximity-parameters.ts';
import { RadioTables } from './radio-tables.ts';

const recursiveType = 4;
/** Without being heard for so long a source has gone. */
const goneSeconds = 900;
/** Strength below which phones hear nothing, dBm. */
const weakest = -97;

interface Heard {
  readonly time: number;
  readonly credit: number;
  readonly attenuation: number | null;
  readonly power: number;
  readonly isPowerKnown: boolean;
}

interface Stretch {
  readonly source: number;
  readonly isRecursive: boolean;
  readonly weight: number;
  /** By second: of several identifiers in one scan the nearest counts. */
  readonly heard: Map<number, Heard>;
}

/** The estimator that the configuration's `proximity` puts in force; without it the plain rule. */
export const proximityEstimator: ExposureEstimator = {
  name: 'proximity-1',

  estimate(sightings, settings): DayResult[] {
    const plain = enEstimator.estimate(sightings, settings);
    const { proximity } = settings;
    if (proximity === undefined || plain.length === 0) return plain;
    const scores = scoresOf(sightings, settings, proximity);
    const judged = (result: DegreeResult | null, day: number, isRecursive: boolean): DegreeResult | null => {
      if (result === null) return null;
      const score = scores(day, isRecursive);
      return {
        ...result,
        score,
        warned: settings.closeContactMinutes > 0 && score >= settings.closeContactMinutes,
      };
    };
    return plain.map(({ day, diagnosed, recursive }) => {
      const first = judged(diagnosed, day, false);
      const second = judged(recursive, day, true);
      const degree = first?.warned === true ? 'F1' : second?.warned === true ? 'F2' : 'none';
      return { day, degree, diagnosed: first, recursive: second };
    });
  },
};

/** Weighted minutes of a day and degree: of the highest source, or of all where people are added up. */
function scoresOf(
  sightings: readonly MatchedSighting[],
  settings: ExposureSettings,
  parameters: ProximityParameters,
): (day: number, isRecursive: boolean) => number {
  const tables = new RadioTables(parameters);
  const { shiftMinutes, cautionMinutes } = parameters.certainty;
  const scores = new Map<string, number[]>();
  for (const stretch of stretchesOf(sightings, settings)) {
    for (const [day, minutes] of minutesByDay(stretch, settings, tables)) {
      const name = `${day} ${stretch.isRecursive}`;
      const list = scores.get(name) ?? [];
      scores.set(name, list);
      list.push(stretch.weight * (minutes + shiftMinutes + cautionMinutes));
    }
  }
  return (day, isRecursive) => {
    const list = (scores.get(`${day} ${isRecursive}`) ?? []).sort((a, b) => a - b);
    const sum = list.reduce((total, score) => total + score, 0);
    return roundMinutes(settings.addUpPeople ? sum : (list.at(-1) ?? 0));
  };
}

function stretchesOf(sightings: readonly MatchedSighting[], settings: ExposureSettings): Stretch[] {
  const stretches = new Map<string, Stretch>();
  const { weights, bridgedGapSeconds } = settings;
  const byType = [weights.confirmedTest, weights.clinical, weights.selfReport, weights.recursive];
  for (const sighting of sightings) {
    const { source, reportType, transmitPower } = sighting;
    const infectiousness = infectiousnessOf(sighting.daysSinceOnset, settings);
    const ofType = byType[reportType - 1];
    const weight = infectiousness === 2 ? ofType?.high : infectiousness === 1 ? ofType?.standard : 0;
    if (weight === undefined || !(weight > 0)) continue;
    const isRecursive = reportType === recursiveType;
    const name = `${source} ${isRecursive} ${weight}`;
    const stretch = stretches.get(name) ?? { source, isRecursive, weight, heard: new Map<number, Heard>() };
    stretches.set(name, stretch);
    const isPowerKnown = isKnownPower(transmitPower);
    const power = isPowerKnown ? transmitPower : settings.unknownTransmitPowerDbm;
    for (const scan of sighting.scans) {
      const credit = creditedSeconds(scan, bridgedGapSeconds);
      if (!(credit > 0)) continue;
      const attenuation = attenuationOf(scan, sighting, settings);
      const one = { time: scan.time, credit, attenuation, power, isPowerKnown };
      stretch.heard.set(scan.time, nearerOf(stretch.heard.get(scan.time), one));
    }
  }
  return [...stretches.values()];
}

/** Two identifiers of one source in one scan: the nearer counts, and the longer gap. */
function nearerOf(known: Heard | undefined, other: Heard): Heard {
  if (known === undefined) return other;
  const level = ({ attenuation }: Heard) => attenuation ?? Number.POSITIVE_INFINITY;
  const isKnownNearer =
    level(known) === level(other) ? known.power >= other.power : level(known) < level(other);
  return { ...(isKnownNearer ? known : other), credit: Math.max(known.credit, other.credit) };
}

function minutesByDay(
  { heard }: Stretch,
  settings: ExposureSettings,
  tables: RadioTables,
): Map<number, number> {
  const { lossBeyondDb, leastMissed } = tables.parameters;
  const filter = new ContactFilter(tables);
  const minutes = new Map<number, number>();
  let day: number | null = null;
  let previous: Heard | null = null;
  for (const scan of [...heard.values()].sort((a, b) => a.time - b.time)) {
    const common = {
      lostAt: scan.power - (weakest + settings.receiverCorrectionDb) + lossBeyondDb,
      leastMissed,
      isPowerKnown: scan.isPowerKnown,
    };
    const pause = previous === null ? Number.POSITIVE_INFINITY : scan.time - previous.time;
    if (pause > goneSeconds) filter.leave();
    const today = civilDayAt(scan.time, settings.utcOffsetMinutes);
    if (today !== day) {
      if (day !== null) minutes.set(day, filter.estimate().minutes);
      filter.startDay();
      day = today;
    }
    // The scan says when the one before it was: where that one is not here, it missed the source.
    if (pause <= goneSeconds && previous !== null)
      for (let time = previous.time + scan.credit; time < scan.time - scan.credit / 2; time += scan.credit)
        filter.take({ ...common, time, isHeard: false, attenuation: null }, scan.credit);
    filter.take({ ...common, time: scan.time, isHeard: true, attenuation: scan.attenuation }, scan.credit);
    previous = scan;
  }
  if (day !== null) minutes.set(day, filter.estimate().minutes);
  return minutes;
}
