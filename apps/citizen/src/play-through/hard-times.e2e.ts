// SPDX-License-Identifier: GPL-3.0-only
// What the app says and does when the server is gone, when the clock is wrong, when there is no room left.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { home } from '../language/vi/home.ts';
import { routes } from '../router/routes.ts';
import { browserAbsent, hasBrowser, launchBrowser } from './browser.ts';
import { openPhone, play } from './citizen-phone.ts';
import { startTown, type Town } from './running-town.ts';
import { soon } from './soon.ts';

const longest = 300_000;
let browser: Browser;
let town: Town;

beforeAll(async () => {
  if (!hasBrowser) return;
  town = await startTown({ residents: 10, startsAt: '2026-08-13T01:00+07:00' });
  browser = await launchBrowser();
}, longest);

afterAll(async () => {
  await browser?.close();
  await town?.end();
}, longest);

const addresses = routes.map(({ pattern }) => pattern.replace(':day', '2026-08-13'));

it.skipIf(!hasBrowser)(
  `opens every screen after one visit when the server is killed, and says since when it could not check${browserAbsent}`,
  async () => {
    const phone = await openPhone(browser, town);
    await play([phone], async () => {
      const { page } = phone;
      // The phone goes on by this pace for a while after the town is gone, so its next check is soon.
      await town.setPace(30);
      await phone.join();
      await phone.expectHome('none-known');
      // The worker answers for pages once it has kept every file.
      await soon(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
      const headings = new Map<string, string>();
      for (const address of addresses) {
        await phone.goOn(address);
        headings.set(address, await page.locator('h1').innerText());
      }
      await town.kill();
      await phone.expectHome('town-lost');
      expect(await page.getByText(home.status.off.title).count()).toBe(0);
      await phone.expectHome('check-failed');
      await page
        .getByText(/^Lần kiểm tra được gần nhất: /)
        .first()
        .waitFor();
      for (const address of addresses) {
        await page.goto(`${town.address}/app${address}`);
        await page.locator('h1').waitFor();
        expect(await page.locator('h1').innerText(), address).toBe(headings.get(address));
      }
      await phone.expectHome('town-lost');
      await phone.expectHome('check-failed');

      await town.startAgain();
      // What the town had published last may be older than what the phone has seen: at this pace newer things soon come.
      await town.setPace(30);
      // Its own next try may be a while off: the owner asks, and asks again when it was a moment too early.
      await soon(async () => {
        const again = phone.button(home.button.check);
        if (await again.isVisible()) await again.click({ timeout: 1000 }).catch(() => {});
        return await page.getByRole('heading', { name: home.status['none-known'].title }).isVisible();
      }, 'a check after the server came back').toBe(true);
      await phone.button(home.leave).click();
      await phone.expectHome('join');
    });
    await phone.close();
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `says that the clock is wrong, how to set it right, and no more when it is${browserAbsent}`,
  async () => {
    const phone = await openPhone(browser, town);
    await play([phone], async () => {
      const { page, button } = phone;
      const heading = page.getByRole('heading', { name: home.status['clock-wrong'].title, exact: true });
      await phone.expectHome('join');
      expect(await heading.count()).toBe(0);
      await page.route('**/tour/pins', async (route) => {
        const response = await route.fetch();
        const pins = (await response.json()) as { town: { clock: number } };
        pins.town.clock += 3 * 86_400;
        await route.fulfill({ response, json: pins });
      });
      await page.reload();
      await heading.waitFor();
      await button(home.button.mendClock).click();
      await page.getByRole('list', { name: home.mend.clockTitle }).waitFor();
      await page.unroute('**/tour/pins');
      await page.reload();
      await phone.expectHome('join');
      await heading.waitFor({ state: 'detached' });
    });
    await phone.close();
    expect(phone.complaints).toEqual([]);
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `says that no room is left and goes on when there is some, with all that it had${browserAbsent}`,
  async () => {
    const phone = await openPhone(browser, town);
    await play([phone], async () => {
      const { page } = phone;
      await phone.register(town, '+84901234999');
      await phone.join();
      const devtools = await page.context().newCDPSession(page);
      const full = page.getByText(home.trouble['vault.full'] ?? '');
      await devtools.send('Storage.overrideQuotaForOrigin', { origin: town.address, quotaSize: 1 });
      await town.setPace(60);
      await full.waitFor();
      await devtools.send('Storage.overrideQuotaForOrigin', { origin: town.address });
      // The phone tries again by itself after a while; a network that comes back has it try at once.
      await page.context().setOffline(true);
      await page.context().setOffline(false);
      await full.waitFor({ state: 'detached' });
      await page.reload();
      await phone.expectHome('none-known');
      expect(await full.count()).toBe(0);
      expect(await phone.link(home.register).count()).toBe(0);
      await phone.button(home.leave).click();
      await phone.expectHome('join');
    });
    await phone.close();
  },
  longest,
);
