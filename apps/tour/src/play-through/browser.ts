// SPDX-License-Identifier: GPL-3.0-only
// A real Chromium, and everything its console and its network have to complain of.
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

/** What went wrong on a page without being seen on it. */
export interface Complaints {
  readonly all: readonly string[];
  /** While the server is known to be away, requests that fail for it are no complaint. */
  expectServer(isThere: boolean): void;
}

export interface WatchedPage {
  readonly page: Page;
  readonly complaints: Complaints;
}

const patience = 60_000;

/** A new page that nothing is remembered in. @param origin the only one that the page may ask */
export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    colorScheme: 'light',
    reducedMotion: 'no-preference',
    locale: 'vi-VN',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const all: string[] = [];
  let isServerThere = true;
  page.on('pageerror', (error) => all.push(`error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (!isServerThere && /ERR_CONNECTION|ERR_EMPTY_RESPONSE/.test(message.text())) return;
    all.push(`${message.type()} on the console: ${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (asked !== origin && protocol !== 'data:' && protocol !== 'blob:')
      all.push(`asked somebody else: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // What the page itself gives up, as when it is loaded anew.
    if (reason === 'net::ERR_ABORTED' || !isServerThere) return;
    all.push(`failed: ${request.method()} ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) all.push(`answered with ${response.status()}: ${response.url()}`);
  });
  return {
    page,
    complaints: {
      all,
      expectServer(isThere) {
        isServerThere = isThere;
      },
    },
  };
}
