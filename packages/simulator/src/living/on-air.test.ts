// SPDX-License-Identifier: GPL-3.0-only
import type { RadioPlan } from '@bluezone/phone';
import { expect, it } from 'vitest';
import { OnAir, onAirPlan } from './on-air.ts';

const beacon = (n: number) => new Uint8Array(27).fill(n);

function plan(first: number, names: readonly number[]): RadioPlan {
  return {
    serviceUuid: 0xfff0,
    advertiseEveryMilliseconds: 250,
    scanWindowSeconds: 4,
    scanPeriodSeconds: 120,
    scanPeriodAfterSightingSeconds: 60,
    slots: names.map((name, i) => ({ from: first + 600 * i, beacon: beacon(name) })),
    until: first + 600 * names.length,
  };
}

it('gives the beacon on the air by time, and nothing before, after or for somebody unknown', () => {
  const onAir = new OnAir();
  onAir.take(onAirPlan(7, plan(60_000, [1, 2, 3])));
  const heard = [59_999, 60_000, 60_599, 60_600, 61_799, 61_800].map(
    (at) => onAir.beaconAt(7, at)?.[0] ?? null,
  );
  expect(heard).toEqual([null, 1, 1, 2, 3, null]);
  expect(onAir.beaconAt(8, 60_000)).toBeNull();
  expect(onAir.dutyOf(7).periodSeconds).toBe(120);
  expect(onAir.dutyOf(8).periodSeconds).toBe(180);
});

it('lets a new plan replace what comes, and remembers three hours of what was', () => {
  const onAir = new OnAir();
  onAir.take(onAirPlan(7, plan(60_000, [1, 2, 3, 4])));
  onAir.take(onAirPlan(7, plan(61_200, [8, 9])));
  const at = (second: number) => onAir.beaconAt(7, second)?.[0] ?? null;
  expect([60_000, 60_600, 61_200, 61_800, 62_400].map(at)).toEqual([1, 2, 8, 9, null]);
  onAir.take(onAirPlan(7, plan(60_600 + 3 * 3600, [5])));
  expect([60_600, 61_200, 61_800, 60_600 + 3 * 3600].map(at)).toEqual([null, 8, 9, 5]);
});
