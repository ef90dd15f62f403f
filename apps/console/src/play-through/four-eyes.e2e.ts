// SPDX-License-Identifier: GPL-3.0-only
// What phones are told, at a real desk: one of the staff proposes, nobody approves what is their own, another approves.
import { rmSync } from 'node:fs';
import { nationalScope } from '@bluezone/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserAbsent, hasBrowser, launchBrowser, openPage } from './browser.ts';
import { buildConsole } from './build-console.ts';
import { type RealDesk, startRealDesk } from './real-desk.ts';

let folder: string;
let desk: RealDesk;
let browser: Browser;
const complaints: string[] = [];
const longest = 180_000;

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

/** Signs in without the console's forms, which have a test of their own. */
async function signedIn(username: string, role: 'supervisor' | 'administrator' | 'auditor'): Promise<Page> {
  const account = await desk.enrol(username, role, nationalScope);
  const page = await openPage(browser, complaints);
  await page.goto(`${desk.origin}/console/`);
  await page.locator('input[autocomplete=username]').fill(username);
  await page.locator('input[autocomplete=current-password]').fill(account.password);
  await page.keyboard.press('Enter');
  await page.locator('input[autocomplete=one-time-code]').fill(desk.code(account.secret));
  await page.keyboard.press('Enter');
  await page.locator('.frame').waitFor();
  return page;
}

it.skipIf(!hasBrowser)(
  `lets another approve a proposal, and puts it on record${browserAbsent}`,
  async () => {
    const proposer = await signedIn('nguoi-de-xuat', 'administrator');
    await proposer.goto(`${desk.origin}/console/configuration/parameters`);
    const minutes = proposer.getByLabel('Tiếp xúc gần từ (phút trong một ngày)');
    await minutes.fill('500');
    await proposer.getByText('Nhiều nhất là 120.').waitFor();
    await minutes.fill('10');
    await proposer.getByRole('button', { name: 'Xem tác động' }).click();
    await proposer.getByText('Tác động lên dữ liệu đã ghi').waitFor();
    await proposer.getByLabel('Lý do').fill('Biến thể mới lây nhanh hơn.');
    await proposer.getByRole('button', { name: 'Gửi đề xuất' }).click();
    await proposer.getByText('Đề xuất của bạn: người khác phải phê duyệt.').waitFor();
    expect(await proposer.getByRole('button', { name: 'Phê duyệt' }).count()).toBe(0);

    const approver = await signedIn('nguoi-duyet', 'supervisor');
    await approver.goto(`${desk.origin}/console/configuration`);
    await approver.getByText('Biến thể mới lây nhanh hơn.').waitFor();
    await approver.getByRole('button', { name: 'Phê duyệt' }).click();
    await approver.getByRole('alertdialog').getByRole('button', { name: 'Phê duyệt' }).click();
    await approver.getByText('Không có đề xuất nào đang chờ').waitFor();
    await approver.getByText('Đã duyệt').waitFor();

    const auditor = await signedIn('kiem-toan', 'auditor');
    await auditor.goto(`${desk.origin}/console/audit?actor=nguoi-duyet`);
    await auditor
      .getByRole('row', { name: /nguoi-duyet/ })
      .first()
      .waitFor();
    const acts = await auditor.getByRole('row', { name: /nguoi-duyet/ }).allTextContents();
    expect(acts.join()).toContain('Phê duyệt đề xuất');
    for (const page of [proposer, approver, auditor]) await page.context().close();
    expect(complaints).toEqual([]);
  },
  longest,
);
