// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mobileNumber } from './mobile-number.ts';

const read = (text: string) => {
  const number = mobileNumber(text, 'VN');
  return number.ok ? number.value : number.code;
};

it.each([
  '0912345678',
  '0912 345 678',
  '0912.345.678',
  '0912-345-678',
  '+84 912 345 678',
  '+84 (0) 912 345 678',
  '84912345678',
  '0084 912345678',
  ' 0912345678 ',
  '０９１２３４５６７８',
])('reads %j as the number it is', (text) => {
  expect(read(text)).toBe('+84912345678');
});

it.each([
  ['+85512345678', 'a Cambodian'],
  ['+819012345678', 'a Japanese'],
  ['+12025550123', 'an American'],
])('reads %s, %s mobile number', (text) => {
  expect(read(text)).toBe(text);
});

it.each([
  '',
  '12',
  '0912345',
  'Nguyễn Văn An',
  'call 0912345678',
  '0912345678 ext 5',
  '+84',
  '+999123456789',
])('refuses %j, which is no number', (text) => {
  expect(read(text)).toBe('registration.number');
});

it.each(['024 3825 1234', '1900 1234', '1800 1234', '+44 20 7946 0018'])(
  'refuses %j, which receives no text messages',
  (text) => {
    expect(read(text)).toBe('registration.not-mobile');
  },
);

// Each of the 21 prefixes that were renumbered, with what it became.
const renumbered: [string, string][] = [
  ...(['70', '79', '77', '83', '84', '85', '76', '81', '78', '82'] as const).map(
    (now, i): [string, string] => [`012${i}`, `0${now}`],
  ),
  ...[2, 3, 4, 5, 6, 7, 8, 9].map((i): [string, string] => [`016${i}`, `03${i}`]),
  ['0186', '056'],
  ['0188', '058'],
  ['0199', '059'],
];

it.each(renumbered)(
  'tells the owner of a number of eleven digits under %s that it begins with %s now',
  (old, now) => {
    for (const text of [`${old}1234567`, `${old} 123 4567`, `+84${old.slice(1)}1234567`]) {
      const number = mobileNumber(text, 'VN');
      expect(number).toMatchObject({ ok: false, code: 'registration.old-number' });
      expect(number.ok ? '' : number.detail).toContain(now);
      expect(number.ok ? '' : number.detail).not.toContain('1234567');
    }
    expect(read(`${now}1234567`)).toBe(`+84${now.slice(1)}1234567`);
  },
);

it('gives the same number for what it gave, and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^[+0-9 ().-]{0,20}$/)), (text) => {
      const number = mobileNumber(text, 'VN');
      if (number.ok) expect(mobileNumber(number.value, 'VN')).toEqual(number);
      else expect(number.detail.length).toBeLessThan(150);
    }),
    { numRuns: 2000 },
  );
});
