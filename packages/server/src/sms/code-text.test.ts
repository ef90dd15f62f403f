// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { codeIn, codeText } from './code-text.ts';
import { gsm7Length } from './gsm7.ts';

const each = (['vi', 'en'] as const).flatMap((language) =>
  (['register', 'erase'] as const).map((purpose) => [language, purpose] as const),
);

it.each(each)('fits the %s text to %s into one message for lifetimes up to a day', (language, purpose) => {
  for (const seconds of [30, 60, 600, 3600, 86_400]) {
    const length = gsm7Length(codeText(language, purpose, '012345', seconds));
    expect(length).toBeLessThanOrEqual(160);
  }
});

it.each(each)('tells in the %s text to %s that nobody asks for the code', (language, purpose) => {
  const text = codeText(language, purpose, '012345', 600);
  expect(text).toContain(language === 'vi' ? 'Khong ai hoi ban ma nay' : 'Nobody will ever ask you for it');
  expect(text).toContain(language === 'vi' ? '10 phut' : '10 minutes');
  expect(codeIn(text)).toBe('012345');
});

it('finds no code where there is none', () => {
  for (const text of ['', '12345 ', '1234567 is', 'code 123456 ']) expect(codeIn(text)).toBeUndefined();
});
