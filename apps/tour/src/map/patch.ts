// SPDX-License-Identifier: GPL-3.0-only
// Which pixels of the town are on the screen, and which have been drawn already. All of them lie on one grid of whole
// device pixels from the town's origin, so what was drawn for one view fits another of the same scale pixel by pixel.
import type { Size, View } from './view.ts';

/** A rectangle of the town's pixels: device pixels from the town's origin, y downwards. */
export interface Patch {
  /** Device pixels per metre. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What is drawn already looks well enough while it is stretched or shrunk no further than this. */
const MOST_STRETCH = 1.3;
const LEAST_STRETCH = 0.75;

/** What the screen shows. @param ratio device pixels per CSS pixel */
export function patchOf(view: View, size: Size, ratio: number): Patch {
  const scale = view.scale * ratio;
  const width = Math.round(size.width * ratio);
  const height = Math.round(size.height * ratio);
  const left = Math.round(view.cx * scale - width / 2);
  const top = Math.round(-view.cy * scale - height / 2);
  return { scale, left, top, width, height };
}

/** The view that shows just this; its size in CSS pixels. */
export function viewOf(
  { scale, left, top, width, height }: Patch,
  ratio: number,
): { view: View; size: Size } {
  return {
    view: { cx: (left + width / 2) / scale, cy: -(top + height / 2) / scale, scale: scale / ratio },
    size: { width: width / ratio, height: height / ratio },
  };
}

/** With so many device pixels more on every side. */
export function widened(patch: Patch, margin: number): Patch {
  return {
    scale: patch.scale,
    left: patch.left - margin,
    top: patch.top - margin,
    width: patch.width + 2 * margin,
    height: patch.height + 2 * margin,
  };
}

/** Where on the screen something lies that has been drawn, device pixels: whole ones when the scale is the same. */
export function placeOn(
  shown: Patch,
  drawn: Patch,
): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  const stretch = shown.scale / drawn.scale;
  return {
    left: drawn.left * stretch - shown.left,
    top: drawn.top * stretch - shown.top,
    width: drawn.width * stretch,
    height: drawn.height * stretch,
  };
}

/** Whether what has been drawn fills the screen. */
export function isCovered(shown: Patch, drawn: Patch): boolean {
  const { left, top, width, height } = placeOn(shown, drawn);
  return left <= 0 && top <= 0 && left + width >= shown.width && top + height >= shown.height;
}

/**
 * Whether it has to be drawn anew for this screen.
 *
 * @param drawn null when nothing has been drawn
 * @param isResting nobody moves the map: then nothing may stay stretched
 */
export function isToRedraw(shown: Patch, drawn: Patch | null, isResting: boolean): boolean {
  if (drawn === null || !isCovered(shown, drawn)) return true;
  const stretch = shown.scale / drawn.scale;
  return stretch !== 1 && (isResting || stretch > MOST_STRETCH || stretch < LEAST_STRETCH);
}
