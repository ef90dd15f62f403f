// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import {
  afterFollowUp,
  type FollowUpOutcome,
  type FollowUpStanding,
  lastFollowUpDay,
} from './follow-up-rules.ts';

const somebody: FollowUpStanding = { state: 'new', tries: 0, isSymptomatic: false, nextDay: 100 };
const untilDay = 114;
const after = (
  person: FollowUpStanding,
  outcome: FollowUpOutcome,
  day: number,
  chosenDay: number | null = null,
) => afterFollowUp(person, untilDay, outcome, day, chosenDay);

it('calls somebody who is well again the next day, until fourteen days are over', () => {
  expect(lastFollowUpDay(100)).toBe(untilDay);
  expect(after(somebody, 'well', 105)).toMatchObject({ state: 'following', nextDay: 106 });
  expect(after(somebody, 'well', 113)).toMatchObject({ state: 'following', nextDay: 114 });
  expect(after(somebody, 'well', 114)).toMatchObject({ state: 'finished', nextDay: null });
  expect(after(somebody, 'no-answer', 114)).toMatchObject({ state: 'finished', tries: 1, nextDay: null });
});

it('does not let go of somebody who falls ill on the last day', () => {
  const ill = after(somebody, 'symptoms', 114);
  expect(ill).toEqual({ state: 'following', tries: 0, isSymptomatic: true, nextDay: 115 });
  expect(after(ill, 'well', 115)).toMatchObject({ state: 'finished', isSymptomatic: false });
});

it('takes somebody for unreachable after three tries in a row, or a wrong number, and back when they answer', () => {
  const once = after(somebody, 'no-answer', 101);
  expect(once).toMatchObject({ state: 'new', tries: 1, nextDay: 102 });
  const lost = after(after(once, 'no-answer', 102), 'no-answer', 103);
  expect(lost).toMatchObject({ state: 'unreachable', tries: 3, nextDay: 104 });
  expect(after(lost, 'well', 104)).toMatchObject({ state: 'following', tries: 0 });
  expect(after(somebody, 'wrong-number', 101)).toMatchObject({ state: 'unreachable', nextDay: 102 });
});

it('calls nobody who refuses or is done, and goes by the day that the caller chose', () => {
  for (const outcome of ['refused', 'finished'] as const)
    expect(after(somebody, outcome, 101, 110)).toMatchObject({ state: outcome, nextDay: null });
  expect(after(somebody, 'well', 101, 104)).toMatchObject({ nextDay: 104 });
  expect(after(somebody, 'well', 114, 116)).toMatchObject({ state: 'following', nextDay: 116 });
});
