// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTownClock } from './town-clock.ts';

const noon = 1_780_000_000;

it('the clock goes on at the pace that was reached', () => {
  const clock = createTownClock();
  expect(clock.at(5)).toBe(0);
  clock.tell(noon, 60, 1000);
  expect(clock.at(1000)).toBe(noon);
  expect(clock.at(2500)).toBe(noon + 90);
});

it('a small error is made up for over two seconds', () => {
  const clock = createTownClock();
  clock.tell(noon, 10, 0);
  clock.tell(noon + 14, 10, 1000);
  expect(clock.at(1000)).toBeCloseTo(noon + 10, 6);
  expect(clock.at(2000)).toBeCloseTo(noon + 22, 6);
  expect(clock.at(3000)).toBeCloseTo(noon + 34, 6);
  expect(clock.at(4000)).toBeCloseTo(noon + 44, 6);
  expect(clock.pace(1500)).toBeCloseTo(12, 6);
  expect(clock.pace(3500)).toBe(10);
});

it('whatever is told, people never walk backwards because of a small error', () => {
  const told = fc.array(
    fc.record({
      error: fc.double({ min: -3, max: 3, noNaN: true }),
      wait: fc.integer({ min: 1, max: 3000 }),
    }),
  );
  fc.assert(
    fc.property(told, fc.constantFrom(1, 10, 600), (answers, pace) => {
      const clock = createTownClock();
      let now = 0;
      clock.tell(noon, pace, now);
      let last = noon;
      for (const { error, wait } of answers) {
        for (let step = 0; step < 5; step++) {
          const shown = clock.at(now + (wait * step) / 5);
          expect(shown).toBeGreaterThanOrEqual(last - 1e-6);
          last = shown;
        }
        now += wait;
        clock.tell(clock.at(now) + error * Math.max(1, pace), pace, now);
      }
    }),
  );
});

it('a great error sets the clock', () => {
  const clock = createTownClock();
  clock.tell(noon, 1, 0);
  clock.tell(noon + 3600, 1, 1000);
  expect(clock.at(1000)).toBe(noon + 3600);
  clock.tell(noon, 1, 2000);
  expect(clock.at(2000)).toBe(noon);
});

it('without answers the clock stops after a while', () => {
  const clock = createTownClock();
  clock.tell(noon, 10, 0);
  expect(clock.at(60_000)).toBe(noon + 80);
  expect(clock.pace(60_000)).toBe(0);
});
