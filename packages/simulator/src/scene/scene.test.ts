// SPDX-License-Identifier: GPL-3.0-only
import { memoryVault } from '@bluezone/phone';
import { afterEach, expect, it } from 'vitest';
import { httpNet } from '../phones/http-net.ts';
import { openScene, type Scene } from './scene.ts';
import { stepIds } from './scene-facts.ts';
import { closeContactMinutes, sceneMeetings, sceneNames } from './scene-script.ts';
import { openSceneServer } from './scene-server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function openInMemory(): Promise<Scene> {
  const opened = await openSceneServer(null);
  if (!opened.ok) throw new Error(opened.detail);
  const { server, store, state, staff, keys, close } = opened.value;
  closers.push(close);
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  const net = httpNet(origin);
  closers.push(async () => net.close());
  const bugs: unknown[] = [];
  const scene = await openScene(
    {
      directory: null,
      state,
      server,
      store,
      origin,
      net,
      pins: { indexKeys: keys.indexPins, exportKeys: keys.exportPins },
      staff,
      openVault: async () => memoryVault(),
    },
    (error) => bugs.push(error),
  );
  closers.push(async () => expect(bugs).toEqual([]));
  return scene;
}

async function playUntil(scene: Scene, last: (typeof stepIds)[number]): Promise<void> {
  for (const id of stepIds) {
    const { steps } = await scene.view(null);
    if (steps.find((step) => step.id === id)?.state === 'done') continue;
    expect(scene.beginStep(id)).toBe(true);
    await scene.idle();
    expect((await scene.view(null)).failure).toBe(null);
    if (id === last) return;
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

it('warns those whom the story says were near, takes it all back, and forgets it after fifteen days', async () => {
  const scene = await openInMemory();
  await playUntil(scene, 'check');
  expect(await warned(scene)).toEqual({ f1: closeTo(0, 1), f2: [] });
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
  await playUntil(scene, 'check-again');
  expect(await warned(scene)).toEqual({ f1: closeTo(0, 1), f2: closeTo(1, 2) });
});
