// SPDX-License-Identifier: GPL-3.0-only
// The marks of all people as one picture.
import type { PeopleColumns } from './draw-people.ts';
import { stampOf } from './mark-stamps.ts';
import type { Patch } from './patch.ts';
import { type Stamps, stampAt } from './stamp-marks.ts';

export interface PeopleLayer {
  /** Draws everybody who is seen; those whose marks matter most lie on top. */
  put(context: CanvasRenderingContext2D, people: PeopleColumns, stamps: Stamps, shown: Patch): void;
}

export function createPeopleLayer(): PeopleLayer {
  const canvas = document.createElement('canvas');
  const layer = canvas.getContext('2d', { willReadFrequently: true });
  let image: ImageData | null = null;
  let data = new Uint32Array(0);
  return {
    put(context, people, stamps, shown) {
      const { width, height } = shown;
      if (layer === null || width === 0 || height === 0) return;
      if (image === null || image.width !== width || image.height !== height) {
        canvas.width = width;
        canvas.height = height;
        image = layer.createImageData(width, height);
        data = new Uint32Array(image.data.buffer);
      }
      data.fill(0);
      stampPeople({ width, height, data }, people, stamps, shown);
      layer.putImageData(image, 0, 0);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(canvas, 0, 0);
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
