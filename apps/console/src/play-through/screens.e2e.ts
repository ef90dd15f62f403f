// SPDX-License-Identifier: GPL-3.0-only
// The console's screens over a scripted desk in a real browser: nothing that axe objects to, in both languages, light and dark,
// wide and narrow; nothing wider than the window; nothing against the policy.
import { rmSync } from 'node:fs';
import { defaultConfiguration } from '@bluezone/protocol';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../session/person.ts';
import { scriptedDesk, somebody } from '../testing/scripted-desk.ts';
import { browserAbsent, hasBrowser, launchBrowser, openPage } from './browser.ts';
import { buildConsole } from './build-console.ts';
import { type DeskAnswer, type DeskRequest, type Served, serveConsole } from './serve-console.ts';

let folder: string;
let served: Served;
let browser: Browser;
let answer: (request: DeskRequest) => DeskAnswer;
const complaints: string[] = [];
const longest = 300_000;

const { scan, matching, exposure, proximity, sharing, polling } = defaultConfiguration;
const directed = { scan, matching, exposure, proximity: proximity ?? null, sharing, polling };
const signInAs = (role: Role) => {
  answer = scriptedDesk(somebody(role), directed);
};

beforeAll(async () => {
  if (!hasBrowser) return;
  folder = await buildConsole();
  served = await serveConsole(folder, (request) => answer(request));
  browser = await launchBrowser();
}, longest);

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
}

const looks: readonly Look[] = [
  { language: 'vi', theme: 'light', width: 1280 },
  { language: 'en', theme: 'dark', width: 1280 },
  { language: 'vi', theme: 'dark', width: 1280 },
  { language: 'en', theme: 'light', width: 400 },
];

async function open(look: Look): Promise<Page> {
  const page = await openPage(browser, complaints, { viewport: { width: look.width, height: 800 } });
  const kept = JSON.stringify(JSON.stringify({ language: look.language, theme: look.theme }));
  await page.addInitScript(`localStorage.setItem('bluezone.console.preferences', ${kept})`);
  return page;
}

interface AxeAnswer {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What is wrong with a page as it is, one line each. */
async function barriers(page: Page, what: string, width: number): Promise<string[]> {
  const found: string[] = [];
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) found.push(`${what}: ${wide} px wide`);
  await page.evaluate(`if (globalThis.axe === undefined) { ${axe.source} }`);
  const told = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], elementRef: false })',
  )) as AxeAnswer;
  for (const { id, nodes } of told.violations)
    found.push(
      ...nodes.map(
        ({ html, failureSummary = '' }) => `${what}: ${id}: ${html.slice(0, 140)} ${failureSummary}`,
      ),
    );
  return found;
}

const screens: readonly (readonly [Role, string])[] = [
  ['investigator', '/account'],
  ['administrator', '/staff'],
  ['auditor', '/staff'],
  ['auditor', '/audit'],
  ['auditor', '/audit/seals'],
  ['auditor', '/audit/check'],
  ['supervisor', '/configuration'],
  ['administrator', '/configuration/parameters'],
  ['administrator', '/configuration/notices'],
  ['administrator', '/configuration/sunset'],
  ['supervisor', '/nowhere'],
];

it.skipIf(!hasBrowser).each(looks)(
  `has no barrier on any screen: $language, $theme, $width px${browserAbsent}`,
  async (look) => {
    const found: string[] = [];
    const page = await open(look);
    for (const [role, address] of screens) {
      signInAs(role);
      await page.goto(`${served.origin}/console${address}`);
      await page.locator('h1').waitFor();
      await page.waitForLoadState('networkidle');
      found.push(...(await barriers(page, `${role} ${address}`, look.width)));
    }
    await page.context().close();
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  },
  longest,
);

const nobody: DeskAnswer = { status: 401, body: { code: 'staff.session', title: 'Hết phiên', detail: '' } };

it.skipIf(!hasBrowser).each(looks.slice(0, 2))(
  `has no barrier at sign-in, in dialogs and without a desk: $language, $theme${browserAbsent}`,
  async (look) => {
    const found: string[] = [];
    const page = await open(look);
    const seen = async (what: string) => found.push(...(await barriers(page, what, look.width)));
    let isEnrolling = false;
    const stage = { stage: 'enrol', ticket: 't', mustSetPassword: true };
    const secret = { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Bluezone:thu?secret=JBSWY3DPEHPK3PXP' };
    const person = somebody('administrator');
    answer = ({ url }) => {
      if (url === '/v1/staff/login/second') {
        const recoveryCodes = Array.from({ length: 10 }, (_, i) => `abcd-efg${i}`);
        return { status: 200, body: { ...person, recoveryCodes } };
      }
      if (url === '/v1/staff/login' && isEnrolling) return { status: 200, body: { ...stage, ...secret } };
      if (url === '/v1/staff/login')
        return { status: 401, body: { code: 'staff.credentials', title: 'Sai', detail: 'Thử lại.' } };
      return nobody;
    };
    await page.goto(`${served.origin}/console/staff`);
    await page.locator('input[autocomplete=username]').fill('thu');
    await seen('sign-in');
    await page.locator('input[autocomplete=current-password]').fill('sai');
    await page.keyboard.press('Enter');
    await page.locator('.note.wrong').waitFor();
    await seen('a wrong password');
    isEnrolling = true;
    await page.locator('input[autocomplete=current-password]').fill('mot-lan');
    await page.keyboard.press('Enter');
    await page.locator('.qr').waitFor();
    await page.locator('input[autocomplete=one-time-code]').fill('12');
    await page.keyboard.press('Enter');
    await page.locator('.field-wrong').first().waitFor();
    await seen('enrolment');
    for (const field of await page.locator('input[autocomplete=new-password]').all())
      await field.fill('một hai ba bốn năm');
    await page.locator('input[autocomplete=one-time-code]').fill('123456');
    await page.keyboard.press('Enter');
    await page.locator('.recovery-codes').waitFor();
    await seen('recovery codes');
    signInAs('administrator');
    await page.getByRole('checkbox').check();
    await page.locator('.button.main-act').click();
    await page.getByRole('row').nth(3).waitFor();
    await page.keyboard.press('i');
    await page.getByRole('combobox').first().focus();
    await page.keyboard.type('h');
    await page.getByRole('listbox').waitFor();
    await seen('the invitation with its list');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('row').nth(3).press('Enter');
    await page.getByRole('dialog').waitFor();
    await seen('an account');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await seen('the help overlay');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('button.status').click();
    await page.getByRole('dialog').waitFor();
    await seen('what waits');
    await page.keyboard.press('Escape');
    answer = () => nobody;
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.locator('.covered').waitFor();
    await page.locator('input[autocomplete=current-password]').waitFor();
    await seen('a session that has ended');
    await page.context().close();
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  },
  longest,
);

it.skipIf(!hasBrowser)(
  `keeps to its own origin, and shows a screen only to whom it is open${browserAbsent}`,
  async () => {
    const page = await open(looks[0] as Look);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    signInAs('auditor');
    await page.goto(`${served.origin}/console/staff`);
    await page.getByRole('heading', { name: 'Tài khoản của bạn không dùng phần này' }).waitFor();
    await page.goto(`${served.origin}/console/audit`);
    await page.getByRole('row').nth(20).waitFor();
    expect(await page.locator('.table-body [role=row]').count()).toBeLessThan(60);
    expect(new Set(asked)).toEqual(new Set([served.origin]));
    await page.context().close();
  },
  longest,
);
