// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { generateTown } from './generate-town.ts';
import { createTownLife } from './town-life.ts';
import { surveyTown, type TownSurvey } from './town-statistics.ts';

/** Monday, 1 June 2026, in Viet Nam. */
const MONDAY_UNIX = 1_780_246_800;
const survey = (residents: number, seed: number, days: number): TownSurvey => {
  const life = createTownLife(generateTown({ residents, seed }));
  return surveyTown(life, life.dayOf(MONDAY_UNIX), days);
};
const week = survey(400, 1, 7);
const mean = (list: readonly (number | null)[]) =>
  list.reduce<number>((sum, x) => sum + (x ?? 0), 0) / list.length;

it('people of a working day are within 2 m of 7.7 to 17 others for a minute: diaries or somewhat more', () => {
  expect(week.contactsOnWeekdays).toBeGreaterThan(7.7);
  expect(week.contactsOnWeekdays).toBeLessThan(17);
});

it('five to ten of these last 15 minutes on a working day', () => {
  for (const { weekend, longContacts } of week.days) {
    if (weekend) continue;
    expect(longContacts).toBeGreaterThan(5);
    expect(longContacts).toBeLessThan(10);
  }
});

it('between 15 and 45 % of contacts are at home, of the long ones more', () => {
  const all = mean(week.days.map(({ householdShare }) => householdShare));
  const long = mean(week.days.map(({ householdShareOfLong }) => householdShareOfLong));
  expect(all).toBeGreaterThan(0.15);
  expect(all).toBeLessThan(0.45);
  expect(long).toBeGreaterThan(all);
});

it('weekends are quieter than weekdays', () => {
  expect(week.contactsOnWeekends).toBeLessThan((week.contactsOnWeekdays ?? 0) * 0.95);
});

it('some meet few and some meet many, briefly and for hours', () => {
  for (const { degrees, minutesQuartiles } of week.days) {
    expect(degrees.reduce((sum, people) => sum + people, 0)).toBe(400);
    const average = mean(degrees.map((people, degree) => (people * degree * degrees.length) / 400));
    const variance = degrees.reduce((sum, people, degree) => sum + people * (degree - average) ** 2, 0) / 400;
    expect(Math.sqrt(variance) / average).toBeGreaterThan(0.35);
    expect(minutesQuartiles[0]).toBeLessThan(30);
    expect(minutesQuartiles[2]).toBeGreaterThan(45);
  }
});

it('many are near for long without being close', () => {
  expect(week.nearButNotClose).toBeGreaterThan(3);
});

it('other seeds give other weeks of the same kind', () => {
  const other = survey(400, 2, 1);
  expect(other.days[0]?.degrees).not.toEqual(week.days[0]?.degrees);
  expect(Math.abs((other.contactsOnWeekdays ?? 0) - (week.contactsOnWeekdays ?? 0))).toBeLessThan(4);
  expect(survey(400, 2, 1)).toEqual(other);
});

it('a town of one person has no contacts', () => {
  const alone = survey(1, 1, 2);
  expect(alone.days.map(({ contacts, householdShare }) => [contacts, householdShare])).toEqual([
    [0, null],
    [0, null],
  ]);
});
