// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { coveredShare } from './covered-share.ts';

it('needs both phones: half the people know a quarter of the meetings', () => {
  expect(coveredShare(0.5)).toEqual({ all: 0.25, own: 0.5 });
  expect(coveredShare(0)).toEqual({ all: 0, own: 0 });
  expect(coveredShare(1)).toEqual({ all: 1, own: 1 });
});
