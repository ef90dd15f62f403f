// SPDX-License-Identifier: GPL-3.0-only
// A browser as somebody's phone: opened, led from screen to screen, read. All by what its owner sees and presses.
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { StatusKind } from '../home/status-card.ts';
import { home } from '../language/vi/home.ts';
import { myData } from '../language/vi/my-data.ts';
import { warning } from '../language/vi/warning.ts';
import { welcome } from '../language/vi/welcome.ts';
import { openPage } from './browser.ts';
import type { Town } from './running-town.ts';
import { soon } from './soon.ts';

export interface PhoneOptions extends BrowserContextOptions {
  /** The first run was gone through before. */
  readonly isWelcomed?: boolean;
}

export interface CitizenPhone {
  readonly page: Page;
  /** What went wrong on its page without being seen. */
  readonly complaints: readonly string[];
  /** Opens another screen as a link does, without loading the page anew. */
  goOn(address: string): Promise<void>;
  /** The heading of the card at the top of home; opens home if need be. */
  expectHome(kind: StatusKind): Promise<void>;
  button(name: string | RegExp, within?: Locator): Locator;
  link(name: string | RegExp): Locator;
  /** Answers the question that a dialog asks. */
  agree(name: string): Promise<void>;
  /** Takes a seat in the town and gives the resident's name as home tells it. */
  join(): Promise<string>;
  /** Registers the number that the screen suggests, by the message that comes to it. */
  register(town: Town, phoneNumber: string): Promise<void>;
  /** All text of the screen. */
  said(): Promise<string>;
  /** The file that a press saves. */
  saved(press: () => Promise<void>): Promise<string>;
  close(): Promise<void>;
}

/** Opens the app in a browser that remembers nothing. */
export async function openPhone(
  browser: Browser,
  { address }: Town,
  { isWelcomed = true, ...options }: PhoneOptions = {},
): Promise<CitizenPhone> {
  const complaints: string[] = [];
  const page = await openPage(browser, complaints, options);
  page.setDefaultTimeout(60_000);
  if (isWelcomed)
    await page.addInitScript(() => {
      if (localStorage.getItem('bluezone.citizen.preferences') === null)
        localStorage.setItem('bluezone.citizen.preferences', '{"isWelcomed":true}');
    });
  await page.goto(`${address}/app/`);
  await page.locator('h1').waitFor();
  const main = page.locator('main');
  const button = (name: string | RegExp, within: Locator = main) =>
    within.getByRole('button', { name, exact: true });
  const link = (name: string | RegExp) => main.getByRole('link', { name });

  const phone: CitizenPhone = {
    ...{ page, complaints, button, link },
    goOn: (to) => goOn(page, to),
    async expectHome(kind) {
      await goOn(page, '/');
      await main.getByRole('heading', { name: home.status[kind].title, exact: true }).waitFor();
    },
    agree: (name) => button(name, page.locator('dialog[open]')).click(),
    async join() {
      await goOn(page, '/');
      await button(home.button.join).first().click();
      const card = main.getByText(/Bạn đang mang điện thoại của .+\./);
      await card.waitFor();
      return /của (.+)\./.exec(await card.innerText())?.[1] ?? '';
    },
    async register(town, phoneNumber) {
      const before = (await town.messagesTo(phoneNumber)).length;
      await goOn(page, '/welcome/phone');
      await page.getByLabel(welcome.phone.label).fill(phoneNumber);
      await button(welcome.phone.send).click();
      await page.getByLabel(welcome.code.label).waitFor();
      await soon(async () => (await town.messagesTo(phoneNumber)).length).toBe(before + 1);
      await page.getByLabel(welcome.code.label).fill(await town.codeTo(phoneNumber));
      await button(welcome.code.verify).click();
      await page.getByText(welcome.ready.success).waitFor();
    },
    said: () => main.innerText(),
    async saved(press) {
      const [download] = await Promise.all([page.waitForEvent('download'), press()]);
      return await download.path();
    },
    close: () => page.context().close(),
  };
  return phone;
}

/** Opens another screen of the same page, as a link does. */
async function goOn(page: Page, address: string): Promise<void> {
  if (new URL(page.url()).pathname.replace(/\/$/, '') === `/app${address}`.replace(/\/$/, '')) return;
  await page.evaluate((to) => {
    document.querySelector('h1')?.setAttribute('data-before', '');
    history.pushState({ isInside: true }, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/app${address}`);
  await page.locator('h1:not([data-before])').waitFor();
}

/** The warning of a day is told to be withdrawn, and none stands. */
export async function expectWithdrawn({ goOn, page }: CitizenPhone): Promise<void> {
  await goOn('/warning/log');
  await page.locator('main').getByText(warning.withdrawn).first().waitFor();
  await soon(() => page.locator('main').getByRole('heading', { name: warning.logCurrent }).count()).toBe(0);
}

/** How many things of a kind are stored, as the screen of the owner's data tells it. */
export async function stored({ goOn, page }: CitizenPhone, kind: keyof typeof myData.kinds): Promise<string> {
  await goOn('/data');
  const row = page.locator('main li.row', { has: page.getByText(myData.kinds[kind].name, { exact: true }) });
  return await row.innerText();
}

const longestTold = 1500;

/** Plays a story; when it fails, what every phone showed then is told too. */
export async function play(phones: readonly CitizenPhone[], story: () => Promise<void>): Promise<void> {
  try {
    await story();
  } catch (error) {
    const shown = await Promise.all(
      phones.map(async ({ page, complaints }, i) => {
        const text = await page
          .locator('body')
          .innerText()
          .catch((closed: unknown) => String(closed));
        const told = text.replace(/\s*\n\s*/g, ' | ').slice(0, longestTold);
        return `phone ${i + 1} at ${page.url()} showed: ${told}\n${complaints.slice(0, 5).join('\n')}`;
      }),
    );
    throw new Error([error instanceof Error ? error.message : String(error), ...shown].join('\n\n'), {
      cause: error,
    });
  }
}
