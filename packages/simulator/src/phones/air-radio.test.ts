// SPDX-License-Identifier: GPL-3.0-only
import type { RadioPlan } from '@bluezone/phone';
import { expect, it } from 'vitest';
import { airRadio } from './air-radio.ts';

const beacon = (n: number) => new Uint8Array(27).fill(n);

const plan: RadioPlan = {
  serviceUuid: 0xfff0,
  advertiseEveryMilliseconds: 250,
  scanWindowSeconds: 4,
  scanPeriodSeconds: 180,
  scanPeriodAfterSightingSeconds: 90,
  slots: [600, 1200, 1800].map((from, i) => ({ from, beacon: beacon(i + 1) })),
  until: 2400,
};

it('puts the beacon of its plan on the air by time, and nothing before, after or while off', async () => {
  const radio = airRadio();
  expect(radio.beaconAt(700)).toBeNull();
  await radio.plan(plan);
  const onAir = [599, 600, 1199, 1200, 2399, 2400].map((second) => radio.beaconAt(second)?.[0] ?? null);
  expect(onAir).toEqual([null, 1, 1, 2, 3, null]);
  radio.setStatus('off');
  expect(radio.beaconAt(700)).toBeNull();
  expect(await radio.status()).toBe('off');
});

it('gives every scan until it is acknowledged, and never again after that', async () => {
  const radio = airRadio();
  for (const second of [10, 20, 30]) radio.hear({ second, heard: [], others: 0 });
  const first = await radio.read(0);
  expect(first.scans.map((scan) => scan.second)).toEqual([10, 20, 30]);
  expect(await radio.read(first.sequence)).toEqual({ sequence: 3, scans: [] });
  await radio.acknowledge(2);
  radio.hear({ second: 40, heard: [], others: 0 });
  expect((await radio.read(0)).scans.map((scan) => scan.second)).toEqual([30, 40]);
  expect((await radio.read(3)).scans.map((scan) => scan.second)).toEqual([40]);
  await radio.acknowledge(99);
  expect((await radio.read(0)).scans).toEqual([]);
});

it('forgets plan and scans when it is stopped', async () => {
  const radio = airRadio();
  await radio.plan(plan);
  radio.hear({ second: 10, heard: [], others: 0 });
  await radio.stop();
  expect(radio.currentPlan()).toBeNull();
  expect((await radio.read(0)).scans).toEqual([]);
});
