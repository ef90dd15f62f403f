// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { afterFollowUp, type FollowedUp, lastFollowUpDay } from './follow-up-rules.ts';

const person: FollowedUp = { state: 'new', tries: 0, until_day: 114, is_symptomatic: false, next_day: 100 };

it('calls somebody who is well again the next day, until fourteen days are over', () => {
  expect(lastFollowUpDay(100)).toBe(114);
  expect(afterFollowUp(person, 'well', 105)).toMatchObject({ state: 'following', next_day: 106 });
  expect(afterFollowUp(person, 'well', 113)).toMatchObject({ state: 'following', next_day: 114 });
  expect(afterFollowUp(person, 'well', 114)).toMatchObject({ state: 'finished', next_day: null });
});

it('does not let go of somebody who falls ill on the last day', () => {
  const ill = afterFollowUp(person, 'symptoms', 114);
  expect(ill).toMatchObject({ state: 'following', next_day: 115, is_symptomatic: true });
  expect(afterFollowUp(ill, 'well', 115)).toMatchObject({ state: 'finished', is_symptomatic: false });
});

it('takes somebody for unreachable after three tries in a row, or a wrong number, and back when they answer', () => {
  const once = afterFollowUp(person, 'no-answer', 101);
  expect(once).toMatchObject({ state: 'new', tries: 1, next_day: 102 });
  const lost = afterFollowUp(afterFollowUp(once, 'no-answer', 102), 'no-answer', 103);
  expect(lost).toMatchObject({ state: 'unreachable', tries: 3, next_day: 104 });
  expect(afterFollowUp(lost, 'well', 104)).toMatchObject({ state: 'following', tries: 0 });
  expect(afterFollowUp(person, 'wrong-number', 101)).toMatchObject({ state: 'unreachable' });
});

it('calls nobody who refuses, and goes by the day that the caller chose', () => {
  expect(afterFollowUp(person, 'refused', 101)).toMatchObject({ state: 'refused', next_day: null });
  expect(afterFollowUp(person, 'well', 101, 104)).toMatchObject({ next_day: 104 });
  expect(afterFollowUp(person, 'well', 114, 116)).toMatchObject({ state: 'following', next_day: 116 });
});
