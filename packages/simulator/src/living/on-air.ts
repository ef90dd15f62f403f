// SPDX-License-Identifier: GPL-3.0-only
// What every radio of the town has on the air, as far as one thread was told: plans, and nothing that phones keep secret.
import type { RadioPlan } from '@bluezone/phone';
import { DEFAULT_SCAN_DUTY, type ScanDuty } from '../air/scan-schedule.ts';

/** Beacons stay known for this long after their time, seconds: scans are delivered late, receivers are asked later. */
const rememberedSeconds = 3 * 3600;

interface Station {
  from: number[];
  beacons: Uint8Array[];
  until: number;
  duty: ScanDuty;
}

export class OnAir {
  readonly #stations = new Map<number, Station>();

  /** Takes over a radio's new plan; what was on the air before it is remembered for a while. */
  take(person: number, plan: RadioPlan): void {
    const first = plan.slots[0]?.from ?? plan.until;
    const before = this.#stations.get(person);
    const from: number[] = [];
    const beacons: Uint8Array[] = [];
    before?.from.forEach((at, i) => {
      if (at >= first || at <= first - rememberedSeconds) return;
      from.push(at);
      beacons.push(before.beacons[i] as Uint8Array);
    });
    for (const slot of plan.slots) {
      from.push(slot.from);
      beacons.push(slot.beacon);
    }
    const duty = {
      windowSeconds: plan.scanWindowSeconds,
      periodSeconds: plan.scanPeriodSeconds,
      periodAfterSightingSeconds: plan.scanPeriodAfterSightingSeconds,
    };
    this.#stations.set(person, { from, beacons, until: plan.until, duty });
  }

  forget(person: number): void {
    this.#stations.delete(person);
  }

  /** The 27 bytes on the air at a unix second; null when nothing is. */
  beaconAt(person: number, second: number): Uint8Array | null {
    const station = this.#stations.get(person);
    if (station === undefined || second >= station.until) return null;
    let low = 0;
    let high = station.from.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((station.from[middle] as number) <= second) low = middle + 1;
      else high = middle;
    }
    return station.beacons[low - 1] ?? null;
  }

  /** How a person's radio was told to scan. */
  dutyOf(person: number): ScanDuty {
    return this.#stations.get(person)?.duty ?? DEFAULT_SCAN_DUTY;
  }
}
