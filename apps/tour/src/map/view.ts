// SPDX-License-Identifier: GPL-3.0-only
// Which part of the town is on the screen. Metres with y to the north, screen lengths in CSS pixels with y downwards.
import type { TourTown } from '@bluezone/simulator';

type Rectangle = TourTown['bounds'];

/** The middle of the screen in metres, and pixels per metre. */
export interface View {
  readonly cx: number;
  readonly cy: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** As near as one can come: a person then fills the space between two seats. */
export const nearestScale = 40;

export const screenX = (view: View, size: Size, x: number): number =>
  (x - view.cx) * view.scale + size.width / 2;
export const screenY = (view: View, size: Size, y: number): number =>
  (view.cy - y) * view.scale + size.height / 2;
export const mapX = (view: View, size: Size, px: number): number =>
  view.cx + (px - size.width / 2) / view.scale;
export const mapY = (view: View, size: Size, py: number): number =>
  view.cy - (py - size.height / 2) / view.scale;

/** Everything of the rectangle, with some room around. */
export function fitAll(area: Rectangle, size: Size): View {
  return { ...middleOf(area), scale: 0.96 * Math.min(size.width / area.width, size.height / area.height) };
}

/** The whole height of the rectangle and as much of its length as there is room for, around x. */
export function fitHeight(area: Rectangle, size: Size, x: number): View {
  const scale = Math.max(fitAll(area, size).scale, (0.96 * size.height) / area.height);
  const half = size.width / scale / 2;
  const cx = half * 2 >= area.width ? middleOf(area).cx : clamp(x, area.x + half, area.x + area.width - half);
  return { cx, cy: middleOf(area).cy, scale };
}

/** Moves what is shown by so many pixels. */
export function pan(view: View, dx: number, dy: number): View {
  return { ...view, cx: view.cx - dx / view.scale, cy: view.cy + dy / view.scale };
}

/** Zooms so that what is under the pixel stays there. */
export function zoomAt(view: View, size: Size, px: number, py: number, factor: number): View {
  const scale = view.scale * factor;
  const x = mapX(view, size, px);
  const y = mapY(view, size, py);
  return { cx: x - (px - size.width / 2) / scale, cy: y + (py - size.height / 2) / scale, scale };
}

/** As much of a view may lie beyond the area, each way. */
const beyond = 0.25;

/** The nearest view that shows little besides the area and is neither too near nor too far. */
export function limitView(view: View, size: Size, area: Rectangle): View {
  const whole = fitAll(area, size).scale;
  const scale = clamp(view.scale, Math.min(whole, nearestScale), Math.max(whole, nearestScale));
  return {
    cx: limitMiddle(view.cx, area.x, area.width, size.width / scale),
    cy: limitMiddle(view.cy, area.y, area.height, size.height / scale),
    scale,
  };
}

/** @param shown metres that the view spans */
function limitMiddle(middle: number, from: number, length: number, shown: number): number {
  const inset = (0.5 - beyond) * shown;
  return 2 * inset > length ? from + length / 2 : clamp(middle, from + inset, from + length - inset);
}

/** Keeps a point within the middle part of the screen; the same object when it is there already. */
export function keepInView(view: View, size: Size, x: number, y: number): View {
  const halfWidth = (0.3 * size.width) / view.scale;
  const halfHeight = (0.3 * size.height) / view.scale;
  const cx = clamp(view.cx, x - halfWidth, x + halfWidth);
  const cy = clamp(view.cy, y - halfHeight, y + halfHeight);
  return cx === view.cx && cy === view.cy ? view : { cx, cy, scale: view.scale };
}

/** Between two views, 0…1; zooming is even to the eye. */
export function between(from: View, to: View, share: number): View {
  return {
    cx: from.cx + (to.cx - from.cx) * share,
    cy: from.cy + (to.cy - from.cy) * share,
    scale: from.scale * (to.scale / from.scale) ** share,
  };
}

/** The middle of the stretch of this width that holds the most of these values; NaN without values. */
export function densestMiddle(values: ArrayLike<number>, width: number): number {
  const sorted = Float64Array.from(values).sort();
  let best = Number.NaN;
  let most = 0;
  let low = 0;
  for (let high = 0; high < sorted.length; high++) {
    while ((sorted[high] as number) - (sorted[low] as number) > width) low++;
    if (high - low + 1 > most) {
      most = high - low + 1;
      best = ((sorted[high] as number) + (sorted[low] as number)) / 2;
    }
  }
  return best;
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function middleOf(area: Rectangle): { cx: number; cy: number } {
  return { cx: area.x + area.width / 2, cy: area.y + area.height / 2 };
}
