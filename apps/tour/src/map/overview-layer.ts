// SPDX-License-Identifier: GPL-3.0-only
// The strip below the map: its people are drawn anew now and then, its frame whenever the map moves.
import type { TourTown } from '@bluezone/simulator';
import { drawOverview, frameOverview } from './draw-overview.ts';
import type { PeopleColumns } from './draw-people.ts';
import type { Palette } from './palette.ts';
import type { Size, View } from './view.ts';

const PAUSE_MS = 2000;

export interface OverviewLayer {
  /** @param size CSS pixels */
  resize(size: Size, ratio: number): void;
  /** The people or the colours are others: the next time everything is drawn. */
  forget(): void;
  /** Draws what has become old. @param now real milliseconds */
  draw(people: PeopleColumns, palette: Palette, shown: { view: View; size: Size }, now: number): void;
}

/** @param canvas null where the whole town is seen anyway */
export function createOverviewLayer(town: TourTown, canvas: HTMLCanvasElement | null): OverviewLayer {
  const context = canvas?.getContext('2d', { alpha: false }) ?? null;
  const still = document.createElement('canvas');
  const stillContext = still.getContext('2d', { alpha: false });
  let size: Size = { width: 0, height: 0 };
  let ratio = 1;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let framed: View | null = null;
  return {
    resize(next, nextRatio) {
      if (canvas === null) return;
      size = next;
      ratio = nextRatio;
      for (const each of [canvas, still]) {
        each.width = Math.round(size.width * ratio);
        each.height = Math.round(size.height * ratio);
      }
      drawnAt = Number.NEGATIVE_INFINITY;
    },
    forget() {
      drawnAt = Number.NEGATIVE_INFINITY;
    },
    draw(people, palette, shown, now) {
      if (context === null || stillContext === null || size.width === 0) return;
      const isOld = now - drawnAt >= PAUSE_MS;
      if (!isOld && framed === shown.view) return;
      if (isOld) {
        drawOverview(stillContext, town, people, size, ratio, palette);
        drawnAt = now;
      }
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(still, 0, 0);
      frameOverview(context, town.bounds, size, ratio, palette, shown);
      framed = shown.view;
    },
  };
}
