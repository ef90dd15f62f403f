// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseIntegerOption, parseShareOption } from './parse-number-option.ts';

it('reads whole numbers inside their bounds', () => {
  expect(parseIntegerOption('seed', '0', 0, 9)).toEqual({ ok: true, value: 0 });
  expect(parseIntegerOption('seed', '9', 0, 9)).toEqual({ ok: true, value: 9 });
  expect(parseIntegerOption('seed', '007', 0, 9)).toEqual({ ok: true, value: 7 });
});

it.each(['', ' 1', '1 ', '-1', '+1', '1.0', '1e1', '0x1', '10', '99999999999999999999', '١', 'NaN'])(
  'refuses %j as a whole number from 0 to 9',
  (text) => {
    expect(parseIntegerOption('seed', text, 0, 9)).toEqual({
      ok: false,
      code: 'usage',
      detail: `--seed must be a whole number from 0 to 9, not "${text}"`,
    });
  },
);

it.each([
  ['0', 0],
  ['1', 1],
  ['1.', 1],
  ['1.000', 1],
  ['0.6', 0.6],
  ['.5', 0.5],
])('reads the share %j', (text, value) => {
  expect(parseShareOption('adoption', text)).toEqual({ ok: true, value });
});

it.each(['', '.', '1.01', '-0.1', '60%', '0,6', '1e-1', 'Infinity', '0x0'])(
  'refuses %j as a share',
  (text) => {
    expect(parseShareOption('adoption', text)).toEqual({
      ok: false,
      code: 'usage',
      detail: `--adoption must be a share from 0 to 1, such as 0.6, not "${text}"`,
    });
  },
);

it('reads back every number it may be given, and no text gives a number outside the bounds', () => {
  fc.assert(
    fc.property(fc.nat(), fc.string(), (number, text) => {
      expect(parseIntegerOption('n', String(number), 0, 2 ** 31)).toEqual({ ok: true, value: number });
      const integer = parseIntegerOption('n', text, 3, 5);
      if (integer.ok) expect([3, 4, 5]).toContain(integer.value);
      const share = parseShareOption('n', text);
      if (share.ok) expect(share.value >= 0 && share.value <= 1).toBe(true);
    }),
    { seed: 5 },
  );
});
