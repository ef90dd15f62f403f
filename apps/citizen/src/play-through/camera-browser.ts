// SPDX-License-Identifier: GPL-3.0-only
// A Chromium whose camera sees pictures held before it, one after another and again from the first: what a page reads from it
// goes the whole way from the camera's frames.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { browserFlags, browserPath } from './browser.ts';

const width = 640;
const height = 480;
const framesPerSecond = 5;
/** A hand is never still: how large each picture is held in one frame after another, of what has room. */
const sizes = [1, 0.96, 0.9, 0.85];
/** The colours of a frame without colour. */
const grey = Buffer.alloc((width * height) / 2, 128);

export interface CameraBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/** @param pictures PNG files, each shown as large as the camera's picture has room */
export async function launchCameraBrowser(pictures: readonly Buffer[]): Promise<CameraBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'bluezone-camera-'));
  const file = join(folder, 'seen.y4m');
  const plain = await chromium.launch({ executablePath: browserPath, args: browserFlags });
  const page = await plain.newPage();
  const parts = [Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`)];
  for (const picture of pictures) {
    const png = picture.toString('base64');
    for (const size of sizes) {
      const light = await page.evaluate(lightness, [png, size, width, height] as const);
      parts.push(Buffer.from('FRAME\n'), Buffer.from(light, 'base64'), grey);
    }
  }
  await plain.close();
  writeFileSync(file, Buffer.concat(parts));
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: [
      ...browserFlags,
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
  });
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In a page: how light each pixel of a picture is that lies in the middle of a grey table; a byte each, in base64. */
async function lightness([base64, size, across, down]: readonly [
  string,
  number,
  number,
  number,
]): Promise<string> {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
  const canvas = new OffscreenCanvas(across, down);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser does not draw');
  context.fillStyle = '#999';
  context.fillRect(0, 0, across, down);
  const scale = size * Math.min(across / picture.width, down / picture.height);
  const [drawnAcross, drawnDown] = [picture.width * scale, picture.height * scale];
  context.drawImage(picture, (across - drawnAcross) / 2, (down - drawnDown) / 2, drawnAcross, drawnDown);
  const { data } = context.getImageData(0, 0, across, down);
  let text = '';
  for (let i = 0; i < data.length; i += 4) text += String.fromCharCode(data[i] ?? 0);
  return btoa(text);
}
