// SPDX-License-Identifier: GPL-3.0-only
// How long to wait before the next look at the state: short while something goes on, longer when it is quiet.

export const busyPauseMs = 1000;
export const quietPauseMs = 3000;
export const retryPauseMs = 1500;

/** Something that happened so lately may go on. */
const LATELY_MS = 20_000;

/** @param sinceNewsMs real milliseconds since the feed or a person last changed, or since the visitor did something */
export function pollPause(pace: number, isHostile: boolean, sinceNewsMs: number): number {
  return pace > 1 || isHostile || sinceNewsMs < LATELY_MS ? busyPauseMs : quietPauseMs;
}
