// SPDX-License-Identifier: GPL-3.0-only
// The app as it is built for phones, in a real browser that stands for the web view: its one origin, its policy, and a simulated
// host at the other end of the line.
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type SimulatedHost, simulatedHost } from '@bluezone/host-bridge';
import { p256PublicKey, toBase64 } from '@bluezone/protocol';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserAbsent, hasBrowser, launchBrowser, openPage } from './browser.ts';
import { contentTypes } from './serve-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const origin = 'https://app.bluezone.invalid';
const server = 'https://bluezone.example';
const policy = fileURLToPath(
  new URL('../../../../native/android/app/src/main/java/vn/bluezone/host/PageFiles.java', import.meta.url),
);
let folder: string;
let browser: Browser;

beforeAll(async () => {
  if (!hasBrowser) return;
  folder = mkdtempSync(join(tmpdir(), 'bluezone-hosted-'));
  const key = toBase64(p256PublicKey(new Uint8Array(32).fill(7)));
  const before = { ...process.env };
  Object.assign(process.env, {
    BLUEZONE_APP_INDEX_KEYS: key,
    BLUEZONE_APP_EXPORT_KEYS: key,
    BLUEZONE_SERVER: server,
  });
  await build({ root, mode: 'host', logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  process.env = before;
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  if (!hasBrowser) return;
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The policy that Android's host serves the page under. */
async function policyOfHost(): Promise<string> {
  const java = await readFile(policy, 'utf8');
  const written = /String POLICY =([\s\S]*?);\n/.exec(java)?.[1] ?? '';
  return [...written.matchAll(/"([^"]*)"/g)].map(([, part]) => part).join('');
}

async function openInHost(host: SimulatedHost, complaints: string[]): Promise<Page> {
  const page = await openPage(browser, complaints);
  const headers = { 'content-security-policy': await policyOfHost() };
  await page.exposeFunction('toHost', (message: string) => host.line.send(message));
  host.line.listen((message) => {
    void page
      .evaluate(
        (text) => (globalThis as unknown as { port: MessagePort }).port.postMessage(text),
        message as string,
      )
      .catch(() => {});
  });
  await page.route('**/*', async (route) => {
    const { pathname, origin: asked } = new URL(route.request().url());
    if (asked !== origin) return await route.abort();
    if (pathname === '/host/connect') {
      await route.fulfill({ status: 200, body: '' });
      await page.evaluate(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) =>
          (globalThis as unknown as { toHost(text: string): void }).toHost(data);
        Object.assign(globalThis, { port: port1 });
        postMessage('bluezone-host-1', '/', [port2]);
      });
      return;
    }
    const name = pathname.slice('/app/'.length);
    const file = extname(name) === '' ? 'index.html' : name;
    const body = await readFile(join(folder, file)).catch(() => null);
    if (body === null) return await route.fulfill({ status: 404 });
    await route.fulfill({ body, headers, contentType: contentTypes[extname(file)] ?? 'application/json' });
  });
  return page;
}

const welcomed = (page: Page) =>
  page.addInitScript(
    `localStorage.setItem('bluezone.citizen.preferences', '${JSON.stringify({ language: 'en', isWelcomed: true })}')`,
  );

it.skipIf(!hasBrowser)(
  `In the first run the system asks after a press, and then the maker's switches are told${browserAbsent}`,
  async () => {
    const complaints: string[] = [];
    const host = simulatedHost();
    host.isGranted = false;
    host.battery = { vendor: 'xiaomi', isExempt: false, isSaving: false };
    const page = await openInHost(host, complaints);
    await page.goto(`${origin}/app/welcome/bluetooth`);
    await page.getByRole('button', { name: 'Cho phép Bluetooth' }).waitFor();
    expect(host.isGranted).toBe(false);
    expect(await page.getByText('Tự khởi chạy').count()).toBe(0);
    await page.getByRole('button', { name: 'Cho phép Bluetooth' }).click();
    await page.getByText('Tự khởi chạy').waitFor();
    expect(host.isGranted).toBe(true);
    await page.getByRole('button', { name: 'Mở cài đặt của hãng' }).click();
    await expect.poll(() => host.opened).toEqual(['vendor']);
    await page.getByRole('link', { name: 'Tiếp' }).click();
    await page.waitForURL(`${origin}/app/welcome/notifications`);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
  120_000,
);

it.skipIf(!hasBrowser)(
  `Settings tell of the battery, data is saved and a leaflet printed through the host${browserAbsent}`,
  async () => {
    const complaints: string[] = [];
    const host = simulatedHost();
    const page = await openInHost(host, complaints);
    await welcomed(page);
    await page.goto(`${origin}/app/settings`);
    await page.getByText('Working while the app is closed').waitFor();
    host.battery = { vendor: 'other', isExempt: true, isSaving: false };
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByText('The system lets Bluezone work in the background.').waitFor();

    await page.goto(`${origin}/app/data`);
    host.saving = 'has no room';
    await page.getByRole('button', { name: 'Export data' }).click();
    await page.getByText('The file could not be written there').first().waitFor();
    expect(host.files.size).toBe(0);
    host.saving = 'takes it';
    await page.getByRole('button', { name: 'Export data' }).click();
    await expect.poll(() => [...host.files.keys()]).toEqual(['bluezone-my-data.json']);
    const text = new TextDecoder().decode(host.files.get('bluezone-my-data.json'));
    expect(Object.keys(JSON.parse(text)).length).toBeGreaterThan(3);

    await page.goto(`${origin}/app/invite/leaflet`);
    // Whoever reads it has another phone: its own origin means nothing there.
    await page.getByText(`${server}/taiapp`).waitFor();
    await page.getByRole('button', { name: 'Print' }).click();
    await expect.poll(() => host.printed).toBe(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
  120_000,
);
