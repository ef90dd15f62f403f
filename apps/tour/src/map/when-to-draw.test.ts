// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pauseUntilNextLook, stillPauseMs } from './when-to-draw.ts';

it('a still town is looked at once a second', () => {
  expect(pauseUntilNextLook(0, 1, false, true, false)).toBe(stillPauseMs);
});

it('slow walkers are looked at when they have moved a pixel, and at most eight times a second', () => {
  expect(pauseUntilNextLook(0.1, 1, false, true, false)).toBe(1000);
  expect(pauseUntilNextLook(2.5, 1, false, true, false)).toBe(400);
  expect(pauseUntilNextLook(50, 1, false, true, false)).toBe(125);
});

it('a map that nobody touches moves on twice a second, also when a bus is on it', () => {
  expect(pauseUntilNextLook(2.5, 1, false, false, false)).toBe(500);
  expect(pauseUntilNextLook(12, 1, false, false, false)).toBe(500);
  expect(pauseUntilNextLook(0.1, 1, false, false, false)).toBe(1000);
});

it('when time runs fast, nobody sets out unseen for long', () => {
  expect(pauseUntilNextLook(0, 10, false, true, false)).toBe(100);
  expect(pauseUntilNextLook(2, 600, false, false, false)).toBeLessThan(17);
});

it('whoever is fast is drawn with every frame', () => {
  expect(pauseUntilNextLook(400, 1, false, false, false)).toBe(0);
});

it('fading lines are drawn twenty times a second even in a still town', () => {
  expect(pauseUntilNextLook(0, 1, true, false, false)).toBe(50);
});

it('those who want less motion see one step a second, however fast people are', () => {
  expect(pauseUntilNextLook(400, 1, true, true, true)).toBe(1000);
});

it('faster people never make it look less often', () => {
  const speed = fc.double({ min: 0, max: 1000, noNaN: true });
  fc.assert(
    fc.property(speed, speed, fc.boolean(), fc.boolean(), (a, b, isFading, isWatched) => {
      const [slow, fast] = [Math.min(a, b), Math.max(a, b)];
      expect(pauseUntilNextLook(fast, 1, isFading, isWatched, false)).toBeLessThanOrEqual(
        pauseUntilNextLook(slow, 1, isFading, isWatched, false),
      );
    }),
  );
});
