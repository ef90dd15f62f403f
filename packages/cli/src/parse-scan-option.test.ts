// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { parseScanOption } from './parse-scan-option.ts';

it.each([
  ['4/180', 4, 180],
  ['4/60', 4, 60],
  ['1/2', 1, 2],
  ['89/3600', 89, 3600],
])('reads %s', (text, windowSeconds, periodSeconds) => {
  expect(parseScanOption(text)).toEqual({ ok: true, value: { windowSeconds, periodSeconds } });
});

it.each([
  ['4', '--scan must be seconds of listening / seconds between, such as 4/180, not "4"'],
  ['4/', '--scan must be seconds of listening / seconds between, such as 4/180, not "4/"'],
  ['4.5/60', '--scan must be seconds of listening / seconds between, such as 4/180, not "4.5/60"'],
  ['-4/60', '--scan must be seconds of listening / seconds between, such as 4/180, not "-4/60"'],
  ['4/3601', '--scan 4/3601: a phone must listen at least once in 3600 s'],
  ['0/60', '--scan 0/60: a phone listens for 1 to 89 s at a time'],
  ['90/180', '--scan 90/180: a phone listens for 1 to 89 s at a time'],
  ['60/60', '--scan 60/60: listening must be shorter than the time between'],
  ['4/0', '--scan 4/0: listening must be shorter than the time between'],
])('refuses %s and says why', (text, detail) => {
  expect(parseScanOption(text)).toEqual({ ok: false, code: 'usage', detail });
});

it.each(['', '/180', '0/180', '4/4', '5/4', '4.5/180', '-4/180', '4/180 ', '4/99999'])(
  'refuses %j, which is no duty cycle',
  (text) => {
    expect(parseScanOption(text)).toMatchObject({ ok: false, code: 'usage' });
  },
);
