// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { routes } from '../router/routes.ts';
import { isExplained } from './ask-radio.ts';
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

it('the system asks for Bluetooth after the app has said why', () => {
  expect(['/welcome', '/welcome/bluetooth'].map(isExplained)).toEqual([false, false]);
  expect(['/welcome/notifications', '/'].map(isExplained)).toEqual([true, true]);
});
