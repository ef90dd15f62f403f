// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { afterCall } from './after-call.ts';

const person = {
  ...({ state: 'new', tries: 0, untilDay: '2026-06-15', isSymptomatic: false, version: 4 } as const),
  ...{ nextDay: '2026-06-05', lastDay: null },
};

it('shows how the desk will tell of a person after a call', () => {
  expect(afterCall(person, 'well', '2026-05-31', null)).toEqual({
    ...{ state: 'following', tries: 0, isSymptomatic: false, version: 5 },
    ...{ nextDay: '2026-06-01', lastDay: '2026-05-31' },
  });
  expect(afterCall(person, 'well', '2026-06-15', null)).toMatchObject({ state: 'finished', nextDay: null });
  expect(afterCall(person, 'well', '2026-06-15', '2026-06-18')).toMatchObject({
    ...{ state: 'following', nextDay: '2026-06-18' },
  });
});
