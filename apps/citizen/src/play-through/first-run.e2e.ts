// SPDX-License-Identifier: GPL-3.0-only
// The first run, by keyboard alone: from the language to home, with a number that is confirmed by a message, and without one.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { home } from '../language/vi/home.ts';
import { shared } from '../language/vi/shared.ts';
import { welcome } from '../language/vi/welcome.ts';
import { browserAbsent, hasBrowser, launchBrowser } from './browser.ts';
import { type CitizenPhone, openPhone, play } from './citizen-phone.ts';
import { startTown, type Town } from './running-town.ts';
import { soon } from './soon.ts';

const longest = 300_000;
let browser: Browser;
let town: Town;

beforeAll(async () => {
  if (!hasBrowser) return;
  town = await startTown({ residents: 10, startsAt: '2026-08-13T08:00+07:00' });
  browser = await launchBrowser();
}, longest);

afterAll(async () => {
  await browser?.close();
  await town?.end();
}, longest);

const mostPresses = 60;

/** Goes with Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed <= mostPresses; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

async function expectAt({ page }: CitizenPhone, address: string): Promise<void> {
  await soon(() => new URL(page.url()).pathname).toBe(`/app${address}`);
  await soon(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
}

/** Up to the phone number; nothing was asked of the browser before its reason was told. */
async function goToNumber(phone: CitizenPhone): Promise<void> {
  const { page, link, button } = phone;
  await soon(() => new URL(page.url()).pathname).toBe('/app/welcome');
  expect(await page.getByRole('radio', { name: shared.languageName }).isChecked()).toBe(true);
  await press(page, link(welcome.begin));
  for (const step of ['/welcome/1', '/welcome/2', '/welcome/3']) {
    await expectAt(phone, step);
    await press(page, link(shared.next));
  }
  await expectAt(phone, '/welcome/bluetooth');
  await page.getByText(welcome.bluetooth.refused).waitFor();
  await press(page, button(welcome.bluetooth.allow));
  await page.getByText(welcome.bluetooth.already).waitFor();
  await press(page, link(shared.next));
  await expectAt(phone, '/welcome/notifications');
  await page.getByText(welcome.notifications.refused).waitFor();
  await press(page, link(new RegExp(`${welcome.notifications.later}|${shared.next}`)));
  await expectAt(phone, '/welcome/phone');
}

it.skipIf(!hasBrowser)(
  `registers a number by the message that comes to it, through every wrong turn${browserAbsent}`,
  async () => {
    const phone = await openPhone(browser, town, { isWelcomed: false });
    await play([phone], async () => {
      const { page, button } = phone;
      await goToNumber(phone);
      const number = page.getByLabel(welcome.phone.label);
      const [guest] = await town.guests();
      // The number of the resident whose phone this is stands there already.
      await soon(() => number.inputValue()).toBe(guest?.phoneNumber);
      await type(page, number, '12');
      await page.keyboard.press('Enter');
      await page.getByText(welcome.phone.needed).first().waitFor();

      // A number that cannot get messages, and no network.
      await type(page, number, '0241234567');
      await page.keyboard.press('Enter');
      await page.getByText(/registration\./).waitFor();
      await page.context().setOffline(true);
      await type(page, number, '0912345678');
      await page.keyboard.press('Enter');
      await page
        .getByText(shared.refusals['net.unreachable'] ?? '')
        .first()
        .waitFor();
      await page.context().setOffline(false);
      await press(page, button(welcome.phone.send));

      await expectAt(phone, '/welcome/code');
      const code = page.getByLabel(welcome.code.label);
      const right = await town.codeTo('+84912345678');
      const enter = async (digits: string) => {
        await type(page, code, digits);
        await press(page, button(welcome.code.verify));
      };
      await enter('123');
      await page.getByText(welcome.code.wrongLength).first().waitFor();
      const wrong = right === '000000' ? '000001' : '000000';
      for (let triesLeft = 4; triesLeft >= 1; triesLeft--) {
        await enter(wrong);
        await page.getByText(shared.triesLeft(triesLeft)).first().waitFor();
      }
      await enter(wrong);
      await page
        .getByText(shared.refusals['registration.locked'] ?? '')
        .first()
        .waitFor();
      // The right code comes too late for this message, and another message is asked for.
      await enter(right);
      await page
        .getByText(shared.refusals['registration.locked'] ?? '')
        .first()
        .waitFor();
      await press(page, button(welcome.code.resend));
      await soon(async () => (await town.messagesTo('+84912345678')).length).toBe(2);
      await soon(() => code.inputValue()).toBe('');
      await enter(await town.codeTo('+84912345678'));
      await expectAt(phone, '/welcome/ready');
      await page.getByText(welcome.ready.success).waitFor();
      await press(page, button(welcome.ready.open));
      await expectAt(phone, '/');
      expect(await phone.link(home.register).count()).toBe(0);
      await page.reload();
      await page.locator('h1').waitFor();
      expect(new URL(page.url()).pathname).toBe('/app/');
      await button(home.leave).click();
      await phone.expectHome('join');
    });
    await phone.close();
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `says what is lost when no number is given, and goes on without one${browserAbsent}`,
  async () => {
    const phone = await openPhone(browser, town, { isWelcomed: false });
    await play([phone], async () => {
      const { page, link, button } = phone;
      for (const to of ['/welcome/bluetooth', '/welcome/phone']) await phone.goOn(to);
      await page.getByText(welcome.phone.lost).waitFor();
      await press(page, link(welcome.phone.skip));
      await expectAt(phone, '/welcome/ready');
      await page.getByText(welcome.ready.unregistered).waitFor();
      expect(await page.getByText(welcome.ready.success).count()).toBe(0);
      await press(page, button(welcome.ready.open));
      await expectAt(phone, '/');
      await page.getByText(home.registerNote).waitFor();
    });
    await phone.close();
    expect(phone.complaints).toEqual([]);
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `counts down until another message, and says that a code has expired${browserAbsent}`,
  async () => {
    const phone = await openPhone(browser, town);
    await play([phone], async () => {
      const { page, button } = phone;
      // As a real deployment answers; the demonstration has no waits.
      await page.route('**/v1/registration/start', async (route) => {
        const response = await route.fetch();
        const sent = (await response.json()) as object;
        await route.fulfill({ response, json: { ...sent, expiresInSeconds: 8, resendInSeconds: 4 } });
      });
      await phone.goOn('/welcome/phone');
      await page.getByLabel(welcome.phone.label).fill('0912345679');
      await button(welcome.phone.send).click();
      await page.getByText(/Gửi lại được sau \d/).waitFor();
      expect(await button(/Gửi lại được sau/).getAttribute('aria-disabled')).toBe('true');
      await soon(() => button(welcome.code.resend).getAttribute('aria-disabled')).toBe('false');
      await page.getByText(welcome.code.expired).first().waitFor();
      expect(await button(welcome.code.verify).getAttribute('aria-disabled')).toBe('true');
      await button(welcome.code.resend).click();
      await page.getByText(/Mã còn dùng được/).waitFor();
      await page.getByLabel(welcome.code.label).fill(await town.codeTo('+84912345679'));
      await button(welcome.code.verify).click();
      await page.getByText(welcome.ready.success).waitFor();
    });
    await phone.close();
    expect(phone.complaints).toEqual([]);
  },
  longest,
);
