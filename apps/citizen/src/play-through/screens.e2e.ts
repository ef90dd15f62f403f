// SPDX-License-Identifier: GPL-3.0-only
// Every screen over scripted phones in a real browser: nothing wider than the screen, nothing that axe objects to, no target
// too small, in both languages, light and dark, at 320 px with text of 200 %; and what must not happen without consent.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '../router/routes.ts';
import { trialScenes } from '../testing/trial-scenes.ts';
import { browserAbsent, hasBrowser, launchBrowser, openPage } from './browser.ts';
import { type Served, serveFolder } from './serve-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;
let served: Served;
let browser: Browser;
const complaints: string[] = [];
const longest = 300_000;

beforeAll(async () => {
  if (!hasBrowser) return;
  folder = mkdtempSync(join(tmpdir(), 'bluezone-citizen-'));
  await build({ root, mode: 'trial', logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  served = await serveFolder(folder, 'trial.html');
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  if (!hasBrowser) return;
  await browser.close();
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Look {
  readonly language: 'vi' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly textSize: number;
}

async function open(look: Look, isWelcomed = true): Promise<Page> {
  const page = await openPage(browser, complaints, {
    viewport: { width: look.width, height: 740 },
    bypassCSP: true,
  });
  const kept = { ...look, isWelcomed };
  await page.addInitScript(axe.source);
  await page.addInitScript(
    `localStorage.setItem('bluezone.citizen.preferences', ${JSON.stringify(JSON.stringify(kept))})`,
  );
  return page;
}

/** Opens an address over the phone of a scene, as a page loaded anew. */
async function visit(page: Page, scene: string, address: string): Promise<void> {
  await page.goto(`${served.origin}/app${address}?scene=${scene}`);
  await page.locator('h1').waitFor();
  await settle(page);
}

/** Goes on to another address of the same page. */
async function goOn(page: Page, address: string): Promise<void> {
  if (new URL(page.url()).pathname === `/app${address}`) return;
  await page.evaluate((to) => {
    document.querySelector('h1')?.setAttribute('data-before', '');
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/app${address}`);
  await page.locator('h1:not([data-before])').waitFor();
  await settle(page);
}

/** Until the phone has answered what the screen asked; a scripted one does so within two turns. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(done), 0))),
  );
}

interface AxeAnswer {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** What is wrong with a screen as it is, one line each. */
async function barriers(page: Page, width: number): Promise<string[]> {
  const found: string[] = [];
  const wide = await page.evaluate((most) => {
    if (document.documentElement.scrollWidth <= most) return [];
    return [...document.querySelectorAll('body *')]
      .filter(
        (element) => element.getBoundingClientRect().right > most + 1 && element.childElementCount === 0,
      )
      .map((element) => element.outerHTML.slice(0, 120));
  }, width);
  found.push(...wide.map((html) => `wider than the screen: ${html}`));
  const answer = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], elementRef: false })',
  )) as AxeAnswer;
  for (const { id, nodes } of answer.violations)
    found.push(...nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('a, button, input, summary, textarea')]
      .filter((element) => {
        // A link inside a sentence is as high as its line.
        if (element.closest('p') !== null || element.classList.contains('skip')) return false;
        const { width: wideness, height } = (element.closest('label') ?? element).getBoundingClientRect();
        return wideness > 0 && (wideness < 44 || height < 44);
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  return [...found, ...small.map((html) => `smaller than 44 px: ${html}`)];
}

const plain: Look = { language: 'vi', theme: 'light', width: 390, textSize: 100 };
const addresses = routes.map(({ pattern }) => pattern.replace(':day', '2026-06-03'));
const looks: readonly Look[] = [
  plain,
  { language: 'en', theme: 'dark', width: 320, textSize: 200 },
  { language: 'vi', theme: 'dark', width: 320, textSize: 200 },
  { language: 'en', theme: 'light', width: 320, textSize: 200 },
  { language: 'vi', theme: 'light', width: 320, textSize: 200 },
];

it.skipIf(!hasBrowser).each(looks)(
  `has no barrier on any screen: $language, $theme, $width px, text $textSize %${browserAbsent}`,
  async (look) => {
    const found: string[] = [];
    const page = await open(look);
    await visit(page, 'f1', '/');
    for (const address of addresses) {
      await goOn(page, address);
      found.push(...(await barriers(page, look.width)).map((line) => `${address}: ${line}`));
    }
    await page.context().close();
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `shows home and illness in every state without a barrier${browserAbsent}`,
  async () => {
    const found: string[] = [];
    const scenes = Object.keys(trialScenes);
    // Half of them in either look: each look has seen every screen already.
    for (const [half, look] of looks.slice(1, 3).entries()) {
      const page = await open(look);
      for (const scene of scenes.filter((_, i) => i % 2 === half)) {
        await visit(page, scene, '/');
        found.push(...(await barriers(page, look.width)).map((line) => `${scene} /: ${line}`));
        for (const address of ['/ill', '/around']) {
          await goOn(page, address);
          found.push(...(await barriers(page, look.width)).map((line) => `${scene} ${address}: ${line}`));
        }
      }
      await page.context().close();
    }
    expect(found).toEqual([]);
  },
  longest,
);

const acts = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { trialFace: { acts: string[] } }).trialFace.acts);

it.skipIf(!hasBrowser)(
  `sends a report only after preview, consent and the last question${browserAbsent}`,
  async () => {
    const page = await open(plain);
    await visit(page, 'token-held', '/ill');
    await page.getByRole('link', { name: 'Xem sẽ gửi những gì' }).click();
    await page.getByLabel('Ngày lấy mẫu xét nghiệm').fill('2026-06-09');
    await page.getByRole('button', { name: 'Xem các ngày' }).click();
    const days = page.locator('.choices input[type=checkbox]');
    await expect.poll(() => days.count()).toBe(6);
    await days.first().uncheck();
    const send = page.locator('main').getByRole('button', { name: 'Gửi', exact: true }).first();
    await send.click();
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(await acts(page)).not.toContain('shareReport');
    await page.getByLabel('Tôi đồng ý gửi các ngày đã chọn.').check();
    await send.click();
    const dialog = page.locator('dialog[open]');
    await expect.poll(() => dialog.locator('li').count()).toBe(5);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await acts(page)).not.toContain('shareReport');
    await send.click();
    await dialog.getByRole('button', { name: 'Gửi', exact: true }).click();
    await page.getByText('Đang chờ đi').waitFor();
    expect(await acts(page)).toContain('shareReport');
    await page.context().close();
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `warns others and tells the authority only after consent${browserAbsent}`,
  async () => {
    const page = await open(plain);
    await visit(page, 'f1', '/warning/others');
    await page.getByRole('button', { name: 'Gửi và báo cho họ' }).click();
    await page.getByText('Hãy đánh dấu đồng ý trước khi gửi.').first().waitFor();
    expect(await acts(page)).toEqual(['previewClaim']);
    await page.getByLabel('Tôi hiểu và đồng ý gửi.').check();
    await page.getByRole('button', { name: 'Gửi và báo cho họ' }).click();
    await page.getByRole('heading', { name: 'Cảm ơn bạn' }).waitFor();
    expect((await acts(page)).filter((act) => act === 'shareClaim')).toHaveLength(1);
    await visit(page, 'f1', '/warning/contact');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('Hãy nhập họ và tên.').first().waitFor();
    await page.getByLabel('Họ và tên').fill('Nguyễn Văn An');
    await page.getByLabel('Số điện thoại để gọi lại').fill('0912345678');
    await page.getByLabel('Ho', { exact: true }).check();
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByRole('heading', { name: 'Đúng những điều này sẽ được gửi' }).waitFor();
    expect(await acts(page)).toEqual(['previewContact']);
    await page.locator('main > .screen > .buttons').getByRole('button', { name: 'Gửi' }).click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Gửi' }).click();
    await page.getByRole('heading', { name: 'Đã gửi' }).waitFor();
    await page.context().close();
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `goes through the first run by keyboard, with the focus on each heading${browserAbsent}`,
  async () => {
    const page = await open(plain, false);
    await visit(page, 'new', '/');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/app/welcome');
    for (const step of ['1', '2', '3', 'bluetooth']) {
      await page.locator('.screen > .button, .screen > .buttons .button').first().focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => new URL(page.url()).pathname).toBe(`/app/welcome/${step}`);
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    }
    await visit(page, 'refusing', '/welcome/phone');
    await page.getByRole('button', { name: 'Gửi mã cho tôi' }).click();
    await page.getByText('Số điện thoại này không đúng.').first().waitFor();
    await visit(page, 'new', '/welcome/phone');
    await page.getByRole('button', { name: 'Gửi mã cho tôi' }).click();
    await page.getByText(/Gửi lại được sau/).waitFor();
    await page.getByLabel('Mã 6 chữ số').fill('123');
    await page.getByRole('button', { name: 'Xác thực' }).click();
    await page.getByText('Mã có đúng 6 chữ số.').first().waitFor();
    await page.getByLabel('Mã 6 chữ số').fill('123456');
    await page.getByRole('button', { name: 'Xác thực' }).click();
    await page.getByText('Xác thực OTP thành công').waitFor();
    await page.context().close();
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `never shows an hour of an encounter on home, nor zero where the phone did not listen${browserAbsent}`,
  async () => {
    const page = await open(plain);
    await visit(page, 'f1', '/');
    const card = (await page.locator('.card.warn').first().textContent()) ?? '';
    expect(card).toContain('Chủ Nhật, 7 tháng 6');
    expect(card).not.toMatch(/\d{1,2}:\d{2}/);
    await visit(page, 'calm', '/history/2026-06-03');
    const day = (await page.locator('main').textContent()) ?? '';
    expect(day).toContain('Đây là khoảng trống, không phải số không.');
    expect(await page.locator('.figure-box').count()).toBe(0);
    await page.context().close();
  },
  longest,
);
