// SPDX-License-Identifier: GPL-3.0-only
// How often the map looks whether anything moved: as often as the eye can tell, and no more.

/** Movements below this are not drawn. CSS pixels. */
export const visibleShift = 0.5;
/** While nobody in view moves. */
export const stillPauseMs = 1000;
/** Slow movement is shown at so many steps a second and no more. */
const calmPauseMs = 100;
/** Movement faster than this is drawn with every frame. CSS pixels a second. */
const briskSpeed = 60;
/** Reduced motion: people change place in steps, as on a departures board. */
const reducedPauseMs = 1000;

/**
 * Real milliseconds until the next look; 0 means with the next frame.
 *
 * @param fastest CSS pixels a second of the fastest person in view
 * @param isFading whether lines or rings are fading
 */
export function pauseUntilNextLook(fastest: number, isFading: boolean, wantsLessMotion: boolean): number {
  if (wantsLessMotion) return reducedPauseMs;
  if (fastest > briskSpeed) return 0;
  const pause = fastest <= 0 ? stillPauseMs : Math.min(stillPauseMs, (visibleShift * 1000) / fastest);
  return Math.max(calmPauseMs / (isFading ? 2 : 1), isFading ? Math.min(pause, calmPauseMs / 2) : pause);
}
