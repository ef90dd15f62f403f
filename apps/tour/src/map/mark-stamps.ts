// SPDX-License-Identifier: GPL-3.0-only
// Every mark drawn once for each size it is seen in.
import { type Mark, markCorners, markDigit, marks } from './marks.ts';
import type { Palette } from './palette.ts';
import { createStamps, type Stamps } from './stamp-marks.ts';

/** Sizes of marks differ by no less, device pixels; so zooming goes through few of them. */
const RADIUS_STEP = 0.25;

/** CSS pixels. A mark of consequence is larger than that of the others, so that it is found among them. */
export function markRadius(mark: Mark, scale: number): number {
  return radiusBeside(plainRadius(scale), mark);
}

/** The index of a mark among the stamps. */
export const stampOf = (mark: number, isOff: number): number => isOff * marks.length + mark;

/** Stamps of the marks for one palette and one screen. @param ratio device pixels per CSS pixel */
export function createMarkStamps(ratio: number, palette: Palette): (scale: number) => Stamps {
  const known = new Map<number, Stamps>();
  return (scale) => {
    const radius = (Math.round((plainRadius(scale) * ratio) / RADIUS_STEP) * RADIUS_STEP) / ratio;
    let stamps = known.get(radius);
    if (stamps === undefined) {
      stamps = drawStamps(radius, ratio, palette);
      known.set(radius, stamps);
    }
    return stamps;
  };
}

/** Of those without consequence. */
const plainRadius = (scale: number): number => Math.min(9, Math.max(1.7, 1.2 + 0.42 * scale));

const radiusBeside = (plain: number, mark: Mark): number =>
  mark === 'none' ? plain : Math.max(5.5, plain + 1);

/** In the order of {@link stampOf}. @param plain radius of those without consequence, CSS pixels */
function drawStamps(plain: number, ratio: number, palette: Palette): Stamps {
  const halo = Math.min(1.4, 0.4 * plain) * ratio;
  const cell = 2 * Math.ceil(1.35 * radiusBeside(plain, 'case') * ratio + halo + 1);
  const image = document.createElement('canvas');
  image.width = cell;
  image.height = cell * marks.length * 2;
  const context = image.getContext('2d', { willReadFrequently: true });
  if (context === null) return createStamps(cell, new Uint32Array(cell * image.height));
  for (const isOff of [0, 1]) {
    marks.forEach((mark, index) => {
      context.save();
      context.translate(cell / 2, (stampOf(index, isOff) + 0.5) * cell);
      drawMark(context, mark, isOff === 1, radiusBeside(plain, mark) * ratio, halo, ratio, palette);
      context.restore();
    });
  }
  return createStamps(cell, new Uint32Array(context.getImageData(0, 0, cell, image.height).data.buffer));
}

/** Around (0, 0), in device pixels. */
function drawMark(
  context: CanvasRenderingContext2D,
  mark: Mark,
  isOff: boolean,
  radius: number,
  halo: number,
  ratio: number,
  palette: Palette,
): void {
  tracePath(context, mark, radius);
  context.lineWidth = 2 * halo;
  context.lineJoin = 'round';
  context.strokeStyle = palette.card;
  context.stroke();
  const colour = isOff && mark === 'none' ? palette.off : palette.marks[mark];
  context.fillStyle = isOff ? palette.card : colour;
  context.fill();
  if (isOff) {
    context.lineWidth = Math.max(1.2 * ratio, radius * 0.28);
    context.strokeStyle = colour;
    context.stroke();
  }
  if (radius < 5 * ratio || markDigit[mark] === '') return;
  context.fillStyle = isOff ? colour : palette.digit;
  context.font = `700 ${Math.round(radius * 1.25)}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(markDigit[mark], 0, radius * (mark === 'F2' ? 0.25 : 0.08));
}

function tracePath(context: CanvasRenderingContext2D, mark: Mark, radius: number): void {
  const corners = markCorners[mark];
  context.beginPath();
  if (corners === null) context.arc(0, 0, radius, 0, 2 * Math.PI);
  for (const [x, y] of corners ?? []) context.lineTo(x * radius, y * radius);
  context.closePath();
}
