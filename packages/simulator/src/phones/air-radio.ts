// SPDX-License-Identifier: GPL-3.0-only
// The radio of a simulated phone: as dumb as a real one. It picks beacons from its plan by time and keeps what it is
// told to have heard until that is acknowledged.
import type { Radio, RadioPlan, RadioScan, RadioStatus } from '@bluezone/phone';

export interface AirRadio extends Radio {
  /** The 27 bytes on the air at a unix second; null when the radio is off or its plan has run out. */
  beaconAt(second: number): Uint8Array | null;
  /** A scan was made. */
  hear(scan: RadioScan): void;
  setStatus(status: RadioStatus): void;
  /** The plan in force, for showing it. */
  currentPlan(): RadioPlan | null;
}

export function airRadio(): AirRadio {
  let plan: RadioPlan | null = null;
  let scans: RadioScan[] = [];
  let firstSequence = 1;
  let wasRead = false;
  let status: RadioStatus = 'on';
  return {
    async status() {
      return status;
    },
    async plan(next) {
      plan = next;
    },
    async read(after) {
      // A phone that lived before goes on counting where it was.
      if (!wasRead) firstSequence = Math.max(firstSequence, after + 1);
      wasRead = true;
      const skip = Math.max(0, after + 1 - firstSequence);
      return { sequence: firstSequence + scans.length - 1, scans: scans.slice(skip) };
    },
    async acknowledge(sequence) {
      const done = Math.min(scans.length, Math.max(0, sequence + 1 - firstSequence));
      scans = scans.slice(done);
      firstSequence += done;
    },
    async stop() {
      plan = null;
      scans = [];
    },
    beaconAt(second) {
      if (plan === null || status !== 'on' || second >= plan.until) return null;
      const { slots } = plan;
      let low = 0;
      let high = slots.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((slots[middle]?.from ?? 0) <= second) low = middle + 1;
        else high = middle;
      }
      return slots[low - 1]?.beacon ?? null;
    },
    hear(scan) {
      scans.push(scan);
    },
    setStatus(next) {
      status = next;
    },
    currentPlan: () => plan,
  };
}
