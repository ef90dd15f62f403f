// SPDX-License-Identifier: GPL-3.0-only
// A real Chromium, and everything its console has to complain of.
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const browserPath = process.env.BLUEZONE_CHROMIUM ?? '/usr/bin/chromium';
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

export const hasBrowser = existsSync(browserPath);
/** For the title of a test that is left out without one. */
export const browserAbsent = hasBrowser
  ? ''
  : ` (left out: there is no Chromium at ${browserPath}; BLUEZONE_CHROMIUM names another)`;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath, args: flags.split(' ') });
}

/** What the browser says of an answer that refuses: the page tells it, and the test looks at that. */
const tellsOfRefusal = (text: string) =>
  /^Failed to load resource: (?:the server responded|net::ERR)/.test(text);

/** A page of a desk computer. What goes wrong on it unseen is added to `complaints`. */
export async function openPage(
  browser: Browser,
  complaints: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    locale: 'vi-VN',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => complaints.push(`error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (/^(?:error|warning)$/.test(message.type()) && !tellsOfRefusal(message.text()))
      complaints.push(`${message.type()} on the console: ${message.text()} (${message.location().url})`);
  });
  return page;
}
