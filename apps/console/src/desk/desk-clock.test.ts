// SPDX-License-Identifier: GPL-3.0-only
import { afterEach, expect, it } from 'vitest';
import { deskNow, hearDeskClock } from './desk-clock.ts';

const ours = () => Date.now() / 1000;

afterEach(() => hearDeskClock(new Date().toUTCString()));

it('goes by the desk where this computer’s clock is wrong', () => {
  hearDeskClock(new Date(Date.now() - 3 * 3_600_000).toUTCString());
  expect(deskNow() - ours()).toBeCloseTo(-3 * 3600, -1);
});

it('takes no notice of a second or two, nor of a header that is no time', () => {
  hearDeskClock(new Date(Date.now() - 2000).toUTCString());
  hearDeskClock('soon');
  hearDeskClock(null);
  expect(Math.abs(deskNow() - ours())).toBeLessThan(1);
});
