// SPDX-License-Identifier: GPL-3.0-only
// From sign-in to a code on the screen by keyboard alone, people followed up with and without a connection, two who edit one case,
// a table imported; and that no screen of cases, people and figures has a barrier. At a real desk.
import { rmSync } from 'node:fs';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { browserAbsent, hasBrowser, launchBrowser, openPage } from './browser.ts';
import { buildConsole } from './build-console.ts';
import { tabTo } from './keys.ts';
import { type EnrolledDeskAccount, type RealDesk, startRealDesk } from './real-desk.ts';
import { soon } from './soon.ts';

let folder: string;
let desk: RealDesk;
let browser: Browser;
let staff: EnrolledDeskAccount;
const longest = 300_000;
const desktop = { viewport: { width: 1366, height: 850 } };

beforeAll(async () => {
  if (!hasBrowser) return;
  folder = await buildConsole();
  desk = await startRealDesk(folder);
  browser = await launchBrowser();
}, longest);

const provinces = ['01', '79', '48', '31', '92', '46', '22', '75'];

/** Every story has a province of its own, and so sees nothing of the others, in whatever order they are told. */
beforeEach(async () => {
  if (!hasBrowser) return;
  const province = provinces.pop() ?? '';
  staff = await desk.enrol(`province-${province}`, 'supervisor', {
    level: 'province',
    province,
    communes: [],
  });
});

afterAll(async () => {
  if (!hasBrowser) return;
  await browser.close();
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Counts what the fingers do. */
function hands(page: Page) {
  let count = 0;
  return {
    count: () => count,
    async type(text: string): Promise<void> {
      count += text.length;
      await page.keyboard.type(text);
    },
    async press(...keys: string[]): Promise<void> {
      for (const key of keys) {
        count += 1;
        await page.keyboard.press(key);
      }
    },
  };
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('autocomplete'));

/** Both stages, by keyboard. A code is good once: the next one is waited for on the desk's clock. */
async function signIn(page: Page, address = ''): Promise<void> {
  await page.goto(`${desk.origin}/console/${address}`);
  await soon(() => focused(page)).toBe('username');
  await page.keyboard.type(staff.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(staff.password);
  await page.keyboard.press('Enter');
  await soon(() => focused(page)).toBe('one-time-code');
  desk.pass(60);
  await page.keyboard.type(desk.code(staff.secret));
  await page.keyboard.press('Enter');
  await page.locator('main h1').waitFor();
}

/** What a page in this session asks of the desk without the screen, as a colleague's page would. */
async function call<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  return await page.evaluate(
    async (asked) => {
      const response = await fetch(asked.path, {
        method: asked.method,
        headers: {
          'x-bluezone-console': '1',
          ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
      });
      return response.status === 204 ? undefined : await response.json();
    },
    { method, path, body },
  );
}

const daysAgo = (days: number) =>
  new Date(Date.now() + 7 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);

const named = (n: number, more: object = {}) => ({
  ...{ phoneNumber: `09${String(11_000_000 + n)}`, name: `Trần Thị Số ${n}`, exposureDay: daysAgo(3) },
  ...more,
});

it.skipIf(!hasBrowser)(
  `has a code on the screen within 30 seconds of keys, and keeps what two people type${browserAbsent}`,
  async () => {
    const complaints: string[] = [];
    const page = await openPage(browser, complaints, desktop);
    await signIn(page);
    await page.getByRole('heading', { name: 'Ca bệnh', level: 1 }).waitFor();

    const fingers = hands(page);
    const begun = Date.now();
    await fingers.press('n');
    await soon(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('tel');
    await fingers.type('0912345678');
    await fingers.press('Tab');
    await fingers.type('Nguyễn Thị Mai');
    await fingers.press('Tab');
    await fingers.type('-1');
    await fingers.press('Enter');
    const digits = page.locator('.code-digits');
    await digits.waitFor();
    // A slow typist needs 0.4 seconds for a key.
    expect(fingers.count() * 0.4).toBeLessThan(15);
    expect(Date.now() - begun).toBeLessThan(30_000);
    expect((await digits.locator('span[aria-hidden]').allTextContents()).join('')).toMatch(/^\d{8}$/);
    expect(await page.getByText(/^còn /).count()).toBe(1);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

    await fingers.press('2');
    await page.getByText('Đã ghi: Không có điện thoại thông minh.').first().waitFor();
    await fingers.press('1');
    await soon(() => page.getByRole('button', { name: 'Đã đọc mã' }).getAttribute('aria-pressed')).toBe(
      'true',
    );

    // A second code is asked about, and the first answer is no.
    const before = await digits.textContent();
    await fingers.press('r');
    await page.getByRole('alertdialog').waitFor();
    await fingers.press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await digits.textContent()).toBe(before);
    await fingers.press('r');
    await page.getByRole('alertdialog').waitFor();
    await fingers.press('Tab', 'Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await soon(() => digits.textContent()).not.toBe(before);

    // A colleague writes the same field and another one.
    const shown = await call<{ version: number }>(page, 'GET', `/v1/cases/${id}`);
    await call(page, 'PATCH', `/v1/cases/${id}`, {
      ...{ version: shown.version, name: 'Nguyễn Thị Mây', occupation: 'Giáo viên' },
    });
    await page.getByLabel('Họ và tên').fill('Nguyễn Thị Mai Anh');
    await page.getByText('Người khác vừa sửa bản ghi này').first().waitFor();
    const conflict = await page.locator('.compare').textContent();
    expect(conflict).toContain('Nguyễn Thị Mai Anh');
    expect(conflict).toContain('Nguyễn Thị Mây');
    expect(await page.getByLabel('Nghề nghiệp').inputValue()).toBe('Giáo viên');
    await page.getByRole('button', { name: 'Giữ những mục đã chọn' }).click();
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    expect(await call(page, 'GET', `/v1/cases/${id}`)).toMatchObject({
      ...{ name: 'Nguyễn Thị Mai Anh', occupation: 'Giáo viên', callOutcome: 'code-given', code: 'issued' },
    });

    // The same number again: a warning before anything is saved.
    await page.goto(`${desk.origin}/console/cases/new`);
    await page.locator('input[type=tel]').fill('0912 345 678');
    await page.getByText('Có thể đã có trong danh sách').first().waitFor();
    await page.getByRole('link', { name: 'Nguyễn Thị Mai Anh' }).waitFor();
    await page.context().close();
    expect(complaints.filter((each) => !/409/.test(each))).toEqual([]);
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `keeps a half-entered case over the end of a session, and goes on to its code${browserAbsent}`,
  async () => {
    const complaints: string[] = [];
    const page = await openPage(browser, complaints, desktop);
    await signIn(page, 'cases/new');
    await soon(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('tel');
    await page.keyboard.type('0987 654 321');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Đỗ Thị Hết Phiên');
    await page.keyboard.press('Tab');
    await page.keyboard.type('-2');
    desk.pass(31 * 60);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Phiên làm việc đã hết' }).waitFor();
    await soon(() => focused(page)).toBe('current-password');
    await page.keyboard.type(staff.password);
    await page.keyboard.press('Enter');
    await soon(() => focused(page)).toBe('one-time-code');
    desk.pass(60);
    await page.keyboard.type(desk.code(staff.secret));
    await page.keyboard.press('Enter');
    await page.locator('.code-digits').waitFor();
    await page.getByRole('heading', { name: 'Đỗ Thị Hết Phiên', level: 1 }).waitFor();
    const { cases } = await call<{ cases: unknown[] }>(page, 'GET', '/v1/cases?search=4321');
    expect(cases).toHaveLength(1);
    await page.context().close();
    expect(complaints.filter((each) => !/401/.test(each))).toEqual([]);
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `tells whoever issues a code that a colleague has just done so, and ends no code unasked${browserAbsent}`,
  async () => {
    const complaints: string[] = [];
    const page = await openPage(browser, complaints, desktop);
    await signIn(page);
    const { caseId } = await call<{ caseId: string }>(page, 'POST', '/v1/cases', {
      ...{ phoneNumber: '0977000002', name: 'Vũ Thị Hai Người', sampleDay: daysAgo(1) },
    });
    await page.goto(`${desk.origin}/console/cases/${caseId}`);
    await page.getByRole('button', { name: 'Cấp mã', exact: true }).waitFor();
    await call(page, 'POST', `/v1/cases/${caseId}/code`);
    await page.keyboard.press('c');
    await page.getByText('code.out').waitFor();
    await page.getByRole('button', { name: 'Cấp mã khác' }).waitFor();
    expect(await page.locator('.code-digits').count()).toBe(0);
    expect(await call(page, 'GET', `/v1/cases/${caseId}`)).toMatchObject({ code: 'issued' });
    await page.context().close();
    expect(complaints.filter((each) => !/409/.test(each))).toEqual([]);
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `shows what people are called as text, whatever it is${browserAbsent}`,
  async () => {
    const complaints: string[] = [];
    const page = await openPage(browser, complaints, desktop);
    await signIn(page);
    const name = '<img src=x onerror="document.body.dataset.taken=1">{{7*7}}';
    const note = '<script>document.body.dataset.taken=1</script>';
    const { caseId } = await call<{ caseId: string }>(page, 'POST', '/v1/cases', {
      ...{ phoneNumber: '0977000003', name, sampleDay: daysAgo(1), note, exposureNote: note, address: name },
    });
    const { personId } = await call<{ personId: string }>(page, 'POST', '/v1/people', {
      ...named(88, { name, note, namedBy: caseId }),
    });
    for (const address of [
      ...['cases', `cases/${caseId}`, 'people?state=all', `people/${personId}`, `chains?case=${caseId}`],
    ]) {
      await page.goto(`${desk.origin}/console/${address}`);
      await page.getByText(name).first().waitFor();
      expect(await page.locator('main img, main script').count()).toBe(0);
      expect(await page.evaluate(() => document.body.dataset.taken)).toBeUndefined();
    }
    await page.context().close();
    expect(complaints).toEqual([]);
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `follows people up in two keys, also without a connection${browserAbsent}`,
  async () => {
    const complaints: string[] = [];
    const page = await openPage(browser, complaints, desktop);
    await signIn(page, 'people');
    for (let n = 0; n < 4; n++) await call(page, 'POST', '/v1/people', named(n));
    await page.reload();
    await page.locator('.table-body [role=row]').nth(3).waitFor();
    await page.keyboard.press('j');
    const row = page.locator('.table-body [role=row]:focus');
    const first = (await row.textContent()) ?? '';
    await page.keyboard.press('1');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await soon(() => row.textContent()).toContain('đã liên lạc hôm nay');
    expect((await row.textContent())?.slice(0, 14)).toBe(first.slice(0, 14));

    await page.context().setOffline(true);
    await page.keyboard.press('j');
    await page.keyboard.press('3');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await soon(() => row.textContent()).toContain('chờ gửi');
    const name = ((await row.textContent()) ?? '').match(/Trần Thị Số \d/)?.[0] ?? 'nobody';
    await page.context().setOffline(false);
    await soon(() => page.getByText('chờ gửi', { exact: true }).count()).toBe(0);
    const { people } = await call<{ people: { name: string; tries: number }[] }>(
      ...([page, 'GET', '/v1/people?state=all'] as const),
    );
    expect(people.find((each) => each.name === name)?.tries).toBe(1);
    expect(people.reduce((sum, { tries }) => sum + tries, 0)).toBe(1);
    await page.context().close();
    expect(complaints.filter((each) => !/ERR_INTERNET_DISCONNECTED/.test(each))).toEqual([]);
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `gives work to a colleague who is found by part of a name, by keyboard alone${browserAbsent}`,
  async () => {
    const complaints: string[] = [];
    const province = staff.username.slice(-2);
    await desk.enrol('lan-anh', 'investigator', { level: 'province', province, communes: [] });
    await desk.enrol('lan-xa', 'investigator', { level: 'province', province: '66', communes: [] });
    const page = await openPage(browser, complaints, desktop);
    const { keyboard } = page;
    await signIn(page, 'people');
    const { caseId } = await call<{ caseId: string }>(page, 'POST', '/v1/cases', {
      ...{ phoneNumber: '0977000004', name: 'Bùi Thị Giao', sampleDay: daysAgo(1) },
    });
    const { personId } = await call<{ personId: string }>(page, 'POST', '/v1/people', named(55));
    await page.reload();
    await page.locator('.table-body [role=row]').first().waitFor();
    await keyboard.press('j');
    await keyboard.press('x');
    await keyboard.press('w');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Giao 1 người cho ai?').waitFor();
    await tabTo(page, dialog.getByRole('radio', { name: /^Tôi/ }));
    await keyboard.press('ArrowDown');
    const field = dialog.getByRole('combobox', { name: 'Tên đồng nghiệp' });
    await tabTo(page, field);
    await keyboard.type('lan');
    const options = page.getByRole('option');
    await soon(() => options.allTextContents()).toEqual(['lan-anh']);
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await soon(() => field.inputValue()).toBe('lan-anh');
    await tabTo(page, dialog.getByRole('button', { name: 'Giao việc' }));
    await keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await call(page, 'GET', `/v1/people/${personId}`)).toMatchObject({ assignee: 'lan-anh' });

    await page.goto(`${desk.origin}/console/cases/${caseId}`);
    // While the list of another field is open, everything else is out of reach of screen readers.
    const assignee = page.getByRole('combobox', { name: 'Người phụ trách', includeHidden: true });
    await tabTo(page, assignee);
    await keyboard.type('lan');
    await options.first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    expect(await call(page, 'GET', `/v1/cases/${caseId}`)).toMatchObject({ assignee: 'lan-anh' });
    await page.context().close();
    expect(complaints).toEqual([]);
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `imports a table: matches, checks, enters, and enters nothing twice${browserAbsent}`,
  async () => {
    const complaints: string[] = [];
    const page = await openPage(browser, complaints, desktop);
    await signIn(page, 'cases/import');
    const day = daysAgo(2).split('-').reverse().join('/');
    const lines = Array.from({ length: 620 }, (_, i) => {
      const number = i === 7 ? '12' : `09${String(31_000_000 + i)}`;
      return `Lê Văn ${i};${number};${day};${i === 9 ? '=HYPERLINK("x")' : ''}`;
    });
    const table = ['Họ tên;SĐT;Ngày lấy mẫu;Ghi chú', ...lines].join('\n');
    const choose = () =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'ca.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await choose();
    await page.getByText('ca.csv: 620 dòng, 4 cột').waitFor();
    await page.getByRole('button', { name: 'Kiểm tra, chưa ghi' }).click();
    await page.getByRole('button', { name: 'Nhập 619 dòng' }).waitFor();
    await page.getByText('không phải số điện thoại').first().waitFor();
    expect(await page.getByRole('row').count()).toBeLessThanOrEqual(60);
    await page.getByRole('button', { name: 'Nhập 619 dòng' }).click();
    await page.getByText('Đã nhập 619 dòng.').last().waitFor();

    await page.goto(`${desk.origin}/console/cases/import`);
    await choose();
    await page.getByRole('button', { name: 'Kiểm tra, chưa ghi' }).click();
    await page.getByRole('button', { name: 'Không có dòng nào để nhập.' }).waitFor();
    await page.getByRole('button', { name: '619 Đã ghi' }).waitFor();
    await page.context().close();
    expect(complaints).toEqual([]);
  },
  longest,
);

interface AxeAnswer {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What is wrong with a page as it is, one line each. */
async function barriers(page: Page, what: string): Promise<string[]> {
  const width = page.viewportSize()?.width ?? 0;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  const found = wide > width ? [`${what}: ${wide} px wide`] : [];
  await page.evaluate(`if (globalThis.axe === undefined) { ${axe.source} }`);
  const told = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], elementRef: false })',
  )) as AxeAnswer;
  for (const { id, nodes } of told.violations)
    for (const { html, failureSummary = '' } of nodes)
      found.push(`${what}: ${id}: ${html.slice(0, 160)} ${failureSummary}`);
  return found;
}

it.skipIf(!hasBrowser)(
  `has no barrier on any screen of cases, people and figures${browserAbsent}`,
  async () => {
    const complaints: string[] = [];
    const found: string[] = [];
    const page = await openPage(browser, complaints, desktop);
    await signIn(page, 'people');
    const { caseId } = await call<{ caseId: string }>(page, 'POST', '/v1/cases', {
      ...{ phoneNumber: '0977000001', name: 'Phạm Thị Sáng', sampleDay: daysAgo(1), onsetDay: daysAgo(3) },
    });
    const person = await call<{ personId: string; version: number }>(page, 'POST', '/v1/people', {
      ...named(77, { namedBy: caseId, symptoms: ['cough'] }),
    });
    await call(page, 'POST', `/v1/people/${person.personId}/follow-ups`, {
      ...{ version: person.version, outcome: 'symptoms', symptoms: ['fever'], note: 'sốt nhẹ' },
    });
    const looks = [
      { language: 'vi', theme: 'light', width: 1366 },
      { language: 'en', theme: 'dark', width: 1366 },
      { language: 'en', theme: 'light', width: 400 },
    ];
    for (const { width, ...look } of looks) {
      const kept = JSON.stringify(look);
      await page.evaluate((text) => localStorage.setItem('bluezone.console.preferences', text), kept);
      await page.setViewportSize({ width, height: 850 });
      const visit = async (address: string, ready: string) => {
        await page.goto(`${desk.origin}/console/${address}`);
        await page.locator(ready).first().waitFor();
        await page.waitForLoadState('networkidle');
        found.push(...(await barriers(page, `${address} ${look.language} ${look.theme} ${width}`)));
      };
      await visit('cases', '.table-body [role=row]');
      await visit('cases/new', 'input[type=tel]');
      await visit('cases/import', 'textarea');
      await visit(`cases/${caseId}`, '.outcome');
      await visit('people?state=all', '.table-body [role=row]');
      await visit(`people/${person.personId}`, '.day-strip');
      await page.keyboard.press('2');
      await page.getByRole('dialog').waitFor();
      found.push(...(await barriers(page, `follow-up ${look.language} ${look.theme} ${width}`)));
      await visit('figures', '.chart');
    }
    await page.context().close();
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  },
  longest,
);
