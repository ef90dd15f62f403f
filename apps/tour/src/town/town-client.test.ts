// SPDX-License-Identifier: GPL-3.0-only
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTownClient } from './town-client.ts';

let asked: string[] = [];
let answer: () => Response | Error;

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    const given = answer();
    if (given instanceof Error) throw given;
    return given;
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const json =
  (body: object, status = 200) =>
  () =>
    Response.json(body, { status });
const gone = () => new TypeError('fetch failed');

it('tells a server that is gone, one that opens and one that refuses apart', async () => {
  const client = createTownClient();
  answer = gone;
  expect(await client.town()).toEqual({ kind: 'gone' });
  answer = json({ code: 'tour.opening' }, 503);
  expect(await client.town()).toEqual({ kind: 'opening' });
  answer = json({ code: 'request.layout', detail: 'no such person' }, 400);
  const refused = { kind: 'refused', code: 'request.layout', detail: 'no such person' };
  expect(await client.town()).toEqual(refused);
  answer = () => new Response('<h1>Bad gateway</h1>', { status: 502 });
  expect(await client.town()).toEqual({ kind: 'refused', code: 'http.502', detail: '' });
});

it('asks a server that is away for nothing but its state until it is back', async () => {
  const client = createTownClient();
  answer = gone;
  await client.state(0);
  expect(await client.heard([1])).toEqual({ kind: 'gone' });
  answer = json({ opening: 0 });
  await client.state(0);
  expect(await client.resident(1)).toEqual({ kind: 'opening' });
  expect(asked).toEqual(['/tour/state?since=0', '/tour/state?since=0']);
  answer = json({ opening: null });
  await client.state(0);
  expect(await client.knows(1)).toMatchObject({ kind: 'ok' });
  expect(asked.at(-1)).toBe('/tour/knows?person=1');
});

it('says that something may have changed after an act, and not after a look at what could be sent', async () => {
  let changes = 0;
  const client = createTownClient(() => {
    changes++;
  });
  answer = json({ ok: true, preview: null, digits: null });
  await client.act({ act: 'preview-claim', person: 1 });
  expect(changes).toBe(0);
  await client.act({ act: 'open', person: 1 });
  await client.pace(60);
  expect(changes).toBe(2);
  answer = gone;
  expect(await client.act({ act: 'open', person: 1 })).toEqual({ ok: false, code: 'tour.gone', detail: '' });
});
