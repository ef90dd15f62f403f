// SPDX-License-Identifier: GPL-3.0-only
// What needs a real browser runs in one: a file of this folder, bundled, in a page of its own.
import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { rolldown } from 'rolldown';

const browserPath = process.env.BLUEZONE_CHROMIUM ?? '/usr/bin/chromium';
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

export const hasBrowser = existsSync(browserPath);
/** For the title of a test that is left out without one. */
export const browserAbsent = hasBrowser
  ? ''
  : ` (left out: there is no Chromium at ${browserPath}; BLUEZONE_CHROMIUM names another)`;

/** Runs `play` in a page in which the exports of a file of this folder are the global "trial". */
export async function inBrowser<T>(file: string, play: (page: Page) => Promise<T>): Promise<T> {
  const bundle = await rolldown({ input: `${import.meta.dirname}/${file}` });
  const { output } = await bundle.generate({ format: 'iife', name: 'trial' });
  await bundle.close();
  const browser = await chromium.launch({ executablePath: browserPath, args: flags });
  try {
    const page = await browser.newPage();
    // A place of its own that counts as secure, since nothing is kept and sealed elsewhere.
    await page.route('http://localhost:1/', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto('http://localhost:1/');
    await page.addScriptTag({ content: output[0].code });
    return await play(page);
  } finally {
    await browser.close();
  }
}
