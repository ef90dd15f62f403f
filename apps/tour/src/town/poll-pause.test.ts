// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { busyPauseMs, pollPause, quietPauseMs } from './poll-pause.ts';

it('a quiet town is looked at seldom', () => {
  expect(pollPause(1, false, 60_000)).toBe(quietPauseMs);
});

it('when time runs fast, the server is hostile or something has just happened, it is looked at often', () => {
  expect(pollPause(10, false, 60_000)).toBe(busyPauseMs);
  expect(pollPause(1, true, 60_000)).toBe(busyPauseMs);
  expect(pollPause(1, false, 2000)).toBe(busyPauseMs);
});
