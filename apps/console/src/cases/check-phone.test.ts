// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { checkPhone } from './check-phone.ts';

it.each([
  '0912345678',
  '0912 345 678',
  '0912.345.678',
  '+84912345678',
  '0084 912 345 678',
  '84912345678',
  '912345678',
])('takes %s for one and the same mobile number', (text) => {
  expect(checkPhone(text)).toEqual({ is: 'fine', number: '+84912345678' });
});

it.each([
  ['', 'empty'],
  ['09', 'short'],
  ['091234567', 'short'],
  ['09123456789', 'long'],
  ['0112345678', 'wrong'],
  ['anh Ba', 'wrong'],
  ['02438255555', 'landline'],
  ['0123456', 'short'],
  ['+1', 'short'],
] as const)('says of %j that it is %s', (text, is) => {
  expect(checkPhone(text).is).toBe(is);
});

it.each([
  ['01682345678', '+84382345678'],
  ['0121 234 5678', '+84792345678'],
  ['+841992345678', '+84592345678'],
])('knows what became of the old number %s', (text, now) => {
  expect(checkPhone(text)).toEqual({ is: 'old', now });
});

it('leaves foreign numbers to the desk', () => {
  expect(checkPhone('+856 20 5555 1234')).toEqual({ is: 'foreign', number: '+8562055551234' });
});
