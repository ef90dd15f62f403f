// SPDX-License-Identifier: GPL-3.0-only
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { phoneClock } from './phone-clock.ts';

let device = 1_780_000_000_000;
const clock = () => phoneClock('clock', () => device);

beforeEach(() => {
  device = 1_780_000_000_000;
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('is the device’s own until a town tells its time', () => {
  const own = clock();
  expect(own.now()).toBe(1_780_000_000);
  own.tell(5000, 60);
  expect(own.now()).toBe(5000);
  device += 2000;
  expect(own.now()).toBe(5120);
});

it('goes on at the device’s pace when the town says nothing more', () => {
  const own = clock();
  own.tell(5000, 60);
  device += 110_000;
  expect(own.now()).toBe(5000 + 600 + 100);
});

it('goes on after a reload, and forgets when told to', () => {
  clock().tell(5000, 1);
  device += 15 * 86_400_000;
  const later = clock();
  expect(later.now()).toBe(5000 + 15 * 86_400);
  later.forget();
  expect(clock().now()).toBe(device / 1000);
});

it('works where the browser keeps nothing', () => {
  vi.stubGlobal('localStorage', undefined);
  const own = clock();
  own.tell(5000, 1);
  device += 1000;
  expect(own.now()).toBe(5001);
});
