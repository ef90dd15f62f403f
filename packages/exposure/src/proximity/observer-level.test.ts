// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { ObserverLevel } from './observer-level.ts';

it('the level of the others leaves out the peer itself, and needs two others', () => {
  const level = new ObserverLevel();
  level.take(1, 50, 0);
  level.take(2, 60, 0);
  expect(level.ofOthers(1)).toBeNull();
  expect(level.ofOthers(9)).toBe(55);
  level.take(3, 70, 0);
  expect(level.ofOthers(1)).toBeCloseTo(65);
});

it('what was heard long ago weighs little, and who has gone nothing', () => {
  const level = new ObserverLevel();
  for (const peer of [1, 2, 3]) level.take(peer, 50, 0);
  for (const peer of [1, 2, 3]) level.take(peer, 80, 6 * 3600);
  expect(level.ofOthers(1)).toBeGreaterThan(79);
  level.take(4, 20, 6 * 3600);
  level.forget(4);
  expect(level.ofOthers(1)).toBeGreaterThan(79);
});
