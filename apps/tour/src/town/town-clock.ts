// SPDX-License-Identifier: GPL-3.0-only
// The town's clock between two answers of the server. Answers come late and in steps; people on the map must not jump,
// so a small error is made up for over the next seconds and never by going backwards.

/** Real milliseconds over which a small error is made up for. */
const CORRECTION_MS = 2000;
/** An error of more real time than this is not made up for: the clock is set. */
const GREATEST_ERROR_MS = 6000;
/** Without an answer for so long the town may have stopped: the clock stops too. */
const LONGEST_SILENCE_MS = 8000;

export interface TownClock {
  /** @param clock the town's, unix seconds; @param pace seconds of the town per second; @param now real milliseconds */
  tell(clock: number, pace: number, now: number): void;
  /** Seconds of the town's clock, with fractions. 0 before anything was told. */
  at(now: number): number;
  /** Seconds of the town per second at the moment. */
  pace(now: number): number;
}

export function createTownClock(): TownClock {
  let toldAt = Number.NaN;
  let base = 0;
  let rate = 1;
  let correction = 0;

  function at(now: number): number {
    if (Number.isNaN(toldAt)) return 0;
    const passed = Math.min(Math.max(0, now - toldAt), LONGEST_SILENCE_MS);
    const corrected = Math.min(passed, CORRECTION_MS) / CORRECTION_MS;
    return base + (rate * passed) / 1000 + correction * corrected;
  }

  return {
    at,
    tell(clock, pace, now) {
      const shown = at(now);
      const error = clock - shown;
      const isFirst = Number.isNaN(toldAt);
      toldAt = now;
      rate = Math.max(0, pace);
      if (isFirst || Math.abs(error) > (GREATEST_ERROR_MS / 1000) * Math.max(1, rate)) {
        base = clock;
        correction = 0;
      } else {
        base = shown;
        correction = Math.max(error, (-rate * CORRECTION_MS) / 1000);
      }
    },
    pace(now) {
      if (Number.isNaN(toldAt) || now - toldAt > LONGEST_SILENCE_MS) return 0;
      return rate + (now - toldAt < CORRECTION_MS ? (correction * 1000) / CORRECTION_MS : 0);
    },
  };
}
