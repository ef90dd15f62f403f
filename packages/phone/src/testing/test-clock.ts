// SPDX-License-Identifier: GPL-3.0-only
import { daySeconds } from '@bluezone/protocol';
import type { Clock } from '../ports.ts';

/** A UTC day number in January 2026. */
export const testDay = 20_458;

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  set(unixSeconds: number): void;
  advance(seconds: number): void;
}

/** A clock at 03:00 UTC of the test day, or where it is told. */
export function testClock(start: number = testDay * daySeconds + 3 * 3600): TestClock {
  let now = start;
  return {
    now: () => now,
    set(unixSeconds) {
      now = unixSeconds;
    },
    advance(seconds) {
      now += seconds;
    },
  };
}
