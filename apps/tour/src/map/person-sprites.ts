// SPDX-License-Identifier: GPL-3.0-only
// Every mark drawn once, so that thousands of people are thousands of copies and not thousands of shapes.
import { type Mark, markCorners, markDigit, marks } from './marks.ts';
import type { Palette } from './palette.ts';

export interface PersonSprites {
  readonly image: HTMLCanvasElement;
  /** Width and height of one sprite, device pixels. */
  readonly cell: number;
}

/** CSS pixels. A mark of consequence is larger than that of the others, so that it is found among them. */
export function markRadius(mark: Mark, scale: number): number {
  const radius = Math.min(9, Math.max(1.7, 1.2 + 0.42 * scale));
  return mark === 'none' ? radius : Math.max(5.5, radius + 1);
}

/** Sprites of two rows: phone on, phone off; one column for each of {@link marks}. */
export function drawSprites(scale: number, ratio: number, palette: Palette): PersonSprites {
  const halo = Math.min(1.4, 0.4 * markRadius('none', scale)) * ratio;
  const cell = 2 * Math.ceil(1.35 * markRadius('case', scale) * ratio + halo + 1);
  const image = document.createElement('canvas');
  image.width = cell * marks.length;
  image.height = cell * 2;
  const context = image.getContext('2d');
  if (context === null) return { image, cell };
  marks.forEach((mark, column) => {
    for (let row = 0; row < 2; row++) {
      const radius = markRadius(mark, scale) * ratio;
      context.save();
      context.translate((column + 0.5) * cell, (row + 0.5) * cell);
      tracePath(context, mark, radius);
      context.lineWidth = 2 * halo;
      context.lineJoin = 'round';
      context.strokeStyle = palette.card;
      context.stroke();
      const isOff = row === 1;
      const colour = isOff && mark === 'none' ? palette.off : palette.marks[mark];
      context.fillStyle = isOff ? palette.card : colour;
      context.fill();
      if (isOff) {
        context.lineWidth = Math.max(1.2 * ratio, radius * 0.28);
        context.strokeStyle = colour;
        context.stroke();
      }
      if (radius >= 5 * ratio && markDigit[mark] !== '') {
        context.fillStyle = isOff ? colour : palette.digit;
        context.font = `700 ${Math.round(radius * 1.25)}px system-ui, sans-serif`;
        context.textAlign = 'center';
        context.textBaseline = 'middle';
        context.fillText(markDigit[mark], 0, radius * (mark === 'F2' ? 0.25 : 0.08));
      }
      context.restore();
    }
  });
  return { image, cell };
}

function tracePath(context: CanvasRenderingContext2D, mark: Mark, radius: number): void {
  const corners = markCorners[mark];
  context.beginPath();
  if (corners === null) context.arc(0, 0, radius, 0, 2 * Math.PI);
  for (const [x, y] of corners ?? []) context.lineTo(x * radius, y * radius);
  context.closePath();
}
