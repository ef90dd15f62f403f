// SPDX-License-Identifier: GPL-3.0-only
import { readFileSync } from 'node:fs';
import { nativeHost, simulatedHost } from '@bluezone/host-bridge';
import { expect, it } from 'vitest';
import { routes } from '../router/routes.ts';
import { askRadio } from './ask-radio.ts';
import { batteryAdvice, vendors } from './battery-advice.ts';
import { mayBeSeen } from './hide-screens.ts';

it('screens about health, numbers and data are hidden, and so is every one that is new', () => {
  const seen = routes.map(({ pattern }) => pattern).filter(mayBeSeen);
  expect(seen.filter((address) => !/^\/(welcome|invite|info|more|settings)/.test(address))).toEqual([]);
  for (const address of [
    '/',
    '/ill/code',
    '/warning',
    '/welcome/phone',
    '/welcome/code',
    '/data',
    '/tomorrow',
  ])
    expect(mayBeSeen(address)).toBe(false);
  expect(mayBeSeen('/invite')).toBe(true);
});

it('the system asks for Bluetooth once the first run is over, and only where it is missing', async () => {
  const simulated = simulatedHost();
  const host = nativeHost(simulated.line);
  simulated.isGranted = false;
  await askRadio(host, false);
  expect(simulated.isGranted).toBe(false);
  await askRadio(host, true);
  expect(simulated.isGranted).toBe(true);
});

it('advice about the battery is given by maker, and unasked only where something may be wrong', () => {
  const told = (vendor: string, isExempt = false, isSaving = false) =>
    batteryAdvice({ vendor, isExempt, isSaving });
  expect(told('other')).toEqual({ vendor: null, isNeeded: true, settings: ['battery'] });
  expect(told('other', true)).toEqual({ vendor: null, isNeeded: false, settings: [] });
  expect(told('other', true, true).isNeeded).toBe(true);
  expect(told('xiaomi')).toEqual({ vendor: 'xiaomi', isNeeded: true, settings: ['battery', 'vendor'] });
  expect(told('xiaomi', true)).toEqual({ vendor: 'xiaomi', isNeeded: true, settings: ['vendor'] });
  expect(told('apple', true)).toEqual({ vendor: 'apple', isNeeded: false, settings: ['app'] });
  expect(told('apple').isNeeded).toBe(true);
  expect(told('a maker of tomorrow').vendor).toBeNull();
});

it('every maker that a host knows is advised in words', () => {
  const java = '../../../../native/android/app/src/main/java/vn/bluezone/host/BatterySaver.java';
  const source = readFileSync(new URL(java, import.meta.url), 'utf8');
  const known = new Set([...source.matchAll(/^ +\{"(\w+)", "/gm)].map(([, name]) => name));
  expect([...known, 'apple'].sort()).toEqual([...vendors].sort());
});
