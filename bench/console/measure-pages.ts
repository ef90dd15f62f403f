// SPDX-License-Identifier: GPL-3.0-only
// The built console in a real browser before the real desk of a town: rows in the page while ten thousand are scrolled and sorted, the
// time to lay a chain out, and what axe objects to on any screen. Only the chains are invented: a town has none of that size.
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { startBrowser } from '../citizen/browser.ts';
import type { BenchTown } from '../start-town.ts';
import { inventedChain } from './invented-chain.ts';

export interface PagesMeasure {
  readonly rowsInDom: number;
  readonly sortMs: number;
  readonly layout5000Ms: number;
  /** One line each: who, screen, look, rule. */
  readonly violations: readonly string[];
}

interface Look {
  readonly language: 'vi' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: number;
}

const looks: readonly Look[] = (['vi', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme, width: 1280 })),
);
/** Screens of each of the town's sample accounts. */
const screens: Readonly<Record<string, readonly string[]>> = {
  'quoc-gia': [
    ...[
      '/cases',
      '/cases/new',
      '/people',
      '/people/new',
      '/chains?province=79',
      '/chains?province=79&view=tree',
    ],
    ...[
      '/chains?province=79&view=table',
      '/chains?province=79&view=suggestions',
      '/figures',
      '/configuration',
    ],
  ],
  'kiem-toan': ['/audit', '/audit/seals', '/figures'],
  'quan-tri': ['/staff', '/account', '/configuration/parameters', '/configuration/notices'],
};
const firstDay = '2026-03-01';
const chainAddress = '/chains?province=79&from=2026-03-01&to=2026-12-31';
const times = 9;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Cookies of the accounts that have signed in: a code of the second factor is good once. */
const signedIn = new Map<string, Parameters<BrowserContext['addCookies']>[0]>();

/** Signs a sample account in through both stages, or goes on with its session. */
async function signIn(page: Page, { url, said }: BenchTown, username: string): Promise<void> {
  const cookies = signedIn.get(username);
  if (cookies !== undefined) return await page.context().addCookies(cookies);
  const password = new RegExp(`${username} +password (\\S+)`).exec(said)?.[1];
  const headers = { 'x-bluezone-console': '1' };
  const first = await page.request.post(`${url}/v1/staff/login`, { headers, data: { username, password } });
  const { ticket } = (await first.json()) as { ticket: string };
  const answer = await page.request.get(`${url}/development/second-factor/codes`);
  const { codes } = (await answer.json()) as { codes: readonly { username: string; code: string }[] };
  const code = codes.find((each) => each.username === username)?.code;
  const second = await page.request.post(`${url}/v1/staff/login/second`, { headers, data: { ticket, code } });
  if (!second.ok()) throw new Error(`${username} was not let in: ${await second.text()}`);
  signedIn.set(username, await page.context().cookies());
}

async function openPage(browser: Browser, look: Look): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: look.width, height: 800 } });
  const page = await context.newPage();
  const kept = JSON.stringify(JSON.stringify({ language: look.language, theme: look.theme }));
  await page.addInitScript(`localStorage.setItem('bluezone.console.preferences', ${kept})`);
  return page;
}

async function settle(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
}

async function objections(page: Page): Promise<string[]> {
  await page.evaluate(`if (globalThis.axe === undefined) { ${axe.source} }`);
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: readonly { id: string; nodes: readonly { html: string }[] }[];
  };
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

async function violationsOf(browser: Browser, town: BenchTown, wanted: readonly Look[]): Promise<string[]> {
  const found: string[] = [];
  for (const username of Object.keys(screens)) {
    const [first] = wanted;
    if (first === undefined) break;
    const page = await openPage(browser, first);
    await signIn(page, town, username);
    for (const look of wanted) {
      const kept = JSON.stringify({ language: look.language, theme: look.theme });
      await page.addInitScript(
        `localStorage.setItem('bluezone.console.preferences', ${JSON.stringify(kept)})`,
      );
      for (const address of screens[username] ?? []) {
        await page.goto(`${town.url}/console${address}`);
        await settle(page);
        const said = await objections(page);
        found.push(...said.map((each) => `${username} ${address} ${look.language} ${look.theme}: ${each}`));
      }
    }
    await page.context().close();
  }
  return found;
}

/** Serves an invented chain in place of the desk's, on this page only. */
async function withChain(page: Page, people: number): Promise<void> {
  const body = JSON.stringify(inventedChain(people, firstDay));
  await page.unrouteAll();
  await page.route('**/v1/chains?*', (route) => route.fulfill({ contentType: 'application/json', body }));
}

/** Milliseconds from a press upon a column's name to the frame that shows the rows in their new order. */
const sortOnce = `new Promise((resolve) => {
  const buttons = [...document.querySelectorAll('.table-sort')];
  const row = () => document.querySelector('.table-body [data-index="0"]')?.textContent;
  const before = row();
  const start = performance.now();
  buttons[0].click();
  const look = () => row() === before ? requestAnimationFrame(look) : resolve(performance.now() - start);
  requestAnimationFrame(look);
})`;

/** The most rows that stood in the page while a table was scrolled from its head to its foot. */
const mostRows = `(async () => {
  const box = document.querySelector('.table-scroll');
  let most = 0;
  for (let at = 0; at <= box.scrollHeight; at += 3000) {
    box.scrollTop = at;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    most = Math.max(most, document.querySelectorAll('.table-body [role=row]').length);
  }
  box.scrollTop = 0;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return most;
})()`;

const laidOut = `['bluezone.chain-forest', 'bluezone.chain-layout']
  .map((name) => performance.getEntriesByName(name).at(-1)?.duration ?? Number.NaN)
  .reduce((sum, each) => sum + each, 0)`;

/** Measures the screens; `isQuick` looks at them in one look, and repeats less. */
export async function measurePages(town: BenchTown, isQuick: boolean): Promise<PagesMeasure> {
  const { port, close } = await startBrowser();
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  try {
    const look: Look = { language: 'vi', theme: 'light', width: 1280 };
    const page = await openPage(browser, look);
    await signIn(page, town, 'quoc-gia');
    await withChain(page, 5000);
    const layouts: number[] = [];
    for (let n = 0; n < (isQuick ? 3 : times); n++) {
      await page.goto(`${town.url}/console${chainAddress}`);
      await page.locator('.chain-person').first().waitFor();
      layouts.push((await page.evaluate(laidOut)) as number);
    }
    await withChain(page, 10_000);
    await page.goto(`${town.url}/console${chainAddress}&view=table`);
    await page.locator('.table-body [data-index="0"]').waitFor();
    const rowsInDom = (await page.evaluate(mostRows)) as number;
    const sorts: number[] = [];
    for (let n = 0; n < (isQuick ? 3 : times); n++) sorts.push((await page.evaluate(sortOnce)) as number);
    await page.context().close();
    const round = (value: number) => Math.round(value * 10) / 10;
    return {
      rowsInDom,
      sortMs: round(median(sorts)),
      layout5000Ms: round(median(layouts)),
      violations: await violationsOf(browser, town, isQuick ? looks.slice(0, 1) : looks),
    };
  } finally {
    await browser.close();
    await close();
  }
}
