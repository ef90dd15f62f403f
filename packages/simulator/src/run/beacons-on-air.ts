// SPDX-License-Identifier: GPL-3.0-only
// Which beacon each radio of a run has on the air. A run asks millions of times, nearly always about the same interval
// as before, and keeps what it is given until a phone reads its radio: so a beacon is one object however often it is heard.
import { beaconLength } from '@bluezone/protocol';
import type { OnAirPlan } from '../living/on-air.ts';

interface Known {
  readonly plan: OnAirPlan;
  readonly beacons: (Uint8Array | undefined)[];
  /** The slot asked about last. */
  slot: number;
}

export class BeaconsOnAir {
  readonly #plans: (Known | undefined)[] = [];

  /** Takes over a radio's new plan in place of the one before. */
  take(plan: OnAirPlan): void {
    this.#plans[plan.person] = { plan, beacons: new Array(plan.from.length), slot: 0 };
  }

  /** The 27 bytes on the air at a unix second; null when nothing is. */
  beaconAt(person: number, second: number): Uint8Array | null {
    const known = this.#plans[person];
    if (known === undefined) return null;
    const { from, until, beacons } = known.plan;
    if (second >= until || second < (from[0] ?? until)) return null;
    if (!isWithin(from, known.slot, second)) known.slot = slotAt(from, second);
    const at = known.slot * beaconLength;
    known.beacons[known.slot] ??= beacons.subarray(at, at + beaconLength);
    return known.beacons[known.slot] as Uint8Array;
  }
}

function isWithin(from: Uint32Array, slot: number, second: number): boolean {
  const next = from[slot + 1];
  return (from[slot] as number) <= second && (next === undefined || second < next);
}

/** The last slot that begins at or before a second. */
function slotAt(from: Uint32Array, second: number): number {
  let low = 0;
  let high = from.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((from[middle] as number) <= second) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
