// SPDX-License-Identifier: GPL-3.0-only
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { pageAnswer } from './page-answer.ts';
import { pageFiles } from './page-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'bluezone-page-'));
const script = '// a script\n'.repeat(300);
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
writeFileSync(join(folder, 'manifest.webmanifest'), '{}');
writeFileSync(join(folder, 'notes.md'), 'not for the world');
writeFileSync(join(folder, 'assets', 'main-0123abcd.js'), script);
writeFileSync(join(folder, 'assets', 'icon-0123abcd.png'), Buffer.alloc(4096));
const files = pageFiles(folder);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Asked {
  accept?: string;
  acceptEncoding?: string;
  ifNoneMatch?: string;
}

const ask = (path: string, asked: Asked = {}, hasScreens = true) => {
  const { accept, acceptEncoding, ifNoneMatch } = asked;
  return pageAnswer(files, { path, accept, acceptEncoding, ifNoneMatch }, hasScreens);
};

it('packs what is worth it, as the browser can unpack it', async () => {
  const path = '/assets/main-0123abcd.js';
  const plain = await ask(path);
  expect(plain?.headers['content-encoding']).toBeUndefined();
  expect(plain?.body?.toString()).toBe(script);
  const gzipped = await ask(path, { acceptEncoding: 'gzip, deflate' });
  expect(gunzipSync(gzipped?.body ?? Buffer.alloc(0)).toString()).toBe(script);
  const brotli = await ask(path, { acceptEncoding: 'gzip, br;q=0.9' });
  expect(brotli?.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(brotli?.body ?? Buffer.alloc(0)).toString()).toBe(script);
  const refused = await ask(path, { acceptEncoding: 'br;q=0, identity' });
  expect(refused?.headers['content-encoding']).toBeUndefined();
  const picture = await ask('/assets/icon-0123abcd.png', { acceptEncoding: 'br' });
  expect(picture?.headers['content-encoding']).toBeUndefined();
});

it('lets browsers keep for ever what is named by its content, and ask about the rest', async () => {
  expect((await ask('/assets/main-0123abcd.js'))?.headers['cache-control']).toContain('immutable');
  const page = await ask('/');
  expect(page?.headers['cache-control']).toBe('no-cache');
  const tag = page?.headers.etag ?? '';
  expect(await ask('/', { ifNoneMatch: `"other", W/${tag}` })).toMatchObject({ status: 304, body: null });
  expect(await ask('/', { ifNoneMatch: '"other"' })).toMatchObject({ status: 200 });
});

it('gives the app for every address at which somebody looks, and for nothing else', async () => {
  const accept = 'text/html,application/xhtml+xml';
  expect((await ask('/history/2026-06-10', { accept }))?.body?.toString()).toBe('<!doctype html>');
  expect(await ask('/history', { accept }, false)).toBeNull();
  expect(await ask('/history')).toBeNull();
  expect(await ask('/missing.js', { accept })).toBeNull();
  expect(await ask('/assets/missing', { accept })).toBeNull();
  expect(await ask('/notes.md', { accept })).toBeNull();
  expect((await ask('/manifest.webmanifest'))?.headers['content-type']).toContain(
    'application/manifest+json',
  );
});
