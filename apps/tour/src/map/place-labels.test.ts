// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { createLabelBoxes } from './place-labels.ts';

it('a name that would cover another is left out', () => {
  const boxes = createLabelBoxes();
  expect(boxes.take(0, 0, 50, 15)).toBe(true);
  expect(boxes.take(40, 5, 50, 15)).toBe(false);
  expect(boxes.take(50, 0, 50, 15)).toBe(true);
  expect(boxes.take(0, 15, 100, 15)).toBe(true);
  boxes.clear();
  expect(boxes.take(40, 5, 50, 15)).toBe(true);
});
