// SPDX-License-Identifier: GPL-3.0-only
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { httpNet } from '../phones/http-net.ts';
import { openScene, type Scene } from './scene.ts';
import { stepIds } from './scene-facts.ts';
import { closeContactMinutes, sceneMeetings, sceneNames } from './scene-script.ts';
import { openSceneServer } from './scene-server.ts';
import { openSceneVaults } from './scene-vaults.ts';

/** For slow machines; the whole story takes about ten seconds. */
const timeout = 240_000;
const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Opens the scene in a directory, or in memory; gives it with what ends it. */
async function open(directory: string | null): Promise<{ scene: Scene; close: () => Promise<void> }> {
  const opened = await openSceneServer(directory);
  if (!opened.ok) throw new Error(opened.detail);
  const { server, store, state, staff, keys } = opened.value;
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  const net = httpNet(origin);
  const pins = { indexKeys: keys.indexPins, exportKeys: keys.exportPins };
  const vaults = await openSceneVaults(directory);
  if (!vaults.ok) throw new Error(vaults.detail);
  const bugs: unknown[] = [];
  const parts = { directory, state, server, store, origin, net, pins, staff, vaults: vaults.value.vaults };
  const scene = await openScene(parts, (error) => bugs.push(error));
  const close = async () => {
    await scene.stop();
    net.close();
    await vaults.value.close();
    await opened.value.close();
    expect(bugs).toEqual([]);
  };
  return { scene, close };
}

async function playUntil(scene: Scene, last: (typeof stepIds)[number]): Promise<void> {
  for (const id of stepIds.slice(0, stepIds.indexOf(last) + 1)) {
    const { steps } = await scene.view(null);
    if (steps.find((step) => step.id === id)?.state === 'done') continue;
    expect(scene.beginStep(id)).toBe(true);
    await scene.idle();
    expect((await scene.view(null)).failure).toBe(null);
  }
}

async function warned(scene: Scene) {
  const { people } = await scene.view(null);
  const names = (degree: 'F1' | 'F2') =>
    people.filter(({ exposure }) => exposure === degree).map(({ name }) => name);
  return { f1: names('F1'), f2: names('F2') };
}

/** Whom a person was beside for long enough on a day, by the story. */
function closeTo(person: number, day: number): string[] {
  return sceneMeetings
    .filter((meeting) => meeting.day === day && meeting.minutes >= closeContactMinutes)
    .flatMap(({ a, b }) => (a === person ? [b] : b === person ? [a] : []))
    .map((other) => sceneNames[other] as string);
}

it('warns those whom the story says were near, takes it all back, and forgets it after fifteen days', {
  timeout,
}, async () => {
  const { scene, close } = await open(null);
  closers.push(close);
  await playUntil(scene, 'check');
  expect(await warned(scene)).toEqual({ f1: closeTo(0, 1), f2: [] });
  const { facts } = await scene.view(null);
  const published = (facts.publish?.files ?? []).map(({ keys, padding }) => keys - padding);
  expect(published.reduce((sum, own) => sum + own, 0)).toBe(facts.consent?.keys);
  await playUntil(scene, 'check-again');
  expect(await warned(scene)).toEqual({ f1: closeTo(0, 1), f2: closeTo(1, 2) });
  await playUntil(scene, 'withdraw');
  expect(await warned(scene)).toEqual({ f1: [], f2: [] });

  expect(scene.beginAgain()).toBe(true);
  await scene.idle();
  const { forgotten, round, steps } = await scene.view(null);
  expect(round).toBe(2);
  expect(steps.every(({ state }, i) => state === (i === 0 ? 'next' : 'later'))).toBe(true);
  expect(forgotten?.phones).toMatchObject({ left: { heard: 0, evidence: 0, alerts: 0, shares: 0 } });
  expect(forgotten?.phones.heard).toBeGreaterThan(0);
  expect(forgotten?.server).toMatchObject({ left: { reports: 0, tags: 0 } });
  await playUntil(scene, 'check');
  expect(await warned(scene)).toEqual({ f1: closeTo(0, 1), f2: [] });
});

it('goes on where it was cut off, in the middle of a step or between two', { timeout }, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'bluezone-scene-'));
  closers.push(() => rmSync(directory, { recursive: true, force: true }));
  for (const last of ['meet-2', 'consent', 'claim'] as const) {
    const { scene, close } = await open(directory);
    await playUntil(scene, last);
    const { clock, steps } = await scene.view(null);
    const next = steps.find(({ state }) => state === 'next')?.id;
    expect(scene.beginStep(next ?? '')).toBe(true);
    expect(scene.beginStep(next ?? '')).toBe(false);
    while ((await scene.view(null)).clock === clock) await setImmediate();
    await close();
  }
  const { scene, close } = await open(directory);
  closers.push(close);
  await playUntil(scene, 'check-again');
  expect(await warned(scene)).toEqual({ f1: closeTo(0, 1), f2: closeTo(1, 2) });
});

it('a damaged state is refused by name and locks nothing; a damaged account is made anew', {
  timeout,
}, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'bluezone-scene-'));
  closers.push(() => rmSync(directory, { recursive: true, force: true }));
  const first = await openSceneServer(directory);
  if (!first.ok) throw new Error(first.detail);
  await first.value.close();
  for (const damaged of ['', '{"format":1', 'null', '{"format":2,"clock":5}']) {
    writeFileSync(join(directory, 'scene.json'), damaged);
    const refused = await openSceneServer(directory);
    expect(refused).toMatchObject({ ok: false, code: 'store.unavailable' });
    expect(refused.ok ? '' : refused.detail).toContain('scene.json');
  }
  rmSync(join(directory, 'scene.json'));
  writeFileSync(join(directory, 'sample-staff.json'), '{"username":"sam');
  const again = await openSceneServer(directory);
  if (!again.ok) throw new Error(again.detail);
  closers.push(again.value.close);
  expect(again.value.isFirstStart).toBe(true);
  expect(again.value.staff.username).not.toBe(first.value.staff.username);
});
