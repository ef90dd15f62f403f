// SPDX-License-Identifier: GPL-3.0-only
// How often the map looks whether anything moved: as often as the eye can tell, and no more.

/** Movements below this are not drawn. CSS pixels. */
export const visibleShift = 0.5;
/** While nobody in view moves, and no more of the town's time than this passes between two looks. */
export const stillPauseMs = 1000;
/** Slow movement is shown in steps of so many CSS pixels, and not more often than this: seldom while the map lies there. */
const calmStep = 1;
const watchedPauseMs = 125;
const leftPauseMs = 500;
/** Lines and rings fade in steps of this length. */
const fadingPauseMs = 50;
/** Movement faster than this is drawn with every frame. CSS pixels a second. */
const briskSpeed = 60;
/** Reduced motion: people change place in steps, as on a departures board. */
const reducedPauseMs = 1000;

/**
 * Real milliseconds until the next look; 0 means with the next frame.
 *
 * @param fastest CSS pixels a second of the fastest person in view
 * @param pace seconds of the town per second: within a pause somebody may set out
 * @param isFading whether lines or rings are fading
 * @param isWatched whether somebody has just touched the map, or has it follow a person
 */
export function pauseUntilNextLook(
  fastest: number,
  pace: number,
  isFading: boolean,
  isWatched: boolean,
  wantsLessMotion: boolean,
): number {
  if (wantsLessMotion) return reducedPauseMs;
  if (fastest > briskSpeed) return 0;
  const longest = Math.min(stillPauseMs / Math.max(1, pace), isFading ? fadingPauseMs : stillPauseMs);
  if (fastest <= 0) return longest;
  const least = isWatched ? watchedPauseMs : leftPauseMs;
  return Math.min(longest, Math.max(least, (calmStep * 1000) / fastest));
}
