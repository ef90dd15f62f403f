// SPDX-License-Identifier: GPL-3.0-only
// A small town in this thread, played through its page's own interface over HTTP.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TourPins } from '../radio/radio-messages.ts';
import { openTour, type Tour } from './open-tour.ts';
import type { TourActAnswer, TourFound, TourKnows, TourResident, TourState, TourTruth } from './tour-api.ts';

const folder = mkdtempSync(join(tmpdir(), 'bluezone-town-'));
const today = Date.UTC(2026, 5, 10, 13) / 1000;
let tour: Tour;

/** A folder as the builder of the citizen's app leaves it. */
function builtApp(): string {
  const app = join(folder, 'app');
  mkdirSync(join(app, 'assets'), { recursive: true });
  writeFileSync(join(app, 'index.html'), '<!doctype html><title>app</title>');
  writeFileSync(join(app, 'sw.js'), '// worker');
  writeFileSync(join(app, 'assets', 'main-0123abcd.js'), '// script\n'.repeat(400));
  return app;
}

async function open(): Promise<Tour> {
  const opened = await openTour({
    directory: folder,
    port: 0,
    pageFolder: join(folder, 'no-page'),
    appFolder: builtApp(),
    threadFile: null,
    world: { kind: 'town', residents: 24, seed: 3 },
    pastDays: 2,
    pace: 300,
    today: () => today,
  });
  if (!opened.ok) throw new Error(opened.detail);
  await opened.value.ready;
  return opened.value;
}

async function get<T>(path: string): Promise<T> {
  const response = await fetch(`${tour.address}${path}`);
  expect(response.status, path).toBe(200);
  return (await response.json()) as T;
}

async function post<T>(path: string, body: object): Promise<T> {
  const response = await fetch(`${tour.address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as T;
}

const state = () => get<TourState>('/tour/state?since=0');

async function until(what: (now: TourState) => boolean): Promise<TourState> {
  for (;;) {
    const now = await state();
    expect(now.fault).toBeNull();
    if (what(now)) return now;
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** Somebody whose household has others with phones, so that there is an F1. */
async function somebodyMet(): Promise<number> {
  const { people, guest } = await get<{ people: { index: number; household: number }[]; guest: number }>(
    '/tour/town',
  );
  const sizes = new Map<number, number>();
  for (const { index, household } of people)
    if (index !== guest) sizes.set(household, (sizes.get(household) ?? 0) + 1);
  const [largest] = [...sizes].sort((a, b) => b[1] - a[1])[0] as [number, number];
  return people.find(({ index, household }) => household === largest && index !== guest)?.index ?? 0;
}

beforeAll(async () => {
  tour = await open();
}, 120_000);

afterAll(async () => {
  await tour.close();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

let patient = 0;

async function livedThePast(): Promise<void> {
  const now = await state();
  expect(now.opening).toBeNull();
  expect(now.feed[0]).toMatchObject({ kind: 'born', residents: 24, days: 3 });
  expect(now.people).toHaveLength(24);
  patient = await somebodyMet();
  const resident = await get<TourResident>(`/tour/resident?person=${patient}`);
  expect(resident.protection).toBe('on');
  expect(resident.history.length).toBeGreaterThanOrEqual(2);
  expect(resident.history.some(({ minutes }) => minutes > 60)).toBe(true);
}

async function aCaseWarns(): Promise<void> {
  const confirmed = await post<TourActAnswer>('/tour/act', { act: 'confirm', person: patient });
  expect(confirmed).toMatchObject({ ok: true, digits: expect.stringMatching(/^\d{8}$/) });
  const digits = confirmed.ok ? confirmed.digits : '';
  expect(await post('/tour/act', { act: 'redeem', person: patient, digits: '00000000' })).toMatchObject({
    ok: false,
  });
  expect(await post('/tour/act', { act: 'redeem', person: patient, digits })).toMatchObject({ ok: true });
  const preview = await post<TourActAnswer>('/tour/act', {
    act: 'preview-report',
    person: patient,
    onsetDay: null,
  });
  const days =
    preview.ok && preview.preview?.kind === 'report' ? preview.preview.days.map(({ day }) => day) : [];
  expect(days.length).toBeGreaterThan(1);
  const share = { act: 'share-report', person: patient, onsetDay: null, days, withMeetings: true };
  expect(await post('/tour/act', share)).toMatchObject({ ok: true });
  const now = await until(({ people }) => people.some(({ exposure }) => exposure === 'F1'));
  const kinds = now.feed.map(({ kind }) => kind);
  for (const kind of ['confirmed', 'redeemed', 'consented', 'left', 'published', 'warned'])
    expect(kinds).toContain(kind);
  expect(now.cases[0]).toMatchObject({ person: patient, digits });
  expect(now.cases[0]?.publishedAt).not.toBeNull();
  const truth = await get<TourTruth>(`/tour/truth?person=${patient}`);
  expect(truth.degree).toBe('F1');
  expect(truth.warned.length).toBeGreaterThan(0);
}

async function whatEachHolds(): Promise<void> {
  const knows = await get<TourKnows>(`/tour/knows?person=${patient}`);
  expect(knows.phone.find(({ table }) => table === 'heard')?.rows.length).toBeGreaterThan(0);
  expect(knows.observer[0]?.rows.length).toBeGreaterThan(0);
  expect(knows.sniffer[0]?.rows.length).toBeGreaterThan(0);
  expect(knows.sniffer[0]?.rows[0]?.advertisement).toMatch(/^1e16[0-9a-f]{58}$/);
  expect(knows.log.every((line) => JSON.parse(line) !== null)).toBe(true);
  const { people } = await get<{ people: { phoneNumber: string }[] }>('/tour/town');
  const number = encodeURIComponent(people[patient]?.phoneNumber ?? '');
  const found = await get<TourFound>(`/tour/find?text=${number}`);
  const reached = new Set(found.rows.map(({ desk }) => desk));
  expect(reached).toContain('registration');
  expect(reached).not.toContain('exposure');
  expect(reached).not.toContain('meetings');
}

async function goesOn(): Promise<void> {
  const before = await state();
  const keysOf = async () =>
    (await get<TourKnows>(`/tour/knows?person=${patient}`)).phone.find(({ table }) => table === 'keys')
      ?.rows ?? [];
  const keys = await keysOf();
  await tour.close();
  tour = await open();
  const after = await state();
  expect(after.feed.some(({ kind }) => kind === 'gap')).toBe(true);
  expect(after.cases).toEqual(before.cases);
  expect(after.clock).toBeGreaterThanOrEqual(before.clock);
  const warned = ({ people }: TourState) => people.filter(({ exposure }) => exposure !== 'none');
  const still = new Set(warned(after).map(({ index }) => index));
  for (const { index } of warned(before)) expect(still).toContain(index);
  expect((await keysOf()).map(({ key }) => key)).toEqual(expect.arrayContaining(keys.map(({ key }) => key)));
}

async function tricksAndWithdrawal(): Promise<void> {
  await post('/tour/hostile', { on: true });
  await until(({ hostile }) => hostile.tricks.filter(({ phones }) => phones > 0).length > 8);
  const spell = await state();
  expect(spell.hostile.posts.ownersActs).toBe(0);
  expect(spell.hostile.lured).toEqual({ visits: 0, marked: 0 });
  await post('/tour/hostile', { on: false });
  const { shares } = await get<TourResident>(`/tour/resident?person=${patient}`);
  const share = shares.find(({ kind }) => kind === 'report');
  expect(await post('/tour/act', { act: 'withdraw', person: patient, share: share?.id })).toMatchObject({
    ok: true,
  });
  const now = await until(({ people }) => people.every(({ exposure }) => exposure === 'none'));
  expect(now.feed.some(({ kind }) => kind === 'unwarned')).toBe(true);
}

it('lives its past, warns, shows, goes on after a stop, withstands tricks and takes the warning back', async () => {
  await livedThePast();
  await aCaseWarns();
  await whatEachHolds();
  await goesOn();
  await tricksAndWithdrawal();
}, 240_000);

it('serves the citizen’s app below /app/, every screen at its own address, and nothing else there', async () => {
  const ask = (path: string, accept = 'text/html') =>
    fetch(`${tour.address}${path}`, { headers: { accept }, redirect: 'manual' });
  expect((await ask('/app')).headers.get('location')).toBe('/app/');
  for (const path of ['/app/', '/app/lich-su/2026-06-10', '/app/?source=pwa']) {
    const answer = await ask(path);
    expect(await answer.text(), path).toContain('<title>app</title>');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
  }
  const script = await ask('/app/assets/main-0123abcd.js', '*/*');
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect(script.headers.get('content-encoding')).not.toBeNull();
  expect(await script.text()).toContain('// script');
  for (const [path, accept] of [
    ['/app/assets/gone-0123abcd.js', '*/*'],
    ['/app/data', 'application/json'],
    ['/app/../../town.json', 'text/html'],
    ['/app/%2e%2e/town.json', '*/*'],
  ] as const)
    expect((await ask(path, accept)).status, path).toBe(404);
  const tag = (await ask('/app/sw.js', '*/*')).headers.get('etag') ?? '';
  const again = await fetch(`${tour.address}/app/sw.js`, { headers: { 'if-none-match': tag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

it('tells a visitor’s phone whom to believe and how its town’s time stands', async () => {
  const { indexKeys, exportKeys, town } = await get<TourPins>('/tour/pins');
  expect([indexKeys.length, exportKeys.length].every((count) => count > 0)).toBe(true);
  const now = await state();
  expect(town.clock).toBeLessThanOrEqual(now.clock);
  expect(town).toMatchObject({ utcOffsetMinutes: 420, places: 1 });
});

it('refuses what no page of its own would ask', async () => {
  const refuse = async (path: string, init?: RequestInit) =>
    (await fetch(`${tour.address}${path}`, init)).status;
  expect(await refuse('/tour/resident?person=24')).toBe(400);
  expect(await refuse('/tour/resident?person=-1')).toBe(400);
  expect(await refuse('/tour/tracks?from=0&to=999999999')).toBe(400);
  expect(await refuse('/tour/find?text=a')).toBe(400);
  expect(await refuse('/tour/truth?person=1')).toBe(409);
  expect(await refuse('/tour/state', { headers: { origin: 'https://example.org' } })).toBe(403);
  const json = (body: object) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(await refuse('/tour/act', json({ act: 'upload', person: 1 }))).toBe(400);
  expect(await refuse('/tour/pace', json({ pace: 0 }))).toBe(400);
  expect(await refuse('/tour/levers', json({ adoption: 2 }))).toBe(400);
  expect(await refuse('/tour/levers', json({ periodSeconds: 1 }))).toBe(400);
});
