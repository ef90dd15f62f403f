// SPDX-License-Identifier: GPL-3.0-only
import { beaconLength } from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_SCAN_DUTY } from '../air/scan-schedule.ts';
import { OnAir, type OnAirPlan } from '../living/on-air.ts';
import { BeaconsOnAir } from './beacons-on-air.ts';

/** A plan of slots of ten minutes, whose beacons hold their own number. */
function planOf(person: number, start: number, slots: number): OnAirPlan {
  const numbers = Array.from({ length: slots }, (_, i) => i);
  return {
    person,
    from: Uint32Array.from(numbers, (i) => start + 600 * i),
    beacons: Uint8Array.from(numbers.flatMap((i) => new Array<number>(beaconLength).fill(i + 1))),
    until: start + 600 * slots,
    duty: DEFAULT_SCAN_DUTY,
  };
}

it('knows the beacon of every second of a plan, in whatever order it is asked', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.integer({ min: -700, max: 13_000 })),
      (slots, at) => {
        const [own, other] = [new BeaconsOnAir(), new OnAir()];
        own.take(planOf(4, 60_000, slots));
        other.take(planOf(4, 60_000, slots));
        for (const second of at.map((offset) => 60_000 + offset))
          expect(own.beaconAt(4, second)).toEqual(other.beaconAt(4, second));
      },
    ),
    { seed: 1, numRuns: 200 },
  );
});

it('gives one object for one beacon, the new plan once there is one, and nothing for a radio without any', () => {
  const onAir = new BeaconsOnAir();
  expect(onAir.beaconAt(7, 60_000)).toBeNull();
  onAir.take(planOf(7, 60_000, 3));
  expect(onAir.beaconAt(7, 60_700)).toBe(onAir.beaconAt(7, 61_100));
  onAir.take(planOf(7, 60_600, 3));
  expect(onAir.beaconAt(7, 60_700)?.[0]).toBe(1);
});
