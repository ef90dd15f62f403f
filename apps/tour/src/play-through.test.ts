// SPDX-License-Identifier: GPL-3.0-only
// The whole tour in a browser, by keyboard, against a real `bluezone start`.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { en } from './language/en.ts';
import { vi } from './language/vi.ts';

const browserPath = process.env.BLUEZONE_CHROMIUM ?? '/usr/bin/chromium';
const hasBrowser = existsSync(browserPath);
const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Where pictures of the page are kept; a folder of its own unless named. */
const pictures = process.env.BLUEZONE_PICTURES ?? mkdtempSync(join(tmpdir(), 'bluezone-pictures-'));
const playTimeout = 240_000;

interface Running {
  readonly address: string;
  readonly process: ChildProcess;
}

let data: string;
let running: Running | undefined;
let browser: Browser;

function startTour(port: number): Promise<Running> {
  const child = spawn(
    process.execPath,
    [join(root, 'scripts/bluezone.mjs'), 'start', '--port', String(port), '--data', data],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return new Promise((done, fail) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += String(chunk);
    });
    child.stdout.on('data', (chunk: Buffer) => {
      said += String(chunk);
      const address = /Bluezone is at (\S+)/.exec(said)?.[1];
      if (address !== undefined) done({ address, process: child });
    });
    child.on('exit', (code) => fail(new Error(`start ended with ${code}: ${said}`)));
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => child.on('exit', (code) => done(code)));
}

beforeAll(async () => {
  if (!hasBrowser) return;
  data = mkdtempSync(join(tmpdir(), 'bluezone-tour-'));
  running = await startTour(0);
  const flags =
    '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
  browser = await chromium.launch({ executablePath: browserPath, args: flags.split(' ') });
}, playTimeout);

afterAll(async () => {
  if (!hasBrowser) return;
  await browser.close();
  running?.process.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

/** Faults that axe finds in the page as it stands, each with the first element that has it. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axe };
    const { violations: found } = await engine.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}

/** Presses what has the focus and waits until the step is over. */
async function playStep(page: Page): Promise<void> {
  const before = await page.locator('.step-done').count();
  await page.focus('#next-step');
  await page.keyboard.press('Enter');
  await page.waitForFunction((count) => document.querySelectorAll('.step-done').length > count, before, {
    timeout: playTimeout,
  });
}

async function picture(page: Page, name: string, isWhole = false): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: isWhole });
}

it.skipIf(!hasBrowser)(
  `plays the tour by keyboard in both languages without an accessibility fault (needs a Chromium at ${browserPath}, or named by BLUEZONE_CHROMIUM)`,
  { timeout: playTimeout },
  async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(running?.address ?? '');
    await page.waitForSelector('#next-step');
    expect(await page.getAttribute('html', 'lang')).toBe('vi');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(vi.skip);
    await picture(page, '01-begin');

    for (const step of ['meet-1', 'meet-2', 'confirm', 'redeem'] as const) {
      expect(await page.textContent('#next-step')).toBe(vi.nextButton(vi.steps[step].title));
      await playStep(page);
    }
    expect(await page.textContent('.preview')).toContain(vi.preview.keys);
    await picture(page, '02-consent', true);
    await playStep(page);
    await playStep(page);
    expect(await page.textContent('.current-now')).toMatch(/32[.,]768/);
    await picture(page, '03-report-left', true);
    await playStep(page);
    await playStep(page);
    expect(await page.locator('.person-F1 .name').allTextContents()).toEqual(['Bình', 'Chi']);
    await picture(page, '04-f1-vi');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: en.languageName }).press('Enter');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.emulateMedia({ colorScheme: 'dark' });
    for (let left = 3; left > 0; left--) await playStep(page);
    expect(await page.locator('.person-F2 .name').allTextContents()).toEqual(['Giang', 'Hà']);
    expect(await page.locator('.person-F0 .name').allTextContents()).toEqual(['An']);
    await picture(page, '05-f2-en-dark');
    await page.locator('.chooser input').nth(1).check();
    await page.getByRole('heading', { name: en.holdings.phone('Bình') }).waitFor();
    await picture(page, '06-holdings-en-dark', true);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await violations(page)).toEqual([]);
    await picture(page, '07-holdings-en-light', true);

    await page.focus('#next-step');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.step-running');
    running?.process.kill('SIGKILL');
    await page.getByText(en.serverGone).waitFor();
    running = await startTour(Number(new URL(running?.address ?? '').port));
    await page.getByText(en.serverGone).waitFor({ state: 'detached' });
    await page.waitForSelector('.step-next');
    expect(await page.locator('.step-done').count()).toBe(11);

    await playStep(page);
    expect(await page.locator('.person-F1, .person-F2, .person-F0').count()).toBe(0);
    await page.getByRole('button', { name: vi.languageName }).press('Enter');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 780 });
    await picture(page, '08-withdrawn-vi-narrow', true);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    ).toBe(true);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: vi.restart, exact: true }).press('Enter');
    await page.getByRole('button', { name: vi.restartConfirm }).press('Enter');
    await page.waitForFunction(
      (title) => document.querySelector('#next-step')?.textContent === title,
      vi.nextButton(vi.steps['meet-1'].title),
      { timeout: playTimeout },
    );
    expect(await page.locator('.step-done').count()).toBe(0);
    await picture(page, '09-again');
    await page.reload();
    await page.waitForSelector('#next-step');
    expect(await page.getAttribute('html', 'lang')).toBe('vi');
    // While the server was gone, and while it was opening the scene again, the page could only ask once more.
    expect(faults.filter((fault) => !/ERR_CONNECTION|status of 503/.test(fault))).toEqual([]);
    await page.close();
    const { process: child } = running;
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
  },
);
