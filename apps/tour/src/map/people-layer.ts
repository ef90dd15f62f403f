// SPDX-License-Identifier: GPL-3.0-only
// The marks of all people as one picture.
import type { PeopleColumns } from './draw-people.ts';
import { stampOf } from './mark-stamps.ts';
import { isCovered, type Patch, placeOn, widened } from './patch.ts';
import { type Stamps, stampAt } from './stamp-marks.ts';

/** Device pixels on every side; in them the map can be moved while nobody has moved. */
const MARGIN = 64;

export interface PeopleLayer {
  /**
   * Draws everybody who is seen; those whose marks matter most lie on top.
   *
   * @param isOld whether somebody has moved or is marked otherwise since they were drawn anew
   * @returns whether they were drawn anew
   */
  put(
    context: CanvasRenderingContext2D,
    people: PeopleColumns,
    stamps: Stamps,
    shown: Patch,
    isOld: boolean,
  ): boolean;
}

export function createPeopleLayer(): PeopleLayer {
  const canvas = document.createElement('canvas');
  const layer = canvas.getContext('2d', { willReadFrequently: true });
  let image: ImageData | null = null;
  let data = new Uint32Array(0);
  let drawn: { readonly patch: Patch; readonly stamps: Stamps } | null = null;

  function draw(people: PeopleColumns, stamps: Stamps, patch: Patch): void {
    const { width, height } = patch;
    if (layer === null) return;
    if (image === null || image.width !== width || image.height !== height) {
      canvas.width = width;
      canvas.height = height;
      image = layer.createImageData(width, height);
      data = new Uint32Array(image.data.buffer);
    }
    data.fill(0);
    stampPeople({ width, height, data }, people, stamps, patch);
    layer.putImageData(image, 0, 0);
  }

  return {
    put(context, people, stamps, shown, isOld) {
      const isKept =
        !isOld &&
        drawn !== null &&
        drawn.stamps === stamps &&
        drawn.patch.scale === shown.scale &&
        isCovered(shown, drawn.patch);
      if (!isKept || drawn === null) {
        drawn = { patch: widened(shown, MARGIN), stamps };
        draw(people, stamps, drawn.patch);
      }
      const { left, top } = placeOn(shown, drawn.patch);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(canvas, left, top);
      return !isKept;
    },
  };
}

function stampPeople(
  pixels: { readonly width: number; readonly height: number; readonly data: Uint32Array },
  people: PeopleColumns,
  stamps: Stamps,
  { scale, left, top, width, height }: Patch,
): void {
  const half = stamps.cell / 2;
  for (let n = 0; n < people.count; n++) {
    const person = people.order[n] as number;
    const x = Math.round((people.x[person] as number) * scale) - left;
    const y = Math.round(-(people.y[person] as number) * scale) - top;
    if (x < -half || x > width + half || y < -half || y > height + half) continue;
    stampAt(pixels, stamps, stampOf(people.mark[person] as number, people.isOff[person] as number), x, y);
  }
}
