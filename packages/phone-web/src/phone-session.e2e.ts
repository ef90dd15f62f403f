// SPDX-License-Identifier: GPL-3.0-only
// Three browsers in one living town: the way of a warning from the first to the third, and back.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TourActAnswer, TourState, TourTown } from '@bluezone/simulator';
import { openTour, type Tour } from '@bluezone/simulator';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserAbsent, hasBrowser, launchBrowser, trialScript } from './testing/page-in-browser.ts';
import type * as Trial from './testing/session-trial.ts';

declare const trial: typeof Trial;

/**
 * Thursday, 13 August 2026, 6:10 in Viet Nam. The first two guests have breakfast together before the UTC day ends at seven;
 * then the second works beside the third.
 */
const today = Date.UTC(2026, 7, 12, 23, 10) / 1000;
const hourSeconds = 3600;
const daySeconds = 24 * hourSeconds;
let tour: Tour;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'bluezone-session-'));

beforeAll(async () => {
  if (!hasBrowser) return;
  // In the place of the citizen's app, under its policy: a page that the town really served.
  writeFileSync(join(folder, 'index.html'), '<!doctype html><script src="/app/trial.js"></script>');
  writeFileSync(join(folder, 'trial.js'), await trialScript('session-trial.ts'));
  browser = await launchBrowser();
  const opened = await openTour({
    ...{ directory: null, port: 0, pageFolder: folder, appFolder: folder, threadFile: null },
    world: { kind: 'town', residents: 60, seed: 1 },
    ...{ pastDays: 0, pace: 1, today: () => today },
  });
  if (!opened.ok) throw new Error(opened.detail);
  tour = opened.value;
  await tour.ready;
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await tour?.close();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

async function ask<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(`${tour.address}${path}`, {
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return (await response.json()) as T;
}

const setPace = (pace: number) => ask('/tour/pace', { pace });
const state = () => ask<TourState>('/tour/state?since=0');

/** A browser of its own, with a page of the town's origin. */
async function somebody(): Promise<Page> {
  const context = await browser.newContext();
  return await freshPage(await context.newPage());
}

async function freshPage(page: Page): Promise<Page> {
  await page.goto(`${tour.address}/app/`);
  await page.evaluate(() => trial.open());
  return page;
}

async function until(page: Page, what: (view: Trial.View) => boolean): Promise<Trial.View> {
  for (;;) {
    const view = await page.evaluate(() => trial.view());
    expect(view.trouble).toBeNull();
    if (what(view)) return view;
    await page.waitForTimeout(50);
  }
}

async function joins(page: Page): Promise<NonNullable<NonNullable<Trial.View['town']>['resident']>> {
  await until(page, ({ phase }) => phase === 'running');
  await page.evaluate(() => trial.join());
  const { town } = await until(page, (view) => view.town?.seat === 'in' && view.town.isConnected);
  if (town?.resident == null) throw new Error('nobody');
  return town.resident;
}

const exposureOf = async (page: Page) => {
  const status = await page.evaluate(() => trial.status());
  if (typeof status === 'string') throw new Error(status);
  return status.exposure;
};

async function becomes(page: Page, exposure: string): Promise<void> {
  for (;;) {
    await page.evaluate(() => trial.check());
    if ((await exposureOf(page)) === exposure) return;
    expect((await state()).fault).toBeNull();
    await page.waitForTimeout(100);
  }
}

/** Lets the town live quickly until a moment (Unix seconds), then at a pace at which one can look on. */
async function liveUntil(moment: number): Promise<void> {
  await setPace(600);
  for (;;) {
    const { clock, fault } = await state();
    expect(fault).toBeNull();
    if (clock >= moment) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await setPace(30);
}

it.skipIf(!hasBrowser)(
  `three browsers: ill, F1, F2, and back again when the first withdraws${browserAbsent}`,
  async () => {
    const seated = [];
    for (let n = 0; n < 3; n++) {
      const page = await somebody();
      seated.push({ page, resident: await joins(page) });
    }
    const { guests } = await ask<TourTown>('/tour/town');
    // Who came first to a place does not matter here, but whose it is.
    seated.sort((a, b) => guests.indexOf(a.resident.person) - guests.indexOf(b.resident.person));
    expect(seated.map(({ resident }) => resident.person)).toEqual(guests);
    const pages = seated.map(({ page }) => page);
    const [first, second, third] = pages as [Page, Page, Page];
    for (const page of pages) expect(await page.evaluate(() => trial.register())).toBe('registered');
    expect(await exposureOf(first)).toBe('none');

    await liveUntil(today + 3 * hourSeconds);
    const { person, phoneNumber } = seated[0]?.resident ?? { person: -1, phoneNumber: '' };
    const confirmed = await ask<TourActAnswer>('/tour/act', { act: 'confirm', person });
    const digits = confirmed.ok ? (confirmed.digits ?? '') : confirmed.code;
    const sampleDay = Math.floor((await state()).clock / daySeconds);
    const shared = await first.evaluate(
      ([code, number, day]) => trial.shareIllness(String(code), String(number), Number(day)),
      [digits, phoneNumber, sampleDay],
    );
    expect(shared).toMatch(/^shared [1-9]/);
    await becomes(second, 'F1');
    expect(await exposureOf(third)).toBe('none');
    expect(await second.evaluate(() => trial.shareClaim())).toBe('shared');
    // Keys of today are published when they have been silent for a while.
    await liveUntil(today + 4.5 * hourSeconds);
    await becomes(third, 'F2');
    expect(await first.evaluate(() => trial.withdraw())).toBe('withdrawn');
    await becomes(second, 'none');
    await becomes(third, 'none');

    const requests = await first.evaluate(() => trial.requests());
    const reasons = new Set(requests.map(({ reason }) => reason));
    for (const reason of ['index', 'export', 'configuration', 'post', 'registration', 'town', 'air'])
      expect(reasons, reason).toContain(reason);
    for (const page of pages) {
      await page.evaluate(() => trial.leave());
      await page.evaluate(() => trial.close());
      await page.context().close();
    }
    await setPace(1);
  },
  600_000,
);

it.skipIf(!hasBrowser)(
  `a browser that comes back is the same phone in the same place, and a new one once it is erased${browserAbsent}`,
  async () => {
    const page = await somebody();
    const before = await joins(page);
    await page.evaluate(() => trial.register());
    const again = await freshPage(page);
    const { town } = await until(again, (view) => view.town?.seat === 'in');
    expect(town?.resident).toEqual(before);
    expect(await again.evaluate(() => trial.status())).toMatchObject({
      isRegistered: true,
      protection: 'on',
    });
    await again.evaluate(() => trial.leave());
    await until(again, (view) => view.town?.seat === 'out');
    await again.evaluate(() => trial.check());
    expect(await again.evaluate(() => trial.status())).toMatchObject({ protection: 'off' });
    expect((await joins(again)).person).toBe(before.person);
    await again.evaluate(() => trial.erase());
    await until(again, ({ phase }) => phase === 'running');
    expect(await again.evaluate(() => trial.status())).toMatchObject({ isRegistered: false, lastScan: null });
    expect((await again.evaluate(() => trial.months())).length).toBeLessThanOrEqual(1);
    await again.context().close();
  },
  300_000,
);

it.skipIf(!hasBrowser)(
  `one page of a browser has the phone, and it begins without the server that it knows${browserAbsent}`,
  async () => {
    const page = await somebody();
    await until(page, ({ phase }) => phase === 'running');
    const other = await freshPage(await page.context().newPage());
    await until(other, ({ phase }) => phase === 'elsewhere');
    expect(await other.evaluate(() => trial.status())).toBe('phone.elsewhere');
    await page.evaluate(() => trial.close());
    await other.evaluate(() => trial.reopen());
    await until(other, ({ phase }) => phase === 'running');
    await other.evaluate(() => trial.close());
    await other.context().setOffline(true);
    await other.evaluate(() => trial.open());
    const view = await until(other, ({ phase }) => phase === 'running');
    expect(view.town?.name).not.toBe('');
    await other.evaluate(() => trial.check());
    expect(await other.evaluate(() => trial.status())).toMatchObject({ lastFailure: 'net.unreachable' });
    await other.context().close();
  },
  300_000,
);
