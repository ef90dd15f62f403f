// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printableText, quotedText } from './printable-text.ts';

it('writes control characters, line separators and direction marks as numbers, and leaves letters alone', () => {
  expect(printableText('Hà Nội\n\u001b[2J\u202e\u2028')).toBe('Hà Nội\\u{a}\\u{1b}[2J\\u{202e}\\u{2028}');
});

it('cuts long texts', () => {
  expect(quotedText('x'.repeat(81))).toBe(`"${'x'.repeat(80)}…"`);
  expect(quotedText('x'.repeat(80))).toBe(`"${'x'.repeat(80)}"`);
});

it('never lets a control character through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(quotedText(text)).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);
    }),
    { seed: 2 },
  );
});
