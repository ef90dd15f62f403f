// SPDX-License-Identifier: GPL-3.0-only
// Pictures of the page for the documentation, taken while the stories are played, where BLUEZONE_SHOTS names a folder.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = process.env.BLUEZONE_SHOTS ?? '';

const takesPictures = folder !== '';

/** @param prepare brings into view what the picture is of */
export async function takePicture(page: Page, name: string, prepare = async () => {}): Promise<void> {
  if (!takesPictures) return;
  mkdirSync(folder, { recursive: true });
  await prepare();
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
