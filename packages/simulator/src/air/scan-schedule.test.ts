// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { DEFAULT_SCAN_DUTY, firstScanStart, nextScanStart, scanDuty } from './scan-schedule.ts';
import { randomStream } from './seeded-random.ts';

it('the default listens 4 s every 180 s, every 90 s after a sighting', () => {
  expect(scanDuty(4, 180)).toEqual(DEFAULT_SCAN_DUTY);
  expect(nextScanStart(DEFAULT_SCAN_DUTY, 1000, false)).toBe(1180);
  expect(nextScanStart(DEFAULT_SCAN_DUTY, 1000, true)).toBe(1090);
});

it('a period below 90 s stays the same after a sighting', () => {
  expect(scanDuty(4, 60)).toEqual({
    windowSeconds: 4,
    periodSeconds: 60,
    periodAfterSightingSeconds: 60,
  });
});

it('first scans come at every second of one period', () => {
  const starts = Array.from({ length: 5000 }, (_, phone) =>
    firstScanStart(DEFAULT_SCAN_DUTY, 1000, randomStream(1, phone)),
  );
  expect(Math.min(...starts)).toBe(1000);
  expect(Math.max(...starts)).toBe(1179);
  expect(new Set(starts).size).toBe(180);
});
