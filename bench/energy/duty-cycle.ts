// SPDX-License-Identifier: GPL-3.0-only
// What a duty cycle costs a battery: I = I_scan·W/P + I_wake·t_wake/P + I_adv, percent per day = 2400·I/C. A model over
// currents that others measured; no phone was measured for it.

/** How a radio works, seconds. */
export interface Duty {
  readonly windowSeconds: number;
  /** From the beginning of a scan that heard nobody to the next. */
  readonly periodSeconds: number;
  readonly periodAfterSightingSeconds: number;
}

/** Currents in mA above those of a phone that does nothing. */
export interface Currents {
  readonly scanMilliamperes: number;
  /** Beyond `scanMilliamperes`, while the processor wakes for a scan and falls asleep after it. */
  readonly wakeMilliamperes: number;
  readonly wakeSecondsPerScan: number;
  /** Mean over time. */
  readonly advertiseMilliamperes: number;
  readonly capacityMilliampereHours: number;
}

/** Mean current of advertising, mA: `eventMilliseconds` of work at `milliamperes`, once every `everyMilliseconds`. */
export function advertisingCurrent(
  milliamperes: number,
  eventMilliseconds: number,
  everyMilliseconds: number,
): number {
  return (milliamperes * eventMilliseconds) / everyMilliseconds;
}

/** Mean current with one scan in `periodSeconds`, mA. */
export function meanCurrent(currents: Currents, windowSeconds: number, periodSeconds: number): number {
  const { scanMilliamperes, wakeMilliamperes, wakeSecondsPerScan, advertiseMilliamperes } = currents;
  const perScan = scanMilliamperes * windowSeconds + wakeMilliamperes * wakeSecondsPerScan;
  return perScan / periodSeconds + advertiseMilliamperes;
}

/** Percent of the battery in a day of which `hoursAmongOthers` are spent in reach of other users. */
export function percentPerDay(currents: Currents, duty: Duty, hoursAmongOthers: number): number {
  const among = meanCurrent(currents, duty.windowSeconds, duty.periodAfterSightingSeconds);
  const alone = meanCurrent(currents, duty.windowSeconds, duty.periodSeconds);
  const mean = (among * hoursAmongOthers + alone * (24 - hoursAmongOthers)) / 24;
  return (2400 * mean) / currents.capacityMilliampereHours;
}
