// SPDX-License-Identifier: GPL-3.0-only

/** Pixels that a canvas of every browser can hold. */
const mostPixels = 100_000_000;
const longestSide = 16_000;

/** The picture of an SVG document; null when it is larger than a canvas may be. */
export async function pngOf(svg: string, width: number, height: number): Promise<Blob | null> {
  const fits = (scale: number) =>
    width * height * scale * scale <= mostPixels && Math.max(width, height) * scale <= longestSide;
  const scale = fits(2) ? 2 : 1;
  if (!fits(scale)) return null;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
