// SPDX-License-Identifier: GPL-3.0-only
// `node scripts/citizen-pictures.mjs [folder]`: a picture of every screen of the citizen's app, in both languages, over the
// scripted phones that its tests use. By default into docs/images/citizen, where they are kept to be looked at.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { root } from './root.mjs';

const into = resolve(process.argv[2] ?? `${root}/docs/images/citizen`);
const origin = 'http://localhost:1';
const width = 390;
const leastHeight = 700;
const mostHeight = 1500;
const contentTypes = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

/** States that say more than the calm one: scene, address, name. */
const states = [
  ...['starting', 'new', 'no-radio', 'f1', 'f2', 'check-failed', 'clock-wrong', 'off', 'town-lost', 'paused'],
  ...['token-held', 'sending', 'shared', 'refused', 'withdrawn', 'broken', 'full'],
].map((scene) => [scene, '/', `home-${scene}`]);
states.push(['nobody-around', '/around', 'around-nobody'], ['scanning', '/around', 'around-scanning']);
for (const scene of ['token-held', 'token-expired', 'sending', 'shared', 'refused', 'withdrawn'])
  states.push([scene, '/ill', `ill-${scene}`]);
states.push(['f2', '/warning', 'warning-f2']);

const table = readFileSync(`${root}/apps/citizen/src/router/routes.ts`, 'utf8');
const screens = [...table.matchAll(/\b(?:lazy|there)\(\s*'([^']+)'/g)].map(([, pattern]) => {
  const scene = /^\/warning/.test(pattern) ? 'f1' : pattern === '/ill/share' ? 'token-held' : 'calm';
  const name = pattern === '/' ? 'home' : pattern.slice(1).replace(':day', 'day').replaceAll('/', '-');
  return [/^\/welcome/.test(pattern) ? 'new' : scene, pattern.replace(':day', '2026-06-08'), name];
});

const folder = mkdtempSync(join(tmpdir(), 'bluezone-pictures-'));
await build({
  ...{ root: `${root}/apps/citizen`, mode: 'trial', logLevel: 'error' },
  build: { outDir: folder, emptyOutDir: true },
});
const browser = await chromium.launch({
  executablePath: process.env.BLUEZONE_CHROMIUM ?? '/usr/bin/chromium',
  args: flags,
});
try {
  for (const language of ['vi', 'en']) {
    mkdirSync(join(into, language), { recursive: true });
    const page = await openPage(language);
    for (const [scene, address, name] of [...screens, ...states]) {
      await page.goto(`${origin}/app${address}?scene=${scene}`);
      await page.locator('h1').waitFor();
      await page.waitForTimeout(120);
      writeFileSync(join(into, language, `${name}.webp`), await picture(page));
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function openPage(language) {
  const context = await browser.newContext({
    ...{ viewport: { width, height: leastHeight }, deviceScaleFactor: 1, colorScheme: 'light' },
    ...{ serviceWorkers: 'block', reducedMotion: 'reduce' },
  });
  await context.route(`${origin}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname.replace(/^\/app/, '');
    const file = extname(path) === '' ? '/trial.html' : path;
    await route.fulfill({
      contentType: contentTypes[extname(file)] ?? 'text/html; charset=utf-8',
      body: readFileSync(join(folder, file)),
    });
  });
  const page = await context.newPage();
  const kept = JSON.stringify({ language, isWelcomed: true });
  await page.addInitScript(`localStorage.setItem('bluezone.citizen.preferences', ${JSON.stringify(kept)})`);
  return page;
}

/** The whole screen as WebP, unless it is very long. */
async function picture(page) {
  const height = await page.evaluate('document.querySelector(".frame").scrollHeight');
  await page.setViewportSize({ width, height: Math.min(mostHeight, Math.max(leastHeight, height)) });
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 60 });
  await session.detach();
  await page.setViewportSize({ width, height: leastHeight });
  return Buffer.from(data, 'base64');
}
