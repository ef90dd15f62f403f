// SPDX-License-Identifier: GPL-3.0-only
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '@bluezone/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTour, type Tour } from './open-tour.ts';

let tour: Tour;
let pageFolder: string;

beforeAll(async () => {
  pageFolder = mkdtempSync(join(tmpdir(), 'bluezone-page-'));
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(pageFolder, 'notes.txt'), 'not part of the page');
  const opened = await openTour({ directory: null, port: 0, pageFolder, log: silentLog });
  if (!opened.ok) throw new Error(opened.detail);
  tour = opened.value;
});

afterAll(async () => {
  await tour.close();
  rmSync(pageFolder, { recursive: true, force: true });
});

interface Answered {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly policy: string | string[] | undefined;
  readonly text: string;
}

function ask(path: string, headers: Record<string, string> = {}, body?: string): Promise<Answered> {
  return new Promise((done, fail) => {
    const method = body === undefined ? 'GET' : 'POST';
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const outgoing = request(
      `${tour.address}${path}`,
      { method, headers: { ...type, ...headers } },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          text += chunk;
        });
        incoming.on('end', () => {
          const { 'content-type': answered, 'content-security-policy': policy } = incoming.headers;
          done({ status: incoming.statusCode, type: answered, policy, text });
        });
      },
    );
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

it('refuses other sites and bent names at every control address, and plays nothing for them', async () => {
  const evil = 'elsewhere.example';
  for (const headers of [{ origin: `https://${evil}` }, { origin: 'null' }, { host: `${evil}:80` }]) {
    expect(await ask('/tour/state', headers)).toMatchObject({ status: 403 });
    expect(await ask('/tour/step', headers, '{"step":"meet-1"}')).toMatchObject({ status: 403 });
    expect(await ask('/tour/restart', headers, '{}')).toMatchObject({ status: 403 });
  }
  expect(await tour.scene.view(null)).toMatchObject({ isBusy: false, round: 1 });
});

it('tells its own page the state, with the columns of a chosen phone', async () => {
  const own = { origin: tour.address };
  const plain = JSON.parse((await ask('/tour/state', own)).text);
  expect(plain).toMatchObject({ round: 1, columns: null });
  const chosen = JSON.parse((await ask('/tour/state?phone=4', own)).text);
  expect(chosen.columns).toMatchObject({ person: 4 });
  expect(chosen.columns.registration[0]).toMatchObject({ table: 'phones' });
  expect(chosen.columns.registration[0].rows).toHaveLength(10);
});

it('refuses a phone that does not exist, a step that is not the next, and a body that is none', async () => {
  expect(await ask('/tour/state?phone=10')).toMatchObject({ status: 400 });
  expect(await ask('/tour/state?phone=x')).toMatchObject({ status: 400 });
  expect(await ask('/tour/step', {}, '{"step":"check"}')).toMatchObject({ status: 409 });
  expect(await ask('/tour/step', {}, '{"step":1}')).toMatchObject({ status: 400 });
  expect(await ask('/tour/step', {}, '{')).toMatchObject({ status: 400 });
});

it('serves the page with a policy that lets nothing in from elsewhere, and no other file', async () => {
  const page = await ask('/');
  expect(page).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  expect(page.policy).toContain("default-src 'self'");
  expect(await ask('/notes.txt')).toMatchObject({ status: 404 });
  expect(await ask('/..%2f..%2fetc/passwd')).toMatchObject({ status: 404 });
});
