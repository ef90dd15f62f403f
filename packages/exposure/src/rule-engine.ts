// SPDX-License-Identifier: GPL-3.0-only
// Risk in the style of the Exposure Notification v2: minutes by attenuation, weighted, times the risk of
// transmission, filtered per window, summed and judged per day. Rules are data; it runs ours and published national
// ones alike.

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly minExclusive?: boolean;
  readonly maxExclusive?: boolean;
}

/** A day's scans of one source. */
export interface RiskWindow {
  readonly day: number;
  readonly reportType: number;
  readonly infectiousness: number;
  /** How well the sender's transmit power is known; only tells distinct encounters apart. */
  readonly calibrationConfidence: number;
  readonly scans: readonly { readonly attenuation: number; readonly seconds: number }[];
}

/** Transmission risk: `level` names it (for filters and distinct encounters), `value` multiplies the minutes. */
export interface TransmissionRisk {
  readonly level: number;
  readonly value: number;
}

export interface RiskLevelRule {
  readonly range: NumberRange;
  readonly riskLevel: number;
}

export interface RiskRules {
  /** A window is dropped when its minutes within the attenuation range lie in the other range. */
  readonly minutesFilters: readonly {
    readonly attenuationRange: NumberRange;
    readonly dropIfMinutesInRange: NumberRange;
  }[];
  /** A window is dropped when its transmission risk level lies in one of these. */
  readonly droppedTransmissionLevels: readonly NumberRange[];
  /** The first range that holds an attenuation gives its weight; none gives 0. */
  readonly attenuationWeights: readonly { readonly attenuationRange: NumberRange; readonly weight: number }[];
  readonly transmissionRisk: (reportType: number, infectiousness: number) => TransmissionRisk;
  /** Risk level of one window by its weighted minutes. */
  readonly windowLevels: readonly RiskLevelRule[];
  /** Risk level of a day by its sum. */
  readonly dayLevels: readonly RiskLevelRule[];
}

export interface WindowRisk<W> {
  readonly window: W;
  readonly transmissionRisk: TransmissionRisk;
  readonly weightedMinutes: number;
  readonly riskLevel: number | null;
}

export interface DayRisk<W> {
  readonly day: number;
  readonly weightedMinutes: number;
  readonly riskLevel: number | null;
  /** Windows that passed the filters. */
  readonly windows: readonly WindowRisk<W>[];
}

export function isInRange(value: number, range: NumberRange): boolean {
  const above = range.minExclusive === true ? value > range.min : value >= range.min;
  return above && (range.maxExclusive === true ? value < range.max : value <= range.max);
}

/** To a millionth of a minute: 1 × 3 × 1.2 must not fall short of 3.6 by a binary fraction. */
export function roundMinutes(minutes: number): number {
  return Math.round(minutes * 1e6) / 1e6;
}

function minutesOf(scan: { readonly seconds: number }): number {
  return scan.seconds > 0 && Number.isFinite(scan.seconds) ? scan.seconds / 60 : 0;
}

function levelOf(minutes: number, rules: readonly RiskLevelRule[]): number | null {
  return rules.find(({ range }) => isInRange(minutes, range))?.riskLevel ?? null;
}

function isDropped(window: RiskWindow, level: number, rules: RiskRules): boolean {
  if (rules.droppedTransmissionLevels.some((range) => isInRange(level, range))) return true;
  return rules.minutesFilters.some(({ attenuationRange, dropIfMinutesInRange }) => {
    const minutes = window.scans
      .filter((scan) => isInRange(scan.attenuation, attenuationRange))
      .reduce((sum, scan) => sum + minutesOf(scan), 0);
    return isInRange(roundMinutes(minutes), dropIfMinutesInRange);
  });
}

function assessWindow<W extends RiskWindow>(window: W, rules: RiskRules): WindowRisk<W> | null {
  const transmissionRisk = rules.transmissionRisk(window.reportType, window.infectiousness);
  if (isDropped(window, transmissionRisk.level, rules)) return null;
  const attenuated = window.scans.reduce((sum, scan) => {
    const rule = rules.attenuationWeights.find((r) => isInRange(scan.attenuation, r.attenuationRange));
    return sum + minutesOf(scan) * (rule?.weight ?? 0);
  }, 0);
  const weightedMinutes = attenuated * transmissionRisk.value;
  const riskLevel = levelOf(roundMinutes(weightedMinutes), rules.windowLevels);
  return { window, transmissionRisk, weightedMinutes, riskLevel };
}

/** Judges every day on which a window passed the filters, in ascending order. Negative and infinite times count nothing. */
export function assessRisk<W extends RiskWindow>(windows: readonly W[], rules: RiskRules): DayRisk<W>[] {
  const byDay = new Map<number, WindowRisk<W>[]>();
  for (const window of windows) {
    const assessed = assessWindow(window, rules);
    if (assessed === null) continue;
    const others = byDay.get(window.day);
    if (others === undefined) byDay.set(window.day, [assessed]);
    else others.push(assessed);
  }
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([day, assessed]) => {
      const weightedMinutes = roundMinutes(assessed.reduce((sum, risk) => sum + risk.weightedMinutes, 0));
      return {
        day,
        weightedMinutes,
        riskLevel: levelOf(weightedMinutes, rules.dayLevels),
        windows: assessed,
      };
    });
}

export interface LevelSummary {
  /** Days of this level. */
  readonly days: number;
  readonly mostRecentDay: number | null;
  /** Least number of distinct encounters of this level, on days that have any level. */
  readonly distinctEncounters: number;
}

/** What the days say about one risk level. Windows of a day that look alike may be one encounter, so count once. */
export function summarizeLevel<W extends RiskWindow>(
  days: readonly DayRisk<W>[],
  riskLevel: number,
): LevelSummary {
  const ofLevel = days.filter((day) => day.riskLevel === riskLevel);
  const distinct = new Set<string>();
  for (const day of days) {
    if (day.riskLevel === null) continue;
    for (const { window, transmissionRisk, riskLevel: level } of day.windows) {
      if (level !== riskLevel) continue;
      distinct.add(`${day.day} ${transmissionRisk.level} ${window.calibrationConfidence}`);
    }
  }
  return {
    days: ofLevel.length,
    mostRecentDay: ofLevel.at(-1)?.day ?? null,
    distinctEncounters: distinct.size,
  };
}
