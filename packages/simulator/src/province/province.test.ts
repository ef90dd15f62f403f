// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { generateProvince, provinceYear } from './generate-province.ts';

const today = 20_000;
const small = { ...provinceYear, cases: 400, people: 4000, today };

it('invents the same year for the same seed, and another for another', () => {
  expect(generateProvince(small)).toEqual(generateProvince(small));
  expect(generateProvince({ ...small, seed: 9 }).cases[0]).not.toEqual(generateProvince(small).cases[0]);
});

it('has as many people as asked, each of them once, and nobody from the future', () => {
  const { cases, people } = generateProvince(small);
  expect([cases.length, people.length]).toEqual([400, 4000]);
  expect(new Set([...cases, ...people].map(({ id }) => id)).size).toBe(4400);
  for (const { sampleDay, day, onsetDay } of cases) {
    expect(day).toBeLessThanOrEqual(today);
    expect(sampleDay).toBeGreaterThanOrEqual(onsetDay ?? 0);
  }
  for (const { exposureDay, day } of people) expect(Math.max(exposureDay, day)).toBeLessThanOrEqual(today);
});

it('has work of every kind for today, and cases that were known as contacts', () => {
  const { cases, people } = generateProvince(small);
  const states = new Set(people.map(({ state }) => state));
  expect([...states].sort()).toEqual(['case', 'finished', 'following', 'new', 'unreachable']);
  expect(people.some(({ nextDay }) => nextDay !== null && nextDay < today)).toBe(true);
  const byId = new Map(people.map((person) => [person.id, person]));
  const known = cases.filter(({ personId }) => personId !== null);
  expect(known.length).toBeGreaterThan(20);
  for (const { id, personId, phoneNumber } of known)
    expect(byId.get(personId as string)).toMatchObject({ caseId: id, phoneNumber, state: 'case' });
});
