// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { explain } from './explanation.ts';
import { explainInWords } from './index.ts';

const reasons = explain(20_500, '15-to-30', 'near', 1, ['power-unknown', 'near-threshold']);

it('says day, duration, distance, people, certainty with its doubts, and what it rests on', () => {
  expect(explainInWords(reasons, 'en')).toEqual([
    'On 2026-02-16.',
    'About 15 to 30 minutes.',
    'The two phones were near each other.',
    'With one person.',
    'This result is unsure.',
    'How strongly the other phone sends is not known.',
    'The time is about as long as it takes to count as close contact.',
    'Estimated from the strength of Bluetooth signals that your own phone heard; no location is used.',
  ]);
});

it('says as much in Vietnamese', () => {
  const vietnamese = explainInWords(reasons, 'vi');
  expect(vietnamese).toHaveLength(explainInWords(reasons, 'en').length);
  expect(vietnamese[0]).toBe('Ngày 16/2/2026.');
  expect(new Set(vietnamese).size).toBe(vietnamese.length);
});
