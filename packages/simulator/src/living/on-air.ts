// SPDX-License-Identifier: GPL-3.0-only
// What every radio of the town has on the air, as far as one thread was told: plans, and nothing that phones keep secret.
import type { RadioPlan } from '@bluezone/phone';
import { beaconLength } from '@bluezone/protocol';
import { DEFAULT_SCAN_DUTY, type ScanDuty } from '../air/scan-schedule.ts';

/** Beacons stay known for this long after their time, seconds: scans are delivered late, receivers are asked later. */
const rememberedSeconds = 3 * 3600;

/** A radio's plan in columns, since hundreds of them cross threads every day of a town. */
export interface OnAirPlan {
  readonly person: number;
  /** When each beacon begins, unix seconds, ascending. */
  readonly from: Uint32Array;
  /** 27 bytes each, one after another. */
  readonly beacons: Uint8Array;
  /** Nothing is on the air from here on. */
  readonly until: number;
  readonly duty: ScanDuty;
}

/** Puts a radio's plan into columns; slots whose beacon has another length are left out. */
export function onAirPlan(person: number, plan: RadioPlan): OnAirPlan {
  const slots = plan.slots.filter(({ beacon }) => beacon.length === beaconLength);
  const beacons = new Uint8Array(slots.length * beaconLength);
  slots.forEach(({ beacon }, i) => {
    beacons.set(beacon, i * beaconLength);
  });
  return {
    person,
    from: Uint32Array.from(slots, ({ from }) => from),
    beacons,
    until: plan.until,
    duty: {
      windowSeconds: plan.scanWindowSeconds,
      periodSeconds: plan.scanPeriodSeconds,
      periodAfterSightingSeconds: plan.scanPeriodAfterSightingSeconds,
    },
  };
}

export class OnAir {
  readonly #plans = new Map<number, OnAirPlan>();

  /** Takes over a radio's new plan; what was on the air before it is remembered for a while. */
  take(plan: OnAirPlan): void {
    const before = this.#plans.get(plan.person);
    this.#plans.set(plan.person, before === undefined ? plan : joined(before, plan));
  }

  /** The 27 bytes on the air at a unix second; null when nothing is. */
  beaconAt(person: number, second: number): Uint8Array | null {
    const plan = this.#plans.get(person);
    if (plan === undefined || second >= plan.until) return null;
    let low = 0;
    let high = plan.from.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((plan.from[middle] as number) <= second) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? null : plan.beacons.subarray((low - 1) * beaconLength, low * beaconLength);
  }

  /** How a person's radio was told to scan. */
  dutyOf(person: number): ScanDuty {
    return this.#plans.get(person)?.duty ?? DEFAULT_SCAN_DUTY;
  }
}

/** The plan with those beacons before it that lie not too long ago. */
function joined(before: OnAirPlan, plan: OnAirPlan): OnAirPlan {
  const first = plan.from[0] ?? plan.until;
  const begin = before.from.findIndex((at) => at > first - rememberedSeconds);
  const found = before.from.findIndex((at) => at >= first);
  const end = found < 0 ? before.from.length : found;
  if (begin < 0 || begin >= end) return plan;
  const kept = end - begin;
  const from = new Uint32Array(kept + plan.from.length);
  from.set(before.from.subarray(begin, end));
  from.set(plan.from, kept);
  const beacons = new Uint8Array(from.length * beaconLength);
  beacons.set(before.beacons.subarray(begin * beaconLength, end * beaconLength));
  beacons.set(plan.beacons, kept * beaconLength);
  return { ...plan, from, beacons };
}
