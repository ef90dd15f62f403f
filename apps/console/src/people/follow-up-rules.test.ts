// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { afterFollowUp, type FollowedUp } from './follow-up-rules.ts';

const person: FollowedUp = {
  ...{ state: 'new', tries: 0, untilDay: '2026-06-15', isSymptomatic: false, version: 4 },
  ...{ nextDay: '2026-06-05', lastDay: null },
};

it('calls whoever is well again tomorrow, and no more after the last day', () => {
  expect(afterFollowUp(person, 'well', '2026-06-05')).toMatchObject({
    ...{ state: 'following', nextDay: '2026-06-06', lastDay: '2026-06-05', version: 5 },
  });
  expect(afterFollowUp(person, 'well', '2026-06-15')).toMatchObject({ state: 'finished', nextDay: null });
});

it('goes on calling whoever falls ill on the last day', () => {
  expect(afterFollowUp(person, 'symptoms', '2026-06-15')).toMatchObject({
    ...{ state: 'following', isSymptomatic: true, nextDay: '2026-06-16' },
  });
});

it('gives somebody to those who search after three tries in vain', () => {
  let now = person;
  const states = ['2026-06-05', '2026-06-06', '2026-06-07'].map((day) => {
    now = afterFollowUp(now, 'no-answer', day);
    return now.state;
  });
  expect(states).toEqual(['new', 'new', 'unreachable']);
  expect(now.tries).toBe(3);
});

it('takes the day that somebody chose', () => {
  expect(afterFollowUp(person, 'well', '2026-06-05', '2026-06-08').nextDay).toBe('2026-06-08');
  expect(afterFollowUp(person, 'well', '2026-06-15', '2026-06-18')).toMatchObject({
    ...{ state: 'following', nextDay: '2026-06-18' },
  });
});

it('ends the follow-up of who refuses or is done', () => {
  for (const outcome of ['refused', 'finished'] as const)
    expect(afterFollowUp(person, outcome, '2026-06-05')).toMatchObject({ state: outcome, nextDay: null });
});
