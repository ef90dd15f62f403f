// SPDX-License-Identifier: GPL-3.0-only
import type { PersonState, TourPerson } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import type { Town } from '../town/use-town.ts';
import { someoneNear } from './someone-near.ts';

function townOf(people: readonly { household: number | null; work: number | null; isCase?: boolean }[]) {
  const town = { people: people.map((each, index) => ({ index, ...each }) as unknown as TourPerson) };
  const states = people.map(
    ({ isCase = false }, index): PersonState => ({
      index,
      phone: 'on',
      exposure: 'none',
      isCase,
      report: null,
      claim: null,
    }),
  );
  return { town, state: { people: states } } as unknown as Pick<Town, 'town' | 'state'>;
}

const guest = { household: 1, work: 5 };

it('names somebody of the household, or else a colleague', () => {
  const colleague = { household: 2, work: 5 };
  const family = { household: 1, work: null };
  expect(someoneNear(townOf([guest, colleague, family]), 0)).toEqual({ person: 2, how: 'household' });
  expect(someoneNear(townOf([guest, colleague, { ...family, isCase: true }]), 0)).toEqual({
    person: 1,
    how: 'work',
  });
});

it('names nobody where nobody is near, or nobody knows who is', () => {
  expect(someoneNear(townOf([guest, { household: 2, work: 6 }]), 0)).toBeNull();
  const recorded = { household: null, work: null };
  expect(someoneNear(townOf([recorded, recorded]), 0)).toBeNull();
});
