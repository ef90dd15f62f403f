// SPDX-License-Identifier: GPL-3.0-only
// Sign-in and enrolment by keyboard alone, at a real desk; and sessions that end in the middle of a form.
import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserAbsent, hasBrowser, launchBrowser, openPage } from './browser.ts';
import { buildConsole } from './build-console.ts';
import { tabTo } from './keys.ts';
import { type RealDesk, startRealDesk } from './real-desk.ts';
import { soon } from './soon.ts';

let folder: string;
let desk: RealDesk;
let browser: Browser;
const complaints: string[] = [];
const longest = 180_000;
const ownPassword = 'một hai ba bốn năm';

beforeAll(async () => {
  if (!hasBrowser) return;
  folder = await buildConsole();
  desk = await startRealDesk(folder);
  browser = await launchBrowser();
}, longest);

afterAll(async () => {
  if (!hasBrowser) return;
  await browser.close();
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('autocomplete'));

/** From the first page to the frame, as somebody does who was just invited. @returns the secret of the authenticator */
async function enrol(page: Page, username: string, password: string): Promise<string> {
  const { keyboard } = page;
  await soon(() => focused(page)).toBe('username');
  await keyboard.type(username);
  await keyboard.press('Tab');
  await keyboard.type(password);
  await keyboard.press('Enter');
  await soon(() => focused(page)).toBe('new-password');
  await keyboard.type(ownPassword);
  await keyboard.press('Tab');
  await keyboard.type(ownPassword);
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await keyboard.press('Tab');
  await soon(() => focused(page)).toBe('one-time-code');
  await keyboard.type(desk.code(secret));
  await keyboard.press('Enter');
  const kept = page.getByLabel('Tôi đã cất các mã này');
  await kept.waitFor();
  expect(await page.locator('.recovery-codes li').count()).toBe(10);
  await tabTo(page, kept);
  await keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Tiếp tục' }));
  await keyboard.press('Enter');
  return secret;
}

/** Name, password and code. A code is good once: the next one is waited for on the desk's clock. */
async function signIn(page: Page, username: string | null, secret: string): Promise<void> {
  const { keyboard } = page;
  if (username === null) await soon(() => focused(page)).toBe('current-password');
  else {
    await soon(() => focused(page)).toBe('username');
    await keyboard.type(username);
    await keyboard.press('Tab');
  }
  await keyboard.type(ownPassword);
  await keyboard.press('Enter');
  await soon(() => focused(page)).toBe('one-time-code');
  desk.pass(60);
  await keyboard.type(desk.code(secret));
  await keyboard.press('Enter');
}

it.skipIf(!hasBrowser)(
  `enrols, works and signs out by keyboard alone, and signs in again${browserAbsent}`,
  async () => {
    const { username, password } = await desk.invite('quan-tri', 'administrator');
    const page = await openPage(browser, complaints);
    const { keyboard } = page;
    await page.goto(`${desk.origin}/console/`);
    const secret = await enrol(page, username, password);
    await page.getByRole('heading', { name: 'Tài khoản', level: 1 }).waitFor();

    await keyboard.press('i');
    await page.getByRole('dialog').waitFor();
    await keyboard.type('dieu-tra');
    await keyboard.press('Tab');
    await keyboard.type('Lê Thị Điều Tra');
    await tabTo(page, page.getByRole('combobox', { name: 'Tỉnh, thành phố' }));
    await keyboard.type('ha noi');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Tạo lời mời' }));
    await keyboard.press('Enter');
    await page.getByText('Mật khẩu dùng một lần').waitFor();
    await keyboard.press('Enter');
    await page.getByRole('row', { name: /dieu-tra/ }).waitFor();
    expect(await page.getByRole('row', { name: /dieu-tra/ }).textContent()).toContain('Hà Nội');

    await keyboard.press('?');
    await page.getByRole('heading', { name: 'Phím tắt' }).waitFor();
    await keyboard.press('Escape');
    await keyboard.press('g');
    await keyboard.press('o');
    await page.getByRole('heading', { name: 'Cấu hình', level: 1 }).waitFor();

    await tabTo(page, page.getByRole('button', { name: 'quan-tri Quản trị' }));
    await keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).waitFor();
    await keyboard.press('End');
    await keyboard.press('Enter');
    await signIn(page, username, secret);
    await page.getByRole('heading', { name: 'Tài khoản', level: 1 }).waitFor();
    await page.context().close();
    expect(complaints).toEqual([]);
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `keeps a form over the end of a session, for the same person${browserAbsent}`,
  async () => {
    const { username, password } = await desk.invite('nua-chung', 'administrator');
    const page = await openPage(browser, complaints);
    const { keyboard } = page;
    await page.goto(`${desk.origin}/console/staff`);
    const secret = await enrol(page, username, password);
    await page.getByRole('heading', { name: 'Tài khoản', level: 1 }).waitFor();
    await keyboard.press('i');
    await page.getByRole('dialog').waitFor();
    await keyboard.type('con-nguyen');
    await keyboard.press('Tab');
    await keyboard.type('Vẫn Còn Nguyên');
    await tabTo(page, page.getByRole('combobox', { name: 'Tỉnh, thành phố' }));
    await keyboard.type('hue');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    desk.pass(31 * 60);
    await tabTo(page, page.getByRole('button', { name: 'Tạo lời mời' }));
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Phiên làm việc đã hết' }).waitFor();
    await signIn(page, null, secret);
    // The call goes on by itself with what was typed before.
    await page.getByText('Mật khẩu dùng một lần').waitFor();
    await page.getByRole('button', { name: 'Xong' }).click();
    await page.getByRole('row', { name: /con-nguyen.*Vẫn Còn Nguyên/ }).waitFor();
    await page.context().close();
    expect(complaints).toEqual([]);
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `asks before it drops what another person had on the screen${browserAbsent}`,
  async () => {
    const first = await desk.invite('nguoi-truoc', 'administrator');
    const second = await desk.invite('nguoi-sau', 'auditor');
    const page = await openPage(browser, complaints);
    await page.goto(`${desk.origin}/console/`);
    const secret = await enrol(page, second.username, second.password);
    await page.getByRole('button', { name: 'nguoi-sau Kiểm toán' }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await enrol(page, first.username, first.password);
    await page.getByRole('heading', { name: 'Tài khoản', level: 1 }).waitFor();
    desk.pass(31 * 60);
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('heading', { name: 'Phiên làm việc đã hết' }).waitFor();
    await page.getByLabel('Tên đăng nhập').fill(second.username);
    await page.getByLabel('Mật khẩu').focus();
    await signIn(page, null, secret);
    await page.getByText('Trên màn hình còn việc dở của nguoi-truoc.').waitFor();
    await page.getByRole('button', { name: 'Bỏ và tiếp tục' }).click();
    await page.getByRole('button', { name: 'nguoi-sau Kiểm toán' }).waitFor();
    await page.context().close();
    expect(complaints).toEqual([]);
  },
  longest,
);
