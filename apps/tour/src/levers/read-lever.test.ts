// SPDX-License-Identifier: GPL-3.0-only
import { checkConfiguration, defaultConfiguration } from '@bluezone/protocol';
import type { Levers } from '@bluezone/simulator';
import { expect, it } from 'vitest';
import { type LeverId, leverBounds, listeningShare, readLever, shownValue } from './read-lever.ts';

const levers: Levers = {
  adoption: 0.805,
  consent: 0,
  windowSeconds: 4,
  periodSeconds: 180,
  periodAfterSightingSeconds: 90,
  latencyDays: 1,
  toleranceIntervals: 2,
};

it('reads shares as percent and the rest as they are', () => {
  expect(shownValue('adoption', levers)).toBe(81);
  expect(readLever('adoption', '35', levers)).toBe(0.35);
  expect(readLever('latencyDays', ' 3 ', levers)).toBe(3);
});

it('reads nothing that is out of bounds, broken or empty', () => {
  for (const typed of ['', ' ', 'x', '1.5', '-1', '101', '1e9', 'Infinity'])
    expect(readLever('consent', typed, levers), typed).toBeNull();
  expect(readLever('windowSeconds', '0', levers)).toBeNull();
  expect(readLever('periodSeconds', '29', levers)).toBeNull();
});

it('reads no scan that lasts longer than until the next', () => {
  const tight = { ...levers, periodAfterSightingSeconds: 30 };
  expect(readLever('windowSeconds', '31', tight)).toBeNull();
  expect(readLever('windowSeconds', '30', tight)).toBe(30);
  expect(readLever('periodAfterSightingSeconds', '30', { ...levers, windowSeconds: 40 })).toBeNull();
});

it('offers just what the signed configuration may hold', () => {
  const withLevers = ({ latencyDays, toleranceIntervals, ...scan }: Levers) => ({
    ...defaultConfiguration,
    scan: {
      ...defaultConfiguration.scan,
      windowSeconds: scan.windowSeconds,
      periodSeconds: scan.periodSeconds,
      periodAfterSightingSeconds: scan.periodAfterSightingSeconds,
    },
    matching: { toleranceIntervals },
    meetings: { ...defaultConfiguration.meetings, latencyDays },
  });
  const wide = { ...levers, windowSeconds: 1, periodSeconds: 3600, periodAfterSightingSeconds: 3600 };
  for (const id of Object.keys(leverBounds) as LeverId[]) {
    const { least, most, unit } = leverBounds[id];
    if (unit === 'percent') continue;
    for (const value of [least, most])
      expect(checkConfiguration(withLevers({ ...wide, [id]: value })).ok, `${id} ${value}`).toBe(true);
    for (const value of [least - 1, most + 1])
      expect(checkConfiguration(withLevers({ ...wide, [id]: value })).ok, `${id} ${value}`).toBe(false);
  }
});

it('estimates how long the radio listens', () => {
  const { alone, among } = listeningShare(levers);
  expect(alone).toBeCloseTo(4 / 180);
  expect(among).toBeCloseTo(4 / 90);
});
