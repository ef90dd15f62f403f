// SPDX-License-Identifier: GPL-3.0-only
// Pictures of the page for the documentation, taken while the stories are played, where BLUEZONE_SHOTS names a folder.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../language/use-language.ts';
import type { TourPage } from './tour-page.ts';

const folder = process.env.BLUEZONE_SHOTS ?? '';
const takesPictures = folder !== '';
/** When most people are up and about. */
const pictureHour = 10;
/** Marks fade and maps glide for less than this. Milliseconds. */
const restMilliseconds = 1500;

export interface Look {
  readonly language: Language;
  readonly isDark?: boolean;
  /** Brings into view what the picture is of. */
  readonly prepare?: () => Promise<unknown>;
}

/** Lets a town's time run until there is something to see on its map. Nothing happens where no pictures are taken. */
export async function awaitDaylight(tour: TourPage): Promise<void> {
  if (!takesPictures) return;
  await tour.setPace(600);
  const hour = `${String(pictureHour).padStart(2, '0')}:`;
  const clock = tour.page.locator('.clock strong', { hasText: new RegExp(`^${hour}`) });
  await clock.waitFor({ timeout: 1_800_000 });
  await tour.setPace(1);
}

/** Nothing happens where no pictures are taken. @param name of the file, without its ending */
export async function takePicture(
  tour: TourPage,
  name: string,
  { language, isDark = false, prepare = async () => {} }: Look,
): Promise<void> {
  if (!takesPictures) return;
  const before = tour.language;
  if (language !== before) await tour.speak(language);
  if (isDark) await tour.page.emulateMedia({ colorScheme: 'dark' });
  await prepare();
  await tour.page.mouse.move(0, 0);
  await tour.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await tour.page.waitForTimeout(restMilliseconds);
  await shoot(tour.page, name);
  if (isDark) await tour.page.emulateMedia({ colorScheme: 'light' });
  if (language !== before) await tour.speak(before);
}

/** What the page looked like when something went wrong. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (!takesPictures) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
