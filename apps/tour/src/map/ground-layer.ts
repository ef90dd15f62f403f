// SPDX-License-Identifier: GPL-3.0-only
// The ground, drawn with a margin around what is seen: while the map is moved it is only put elsewhere or stretched, and
// drawn anew when the margin is used up or the hand rests.
import type { TourTown } from '@bluezone/simulator';
import { drawGround } from './draw-ground.ts';
import type { Palette } from './palette.ts';
import { isToRedraw, type Patch, placeOn, viewOf, widened } from './patch.ts';

/** On every side, of the length of the screen that way; and in device pixels at most. */
const MARGIN_SHARE = 0.3;
const MOST_MARGIN = 320;

export interface GroundLayer {
  /** Puts it on the screen. @returns whether it lies there as sharp as it can */
  put(
    context: CanvasRenderingContext2D,
    shown: Patch,
    ratio: number,
    palette: Palette,
    isResting: boolean,
  ): boolean;
  /** The next time it is drawn anew. */
  forget(): void;
}

export function createGroundLayer(town: TourTown): GroundLayer {
  const canvas = document.createElement('canvas');
  const ground = canvas.getContext('2d', { alpha: false });
  let drawn: Patch | null = null;

  function draw(shown: Patch, ratio: number, palette: Palette): Patch {
    const margin = Math.min(MOST_MARGIN, Math.round(MARGIN_SHARE * Math.max(shown.width, shown.height)));
    const patch = widened(shown, margin);
    if (canvas.width !== patch.width) canvas.width = patch.width;
    if (canvas.height !== patch.height) canvas.height = patch.height;
    if (ground === null) return patch;
    const { view, size } = viewOf(patch, ratio);
    drawGround(ground, town, view, size, ratio, palette);
    return patch;
  }

  return {
    put(context, shown, ratio, palette, isResting) {
      if (drawn === null || isToRedraw(shown, drawn, isResting)) drawn = draw(shown, ratio, palette);
      const { left, top, width, height } = placeOn(shown, drawn);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(canvas, left, top, width, height);
      return drawn.scale === shown.scale;
    },
    forget() {
      drawn = null;
    },
  };
}
