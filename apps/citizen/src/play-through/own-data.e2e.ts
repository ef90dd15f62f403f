// SPDX-License-Identifier: GPL-3.0-only
// What a phone holds belongs to its owner: it goes after fourteen days, along to a new phone, into a file, or at a press.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { home } from '../language/vi/home.ts';
import { myData } from '../language/vi/my-data.ts';
import { shared } from '../language/vi/shared.ts';
import { browserAbsent, hasBrowser, launchBrowser } from './browser.ts';
import { type CameraBrowser, launchCameraBrowser } from './camera-browser.ts';
import { type CitizenPhone, openPhone, play, stored } from './citizen-phone.ts';
import { startTown, type Town } from './running-town.ts';
import { soon } from './soon.ts';

const longest = 300_000;
let browser: Browser;
let town: Town;

beforeAll(async () => {
  if (!hasBrowser) return;
  town = await startTown({ residents: 10, startsAt: '2026-08-13T02:00+07:00' });
  browser = await launchBrowser();
}, longest);

afterAll(async () => {
  await browser?.close();
  await town?.end();
}, longest);

/** Every code of the sequence as the screen shows it, turned by hand. */
async function shownCodes({ page, button }: CitizenPhone): Promise<Buffer[]> {
  const code = page.locator('svg.qr');
  const title = page.getByRole('heading', { name: /^Mã \d+ \/ \d+$/ });
  const [, count = '0'] = /\/ (\d+)$/.exec(await title.innerText()) ?? [];
  const pictures: Buffer[] = [];
  const drawn = () => code.locator('path').getAttribute('d');
  for (let part = 1; part <= Number(count); part++) {
    await page.getByRole('img', { name: myData.giving.qrPart(part, Number(count)), exact: true }).waitFor();
    pictures.push(await code.screenshot());
    const before = await drawn();
    await button(shared.next).click();
    if (part < Number(count)) await soon(drawn).not.toBe(before);
  }
  return pictures;
}

/** Listens in the town until something was heard, and leaves it. */
async function listen(phone: CitizenPhone): Promise<void> {
  await phone.join();
  await town.setPace(300);
  await soon(() => stored(phone, 'heard')).toMatch(/\d+ mục/);
  await town.setPace(1);
  await phone.goOn('/');
  await phone.button(home.leave).click();
  await phone.expectHome('join');
}

it.skipIf(!hasBrowser)(
  `forgets after fifteen days all that it heard${browserAbsent}`,
  async () => {
    const phone = await openPhone(browser, town);
    await play([phone], async () => {
      await listen(phone);
      const later = (await town.clock()) + 15 * 86_400;
      await town.kill();
      await town.startAgain(new Date(later * 1000).toISOString());
      // The first index after so long may be fifteen days old itself: at this pace the phone soon asks again.
      await town.setPace(30);
      // Only the town's clock says so, and a clock may be wrong: what the signed index confirms is believed.
      await phone.page.reload();
      await soon(() => stored(phone, 'heard')).toContain(myData.nothing);
      for (const kind of ['scan-times', 'other-devices'] as const)
        await soon(() => stored(phone, kind)).toContain(myData.nothing);
    });
    await phone.close();
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `moves to a new phone by a file, and the old one stops${browserAbsent}`,
  async () => {
    const [old, fresh] = [await openPhone(browser, town), await openPhone(browser, town)];
    await play([old, fresh], async () => {
      await old.register(town, '+84901234998');
      await listen(old);
      const heard = await stored(old, 'heard');
      await old.goOn('/data/move');
      await old.link(myData.moving.give).click();
      const passphrase = old.page.locator('.passphrase');
      await soon(() => passphrase.innerText()).toMatch(/^\d{4}( \d{4}){4}$/);
      const words = await passphrase.innerText();
      await old.button(myData.giving.pack).click();
      const file = await old.saved(() => old.button(myData.giving.file).click());

      await fresh.goOn('/data/move');
      await fresh.link(myData.moving.take).click();
      await fresh.page.getByLabel(myData.taking.file).setInputFiles(file);
      await fresh.page.getByText(myData.taking.fileChosen).waitFor();
      const typed = fresh.page.getByLabel(myData.taking.passphrase);
      await typed.fill(`${words.slice(0, -1)}${words.endsWith('0') ? '1' : '0'}`);
      await fresh.button(myData.taking.take).click();
      await fresh.page
        .getByText(myData.moveErrors['move.passphrase'] ?? '')
        .first()
        .waitFor();
      await typed.fill(words);
      await fresh.button(myData.taking.take).click();
      await fresh.page.getByRole('heading', { name: myData.taking.done }).first().waitFor();
      const code = await fresh.page.locator('.passphrase').innerText();

      const wrong = code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`;
      const confirm = async (digits: string) => {
        await old.page.getByLabel(myData.giving.confirmLabel).fill(digits);
        await old.button(myData.giving.confirm).click();
      };
      await confirm(wrong);
      await old.page
        .getByText(myData.moveErrors['move.code'] ?? '')
        .first()
        .waitFor();
      await confirm(code);
      await old.expectHome('moved');
      expect(await stored(fresh, 'heard')).toBe(heard);
      await fresh.expectHome('join');
      expect(await fresh.link(home.register).count()).toBe(0);
      await old.page.reload();
      await old.expectHome('moved');
    });
    for (const phone of [old, fresh]) {
      await phone.close();
      expect(phone.complaints).toEqual([]);
    }
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `moves to a new phone whose camera reads the codes off the old one’s screen${browserAbsent}`,
  async () => {
    const old = await openPhone(browser, town, { reducedMotion: 'reduce' });
    const phones = [old];
    let camera: CameraBrowser | null = null;
    await play(phones, async () => {
      await listen(old);
      const heard = await stored(old, 'heard');
      await old.goOn('/data/move/give');
      const passphrase = old.page.locator('.passphrase');
      await soon(() => passphrase.innerText()).toMatch(/^\d{4}( \d{4}){4}$/);
      await old.button(myData.giving.pack).click();
      await old.button(myData.giving.qr).click();
      camera = await launchCameraBrowser(await shownCodes(old));

      const fresh = await openPhone(camera.browser, town, { permissions: ['camera'] });
      phones.push(fresh);
      await fresh.goOn('/data/move/take');
      await fresh.button(myData.taking.scan).click();
      await fresh.page.getByText(myData.taking.fileChosen).waitFor();
      await fresh.page.getByLabel(myData.taking.passphrase).fill(await passphrase.innerText());
      await fresh.button(myData.taking.take).click();
      await fresh.page.getByRole('heading', { name: myData.taking.done }).first().waitFor();
      const code = await fresh.page.locator('.passphrase').innerText();
      await old.page.getByLabel(myData.giving.confirmLabel).fill(code);
      await old.button(myData.giving.confirm).click();
      await old.expectHome('moved');
      expect(await stored(fresh, 'heard')).toBe(heard);
    });
    for (const phone of phones) {
      await phone.close();
      expect(phone.complaints).toEqual([]);
    }
    await (camera as CameraBrowser | null)?.close();
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `gives everything as a file without a secret, and erases everything at a press${browserAbsent}`,
  async () => {
    const phone = await openPhone(browser, town);
    await play([phone], async () => {
      const { page, button } = phone;
      await phone.register(town, '+84901234997');
      expect(await town.tablesAbout('+84901234997')).toContain('registration.phones');
      await listen(phone);
      await phone.goOn('/data');
      const text = readFileSync(await phone.saved(() => button(myData.export).click()), 'utf8');
      const told = JSON.parse(text) as Record<string, unknown>;
      expect(told.leftOut).toBeDefined();
      expect(text).not.toContain('901234997');
      // Keys and identifiers have sixteen bytes.
      expect(text).not.toMatch(/[0-9a-f]{32}/);
      await button(myData.erase).click();
      await page.locator('dialog[open]').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
      expect(await stored(phone, 'heard')).toMatch(/\d+ mục/);
      await button(myData.erase).click();
      expect(await page.getByLabel(myData.eraseRegistration).isChecked()).toBe(true);
      await phone.agree(myData.erase);
      await soon(() => new URL(page.url()).pathname).toBe('/app/welcome');
      await soon(() => stored(phone, 'heard')).toContain(myData.nothing);
      expect(await stored(phone, 'registration')).toContain(myData.nothing);
      expect(await town.tablesAbout('+84901234997')).not.toContain('registration.phones');
      expect(await page.evaluate(() => localStorage.getItem('bluezone.citizen.join'))).toBeNull();
      await phone.goOn('/');
      await soon(() => new URL(page.url()).pathname).toBe('/app/welcome');
    });
    await phone.close();
    expect(phone.complaints).toEqual([]);
  },
  longest,
);
