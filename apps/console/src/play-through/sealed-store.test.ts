// SPDX-License-Identifier: GPL-3.0-only
// What the browser keeps of unsent work, looked at in a real one: sealed, each person's own, and gone after sign-out.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserAbsent, hasBrowser, launchBrowser, openPage } from './browser.ts';
import { type Served, serveConsole } from './serve-console.ts';

const entry = fileURLToPath(new URL('../connection/sealed-store.ts', import.meta.url));
let folder: string;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  if (!hasBrowser) return;
  folder = mkdtempSync(join(tmpdir(), 'bluezone-sealed-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, lib: { entry, formats: ['es'], fileName: () => 'sealed.js' } },
  });
  expect(readdirSync(folder)).toEqual(['sealed.js']);
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>trial</title>');
  served = await serveConsole(folder, () => null);
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  if (!hasBrowser) return;
  await browser.close();
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is done in the page; a text, for it runs there with the built module. */
const story = `(async () => {
  const { sealedStore: store } = await import('/console/sealed.js');
  const raw = () => new Promise((resolve) => {
    const opening = indexedDB.open('bluezone-console');
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['keys', 'sealed']);
      const keys = transaction.objectStore('keys').getAll();
      const sealed = transaction.objectStore('sealed').getAll();
      transaction.oncomplete = () => resolve({ keys: keys.result, sealed: sealed.result });
    };
  });
  const told = {};
  store.open('an');
  await Promise.all([
    store.put('act:1', { name: 'Nguyễn Thị Bình', phone: '0912345678' }),
    store.put('draft:case:1', { note: 'ho' }),
  ]);
  const before = await raw();
  told.keys = before.keys.map((key) => [key.extractable, key.algorithm.name]);
  const bytes = before.sealed.map(({ bytes }) => String.fromCharCode(...new Uint8Array(bytes))).join('');
  told.isPlain = /0912345678|Nguy|phone|note/.test(bytes) || JSON.stringify(before.sealed).includes('0912');
  told.read = await store.get('act:1');
  told.listed = await store.list('act:');
  store.open('chi');
  told.other = [await store.get('act:1'), await store.list('')];
  await store.put('act:9', { mine: true });
  store.open('an');
  await store.wipe();
  told.afterWipe = await store.list('');
  const after = await raw();
  told.left = [after.keys.length, after.sealed.length];
  store.open('chi');
  told.kept = await store.get('act:9');
  return told;
})()`;

it.skipIf(!hasBrowser)(
  `keeps unsent work sealed under a key that no script can take out, and wipes it${browserAbsent}`,
  async () => {
    const complaints: string[] = [];
    const page = await openPage(browser, complaints);
    await page.goto(`${served.origin}/console/`);
    expect(await page.evaluate(story)).toEqual({
      keys: [[false, 'AES-GCM']],
      isPlain: false,
      read: { name: 'Nguyễn Thị Bình', phone: '0912345678' },
      listed: [{ name: 'Nguyễn Thị Bình', phone: '0912345678' }],
      other: [undefined, []],
      afterWipe: [],
      left: [1, 1],
      kept: { mine: true },
    });
    await page.context().close();
    expect(complaints).toEqual([]);
  },
  60_000,
);
