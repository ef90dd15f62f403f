// SPDX-License-Identifier: GPL-3.0-only
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { silentLog } from '../log.ts';
import { mountConsole } from './console-page.ts';
import { fastifyInstance } from './fastify-instance.ts';

const folder = mkdtempSync(join(tmpdir(), 'bluezone-console-page-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
writeFileSync(join(folder, 'assets', 'index-0123abcd.js'), '// a script');
const app = fastifyInstance(silentLog);
mountConsole(app, folder);

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (url: string) => app.inject({ method: 'GET', url, headers: { accept: 'text/html' } });

it('serves the console and each of its screens, under a policy without anything inline or from elsewhere', async () => {
  for (const url of ['/console/', '/console/cases', '/console/people/0123456789abcdef?q=an']) {
    const { statusCode, headers, body } = await get(url);
    expect([statusCode, body]).toEqual([200, '<!doctype html>']);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers['cache-control']).toBe('no-cache');
  }
});

it('leads to the address with a slash, serves scripts for good, and no file that is not there', async () => {
  expect((await get('/console')).headers.location).toBe('/console/');
  expect((await get('/console/assets/index-0123abcd.js')).headers['cache-control']).toContain('immutable');
  for (const url of [
    '/console/assets/gone-0123abcd.js',
    '/console/../package.json',
    '/console/%2e%2e/x.json',
  ])
    expect((await get(url)).statusCode).toBe(404);
});

it('serves nothing where the console is not built', async () => {
  const bare = fastifyInstance(silentLog);
  mountConsole(bare, join(folder, 'nowhere'));
  expect((await bare.inject({ method: 'GET', url: '/console/' })).statusCode).toBe(404);
  await bare.close();
});
