// SPDX-License-Identifier: GPL-3.0-only
// What needs a real browser runs in one: a file of this folder, bundled, in a page of its own.
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { rolldown } from 'rolldown';

const browserPath = process.env.BLUEZONE_CHROMIUM ?? '/usr/bin/chromium';
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

export const hasBrowser = existsSync(browserPath);
/** For the title of a test that is left out without one. */
export const browserAbsent = hasBrowser
  ? ''
  : ` (left out: there is no Chromium at ${browserPath}; BLUEZONE_CHROMIUM names another)`;

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath, args: flags });

/** A file of this folder as a script whose exports are the global "trial". */
export async function trialScript(file: string): Promise<string> {
  const bundle = await rolldown({
    input: `${import.meta.dirname}/${file}`,
    platform: 'browser',
    // A library asks for it only where the platform has no WebCrypto.
    resolve: { alias: { crypto: `${import.meta.dirname}/no-node-crypto.ts` } },
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'trial' });
  await bundle.close();
  return output[0].code;
}

/** Runs `play` in a page with such a script. */
export async function inBrowser<T>(file: string, play: (page: Page) => Promise<T>): Promise<T> {
  const content = await trialScript(file);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    // A place of its own that counts as secure, since nothing is kept and sealed elsewhere.
    await page.route('http://localhost:1/', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await page.goto('http://localhost:1/');
    await page.addScriptTag({ content });
    return await play(page);
  } finally {
    await browser.close();
  }
}
