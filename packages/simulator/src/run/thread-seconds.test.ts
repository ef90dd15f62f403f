// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { threadSeconds } from './thread-seconds.ts';

it('goes on with work, and no faster than real time', () => {
  const seconds = threadSeconds();
  const started = performance.now();
  const before = seconds();
  while (seconds() - before < 0.02);
  expect((performance.now() - started) / 1000).toBeGreaterThanOrEqual(0.015);
});
