// SPDX-License-Identifier: GPL-3.0-only
// When a phone listens: a short window once a period, more often while it hears somebody.
import type { RandomStream } from './seeded-random.ts';

/** A phone's duty cycle, whole seconds. */
export interface ScanDuty {
  /** How long one scan listens. */
  readonly windowSeconds: number;
  /** From the beginning of a scan that heard nobody to the next. */
  readonly periodSeconds: number;
  /** From the beginning of a scan that heard somebody to the next. */
  readonly periodAfterSightingSeconds: number;
}

const LONGEST_AFTER_SIGHTING = 90;

/** 4 s every 180 s, every 90 s after a sighting. */
export const DEFAULT_SCAN_DUTY: ScanDuty = scanDuty(4, 180);

/** A duty cycle; after a sighting the next scan comes after 90 s, or after the period where that is shorter. */
export function scanDuty(windowSeconds: number, periodSeconds: number): ScanDuty {
  return {
    windowSeconds,
    periodSeconds,
    periodAfterSightingSeconds: Math.min(periodSeconds, LONGEST_AFTER_SIGHTING),
  };
}

/** Unix second of a phone's first scan: within one period from `fromUnix`, at a random phase. */
export function firstScanStart(duty: ScanDuty, fromUnix: number, random: RandomStream): number {
  return fromUnix + random.integer(duty.periodSeconds);
}

/** Unix second of the scan after the one at `start`. */
export function nextScanStart(duty: ScanDuty, start: number, heardSomebody: boolean): number {
  return start + (heardSomebody ? duty.periodAfterSightingSeconds : duty.periodSeconds);
}
