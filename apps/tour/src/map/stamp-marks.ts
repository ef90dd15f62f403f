// SPDX-License-Identifier: GPL-3.0-only
// Marks of people stamped into pixels. Telling a canvas of thousands of small pictures, one call each, takes several times
// as long as to copy their few pixels here and to give it all of them at once.

/** Pixels as canvases have them: red, green, blue, alpha in the order of bytes, colours not multiplied by alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint32Array;
}

/** Squares of the same size, one after another, row by row. */
export interface Stamps {
  /** Width and height of one. */
  readonly cell: number;
  readonly data: Uint32Array;
  /** Of each stamp: beyond so many pixels from its middle nothing is drawn. */
  readonly reach: Uint8Array;
}

/** @param data as in {@link Stamps} */
export function createStamps(cell: number, data: Uint32Array): Stamps {
  const reach = new Uint8Array(data.length / (cell * cell));
  data.forEach((pixel, at) => {
    if (alphaOf(pixel) === 0) return;
    const stamp = Math.floor(at / (cell * cell));
    const [row, column] = [Math.floor((at / cell) % cell), at % cell];
    reach[stamp] = Math.max(reach[stamp] as number, distance(row, cell), distance(column, cell));
  });
  return { cell, data, reach };
}

/** Pixels from the middle of a row of so many to the far side of one of them. */
const distance = (at: number, cell: number): number => Math.max(cell / 2 - at, at + 1 - cell / 2);

/** Puts a stamp's middle at the upper left corner of a pixel; what lies beyond the edges is left out. */
export function stampAt(pixels: Pixels, stamps: Stamps, stamp: number, x: number, y: number): void {
  const { width, height, data } = pixels;
  const { cell } = stamps;
  const reach = Math.ceil(stamps.reach[stamp] as number);
  const left = Math.max(0, x - reach);
  const right = Math.min(width, x + reach);
  const bottom = Math.min(height, y + reach);
  for (let row = Math.max(0, y - reach); row < bottom; row++) {
    let from = (stamp * cell + row - y + cell / 2) * cell + left - x + cell / 2;
    const end = row * width + right;
    for (let to = row * width + left; to < end; to++, from++) {
      const above = stamps.data[from] as number;
      const alpha = above >>> 24;
      if (alpha === 0) continue;
      const below = data[to] as number;
      data[to] = alpha === 255 || below >>> 24 === 0 ? above : over(above, below);
    }
  }
}

const alphaOf = (pixel: number): number => pixel >>> 24;

/** One translucent pixel above another. */
function over(above: number, below: number): number {
  const seen = alphaOf(above);
  // Of what lies below, so much is seen through; both in 255ths.
  const through = Math.round((alphaOf(below) * (255 - seen)) / 255);
  const alpha = seen + through;
  const red = ((above & 255) * seen + (below & 255) * through) / alpha;
  const green = (((above >>> 8) & 255) * seen + ((below >>> 8) & 255) * through) / alpha;
  const blue = (((above >>> 16) & 255) * seen + ((below >>> 16) & 255) * through) / alpha;
  return ((alpha << 24) | ((blue + 0.5) << 16) | ((green + 0.5) << 8) | (red + 0.5)) >>> 0;
}
