// SPDX-License-Identifier: GPL-3.0-only
// The whole way of a warning, from the authority's desk: a case entered by keyboard alone, its code told to the patient, redeemed
// and shared on the patient's phone, the phones of the town warned; and a desk that learns of all that one word.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserAbsent, hasBrowser, launchBrowser, openPage } from './browser.ts';
import { soon } from './soon.ts';
import { startTown, type Town } from './start-town.ts';

const longest = 300_000;
const account = 'tinh';
const phoneSize = { viewport: { width: 390, height: 844 } };
let browser: Browser;
let town: Town;

beforeAll(async () => {
  if (!hasBrowser) return;
  // Households have breakfast together on this morning, before the UTC day ends at seven.
  town = await startTown(60, '2026-08-13T06:10+07:00');
  browser = await launchBrowser();
}, longest);

afterAll(async () => {
  await browser?.close();
  await town?.end();
}, longest);

/** A citizen's app in a browser of its own, in the place of a resident whose phone browsers may be. */
async function joinTown(complaints: string[]): Promise<Page> {
  const page = await openPage(browser, complaints, phoneSize);
  page.setDefaultTimeout(60_000);
  await page.addInitScript(() => localStorage.setItem('bluezone.citizen.preferences', '{"isWelcomed":true}'));
  await page.goto(`${town.address}/app/`);
  await page.getByRole('button', { name: 'Vào thị trấn', exact: true }).first().click();
  await page.getByText(/Bạn đang mang điện thoại của /).waitFor();
  return page;
}

/** Both stages, by keyboard, with what `npm start` printed and shows. */
async function signIn(page: Page): Promise<void> {
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('autocomplete'));
  await page.goto(`${town.address}/console/`);
  await soon(focused).toBe('username');
  await keyboard.type(account);
  await keyboard.press('Tab');
  await keyboard.type(town.password(account));
  await keyboard.press('Enter');
  await soon(focused).toBe('one-time-code');
  await keyboard.type(await town.code(account));
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ca bệnh', level: 1 }).waitFor();
}

/** What the desk tells of a case, as the console shows it: all of it, and what was done to it. */
async function toldOf(page: Page, id: string): Promise<{ record: Record<string, unknown>; events: string }> {
  const [record, events] = await page.evaluate(
    async (paths) =>
      await Promise.all(
        paths.map(async (path) => {
          const answer = await fetch(path, { headers: { 'x-bluezone-console': '1' } });
          return (await answer.json()) as Record<string, unknown>;
        }),
      ),
    [`/v1/cases/${id}`, `/v1/cases/${id}/events`],
  );
  return { record: record ?? {}, events: JSON.stringify(events) };
}

it.skipIf(!hasBrowser)(
  `warns the town's phones of a case that was entered by keyboard, and learns no more than that its code was used${browserAbsent}`,
  async () => {
    const complaints: string[] = [];
    const { guests, people } = await town.people();
    const patient = people[guests[0] ?? -1];
    if (patient === undefined) throw new Error('the town has no places');
    const phones = [await joinTown(complaints), await joinTown(complaints)];
    const [ill, near] = phones as [Page, Page];
    const desk = await openPage(browser, complaints);
    const { keyboard } = desk;
    await Promise.all([town.liveUntil('2026-08-13T09:10+07:00'), signIn(desk)]);

    // As fast as somebody types who listens to a telephone: seven keys a second.
    const delay = 140;
    const begun = performance.now();
    await keyboard.press('n');
    await soon(() => desk.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('tel');
    await keyboard.type(patient.phoneNumber.replace('+84', '0'), { delay });
    await keyboard.press('Tab');
    await keyboard.type(patient.name, { delay });
    await keyboard.press('Tab');
    await keyboard.type('0', { delay });
    await keyboard.press('Enter');
    const shown = desk.locator('.code-digits span[aria-hidden]');
    await shown.first().waitFor();
    const seconds = (performance.now() - begun) / 1000;
    const digits = (await shown.allTextContents()).join('');
    expect(digits).toMatch(/^\d{8}$/);
    expect(seconds).toBeLessThan(30);
    const id = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
    const issued = await toldOf(desk, id);
    expect(issued.record.code).toBe('issued');

    const warnedBefore = (await town.state()).feed.filter(({ kind }) => kind === 'warned');
    expect(warnedBefore).toEqual([]);
    await ill.goto(`${town.address}/app/ill/code`);
    await ill.getByLabel('Mã 8 chữ số').fill(digits);
    await ill.getByLabel('Số điện thoại đã báo cho cơ quan y tế').fill(patient.phoneNumber);
    await ill.getByRole('button', { name: 'Dùng mã này' }).click();
    await ill.getByText('Mã đã được nhận').waitFor();
    const redeemed = await toldOf(desk, id);
    expect(redeemed.record).toEqual({ ...issued.record, code: 'redeemed', codeExpires: null });
    expect(redeemed.events).toBe(issued.events);

    await ill.goto(`${town.address}/app/ill/share`);
    await ill.getByLabel('Ngày lấy mẫu xét nghiệm').fill('2026-08-13');
    await ill.getByRole('button', { name: 'Xem các ngày' }).click();
    await ill.getByLabel('Tôi đồng ý gửi các ngày đã chọn.').check();
    await ill.getByRole('button', { name: 'Gửi', exact: true }).click();
    await ill.locator('dialog[open]').getByRole('button', { name: 'Gửi', exact: true }).click();
    await town.setPace(60);
    await ill.getByText('Cảm ơn bạn đã bảo vệ mọi người.').waitFor();

    // A visitor's browser and the residents' own phones.
    await near.getByRole('heading', { name: 'Bạn đã tiếp xúc gần (F1)', exact: true }).waitFor();
    await soon(
      async () => (await town.state()).feed.filter(({ kind }) => kind === 'warned').length,
    ).toBeGreaterThan(0);
    await town.setPace(1);

    // Sharing changed nothing that the desk tells; and the page that stood open says the one word.
    expect(await toldOf(desk, id)).toEqual(redeemed);
    await desk.reload();
    await desk.getByText('Người bệnh đã dùng mã này. Không ai biết khóa nào là của ai.').waitFor();
    for (const page of [...phones, desk]) await page.context().close();
    expect(complaints).toEqual([]);
  },
  longest,
);
