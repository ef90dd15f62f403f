// SPDX-License-Identifier: GPL-3.0-only
// Every screen of the app as it is served, in both languages, light and dark, on a phone and on a small one with large text:
// what axe objects to, and which scripts each screen brings.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

export interface Look {
  readonly language: 'vi' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: number;
  /** Per cent. */
  readonly textSize: 100 | 200;
}

const sizes = [
  { width: 390, textSize: 100 },
  { width: 320, textSize: 200 },
] as const;
export const looks: readonly Look[] = (['vi', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => sizes.map((size) => ({ language, theme, ...size }))),
);

export interface Visits {
  /** One line each: look, address, rule and element. */
  readonly violations: readonly string[];
  /** Names of the scripts that a screen brings besides the first load and the engine, by its address. */
  readonly scripts: Readonly<Record<string, readonly string[]>>;
}

interface Screen {
  /** Under which it is told: "/history/:day". */
  readonly pattern: string;
  readonly address: string;
  /** Not part of the first load. */
  readonly isLazy: boolean;
}

/** All screens that the app's table of routes names; yesterday stands for the days. */
function screensOf(root: string): Screen[] {
  const table = readFileSync(join(root, 'apps/citizen/src/router/routes.ts'), 'utf8');
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  return [...table.matchAll(/\b(lazy|there)\(\s*'([^']+)'/g)].map(([, kind, pattern = '']) => ({
    pattern,
    address: pattern.replace(':day', yesterday),
    isLazy: kind === 'lazy',
  }));
}

/**
 * Visits each screen in each of the looks.
 * @param root the repository's folder
 * @param app "http://…/app"
 * @param port of a browser's DevTools
 */
export async function visitScreens(
  root: string,
  app: string,
  port: number,
  wanted: readonly Look[],
): Promise<Visits> {
  const screens = screensOf(root);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  try {
    const violations: string[] = [];
    for (const look of wanted) violations.push(...(await violationsIn(browser, app, look, screens)));
    const scripts: Record<string, readonly string[]> = {};
    for (const { pattern, address } of screens.filter(({ isLazy }) => isLazy))
      scripts[pattern] = await scriptsOf(browser, `${app}${address}`);
    return { violations, scripts };
  } finally {
    await browser.close();
  }
}

async function openApp(browser: Browser, look: Look): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 740 },
    serviceWorkers: 'block',
    bypassCSP: true,
  });
  const page = await context.newPage();
  const kept = JSON.stringify({ ...look, isWelcomed: true });
  await page.addInitScript(`localStorage.setItem('bluezone.citizen.preferences', ${JSON.stringify(kept)})`);
  return page;
}

async function violationsIn(
  browser: Browser,
  app: string,
  look: Look,
  screens: readonly Screen[],
): Promise<string[]> {
  const page = await openApp(browser, look);
  const found: string[] = [];
  await page.goto(`${app}/`);
  await page.locator('h1').waitFor();
  for (const { address } of screens) {
    await goOn(page, `${new URL(app).pathname}${address}`);
    await page.evaluate(`if (globalThis.axe === undefined) { ${axe.source} }`);
    const { violations } = (await page.evaluate(
      'axe.run(document, { resultTypes: ["violations"], elementRef: false })',
    )) as { violations: { id: string; nodes: { html: string }[] }[] };
    const where = `${look.language} ${look.theme} ${look.width} px ${look.textSize} % ${address}`;
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ html }) => `${where} ${id}: ${html.slice(0, 160)}`));
  }
  await page.context().close();
  return found;
}

/** Goes on to another address of the same page, as a link of the app does. */
async function goOn(page: Page, to: string): Promise<void> {
  await page.evaluate(`if (location.pathname !== ${JSON.stringify(to)}) {
    document.querySelector('h1')?.setAttribute('data-before', '');
    history.pushState(null, '', ${JSON.stringify(to)});
    dispatchEvent(new PopStateEvent('popstate'));
  }`);
  await page.locator('h1:not([data-before])').waitFor();
  await page.waitForLoadState('networkidle');
}

/** Scripts that a page asks for which opens at this address. */
async function scriptsOf(browser: Browser, url: string): Promise<string[]> {
  const page = await openApp(browser, { language: 'vi', theme: 'light', width: 390, textSize: 100 });
  const asked = new Set<string>();
  page.on('request', (request) => {
    const name = /\/assets\/([\w.-]+\.js)$/.exec(new URL(request.url()).pathname)?.[1];
    if (name !== undefined) asked.add(name);
  });
  await page.goto(url);
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
  await page.context().close();
  return [...asked];
}
