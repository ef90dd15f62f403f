// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { drawUniform } from '../draw.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { linkCounter } from './link-counter.ts';
import { countPhones, type IdentifierSpan } from './people-counter.ts';

const start = 600 * 2_900_000;
const scanEvery = 180;

/** Spans of one phone in reach from `from` to `to` seconds, as a phone hears them that scans every three minutes. */
function spansOf(from: number, to: number, strengthDbm = -60, clockOffset = 0): IdentifierSpan[] {
  const spans = new Map<number, IdentifierSpan>();
  for (let second = Math.ceil(from / scanEvery) * scanEvery; second < to; second += scanEvery) {
    const interval = Math.floor((second + clockOffset) / 600);
    const first = spans.get(interval)?.first ?? start + second;
    spans.set(interval, { first, last: start + second, strengthDbm, closeSeconds: 0 });
  }
  return [...spans.values()];
}

const usersOf = (spans: readonly IdentifierSpan[]) => countPhones(linkCounter, spans, 900).users;

it('people who stay for hours are counted once, though their identifiers change every ten minutes', () => {
  for (const people of [1, 2, 7, 40]) {
    const spans = Array.from({ length: people }, (_, i) =>
      spansOf(0, 4 * 3600, -45 - (i % 40), i - 20),
    ).flat();
    const { estimate, low, high } = usersOf(spans);
    expect(spans.length).toBeGreaterThan(20 * people);
    expect(estimate).toBe(people);
    expect(low).toBe(people);
    expect(high).toBeLessThanOrEqual(Math.ceil(1.05 * people));
  }
});

it('whoever comes after another has gone, within the same ten minutes, is somebody else', () => {
  const spans = [...spansOf(0, 200), ...spansOf(360, 1200)];
  expect(usersOf(spans)).toEqual({ estimate: 2, low: 1, high: 2 });
});

it('who is away for half an hour may be one or two: the range says so', () => {
  expect(usersOf([...spansOf(0, 1200), ...spansOf(3000, 4200)])).toEqual({ estimate: 2, low: 1, high: 2 });
});

it('phones heard at the same time are never taken for one', () => {
  const spans = [...spansOf(0, 3600, -50), ...spansOf(0, 3600, -50)];
  expect(usersOf(spans).low).toBe(2);
});

it('numbers do not depend on the order in which identifiers were heard', () => {
  const spans = [...spansOf(0, 5000, -50), ...spansOf(700, 9000, -70), ...spansOf(3000, 3500, -60)];
  const shuffled = [...spans].reverse();
  expect(usersOf(shuffled)).toEqual(usersOf(spans));
});

it('who was close for a quarter of an hour counts as close across a change of identifiers', () => {
  const near = spansOf(0, 1200).map((span) => ({ ...span, closeSeconds: 540 }));
  expect(near.length).toBe(2);
  expect(countPhones(linkCounter, near, 900).closeUsers.estimate).toBe(1);
  expect(countPhones(linkCounter, near.slice(1), 900).closeUsers.estimate).toBe(0);
});

it('days of people who come and go are counted to within a tenth, and the truth lies in the range of most', () => {
  const random = seededRandom(5);
  const errors: number[] = [];
  let inRange = 0;
  for (let day = 0; day < 60; day++) {
    const people = 2 + Math.floor(drawUniform(random) * 60);
    const spans = Array.from({ length: people }, () => {
      const from = drawUniform(random) * 10 * 3600;
      const stay = -Math.log(1 - drawUniform(random)) * 3600 + 200;
      const strength = -45 - drawUniform(random) * 45;
      return spansOf(from, from + stay, strength, drawUniform(random) * 40 - 20);
    });
    const truth = spans.filter((each) => each.length > 0).length;
    const { estimate, low, high } = usersOf(spans.flat());
    errors.push(Math.abs(estimate - truth) / truth);
    if (low <= truth && truth <= high) inRange++;
  }
  errors.sort((a, b) => a - b);
  expect(errors[30]).toBeLessThanOrEqual(0.1);
  expect(inRange).toBeGreaterThanOrEqual(50);
});

it('a flood of made-up identifiers is counted in time that grows with their number only', () => {
  const random = seededRandom(6);
  const spans = Array.from({ length: 30_000 }, (_, i): IdentifierSpan => {
    const first = start + 600 * Math.floor(i / 4096);
    return {
      first,
      last: first + 300,
      strengthDbm: -40 - Math.floor(drawUniform(random) * 50),
      closeSeconds: 0,
    };
  });
  const { low } = usersOf(spans);
  expect(low).toBe(4096);
});

it('other devices: the most at once at least, every rise in the estimate, each hour others at most', () => {
  const { othersIn } = linkCounter;
  expect(othersIn([])).toEqual({ estimate: 0, low: 0, high: 0 });
  expect(othersIn([null, null])).toEqual({ estimate: 0, low: 0, high: 0 });
  expect(othersIn([4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4])).toEqual({ estimate: 4, low: 4, high: 8 });
  const two = [5, 5, 5, 0, 0, 0, 3, 3, 3, 3, 0, 0];
  expect(othersIn(two)).toEqual({ estimate: 8, low: 5, high: 8 });
  expect(othersIn([2, 9, 2, 2, 2, 2]).estimate).toBe(9);
});
