// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { countPeople } from '../index.ts';

/** People who stay for an hour at strengths 8 dB apart; identifiers change every ten minutes. */
function crowd(people: number, changes: boolean) {
  const rows = Array.from({ length: 40 }, (_, i) => i * 90).flatMap((second) =>
    Array.from({ length: people }, (_, person) => ({
      second,
      peer: changes ? person * 100 + Math.floor(second / 600) : person,
      strength: -55 - 8 * (person % 5) + ((second / 90 + person) % 3),
    })),
  );
  return {
    times: Float64Array.from(rows, ({ second }) => second),
    peers: Int32Array.from(rows, ({ peer }) => peer),
    strengths: Float32Array.from(rows, ({ strength }) => strength),
    scanTimes: new Float64Array(0),
    listeningSince: null,
  };
}

it.each([1, 2, 7, 40])('%i people are counted once each while their identifiers change', (people) => {
  const [day] = countPeople(crowd(people, true), () => 3);
  expect(day).toMatchObject({ day: 3, people, identifiers: 6 * people });
});

it('people whose identifiers do not change are counted as they are', () => {
  expect(countPeople(crowd(9, false), () => 0)[0]).toMatchObject({
    people: 9,
    low: 9,
    high: 9,
    identifiers: 9,
  });
});

it('the range runs from those heard at once to every identifier being somebody', () => {
  const [day] = countPeople(crowd(5, true), () => 0);
  expect(day).toMatchObject({ low: 5, high: 30 });
});

it('nothing heard counts nobody', () => {
  expect(countPeople(crowd(0, true), () => 0)).toEqual([]);
});
