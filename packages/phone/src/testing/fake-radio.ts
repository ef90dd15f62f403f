// SPDX-License-Identifier: GPL-3.0-only
// A radio that sends by its plan and hears what a test lets it hear.
import type { Radio, RadioPlan, RadioScan, RadioStatus } from '../ports.ts';

export interface FakeRadio extends Radio {
  /** Every plan it was given, in order. */
  readonly plans: RadioPlan[];
  /** Scans that were not acknowledged yet. */
  readonly kept: { readonly sequence: number; readonly scan: RadioScan }[];
  isStopped: boolean;
  statusNow: RadioStatus;
  hear(...scans: RadioScan[]): void;
  /** The 27 bytes on the air at a second. */
  beaconAt(second: number): Uint8Array;
}

export function fakeRadio(): FakeRadio {
  let sequence = 0;
  const radio: FakeRadio = {
    plans: [],
    kept: [],
    isStopped: false,
    statusNow: 'on',
    hear(...scans) {
      for (const scan of scans) radio.kept.push({ sequence: ++sequence, scan });
    },
    beaconAt(second) {
      const plan = radio.plans.at(-1);
      const slot = plan?.slots.findLast((each) => each.from <= second);
      if (plan === undefined || slot === undefined || second >= plan.until)
        throw new Error('nothing is on the air then');
      return slot.beacon;
    },
    async status() {
      return radio.statusNow;
    },
    async plan(plan) {
      radio.plans.push(plan);
    },
    async read(after) {
      return {
        sequence,
        scans: radio.kept.filter((each) => each.sequence > after).map(({ scan }) => scan),
      };
    },
    async acknowledge(upTo) {
      radio.kept.splice(0, radio.kept.filter((each) => each.sequence <= upTo).length);
    },
    async stop() {
      radio.isStopped = true;
      radio.kept.length = 0;
    },
  };
  return radio;
}
