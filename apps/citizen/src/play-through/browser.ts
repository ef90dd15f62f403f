// SPDX-License-Identifier: GPL-3.0-only
// A real Chromium, and everything its console has to complain of.
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

export const browserPath = process.env.BLUEZONE_CHROMIUM ?? '/usr/bin/chromium';
export const browserFlags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  );

export const hasBrowser = existsSync(browserPath);
/** For the title of a test that is left out without one. */
export const browserAbsent = hasBrowser
  ? ''
  : ` (left out: there is no Chromium at ${browserPath}; BLUEZONE_CHROMIUM names another)`;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath, args: browserFlags });
}

/** A page as wide as a phone. What goes wrong on it unseen is added to `complaints`. */
export async function openPage(
  browser: Browser,
  complaints: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    colorScheme: 'light',
    locale: 'vi-VN',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => complaints.push(`error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()} on the console: ${message.text()} (${message.location().url})`);
  });
  return page;
}
