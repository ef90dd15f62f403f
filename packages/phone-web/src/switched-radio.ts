// SPDX-License-Identifier: GPL-3.0-only
// The phone has one radio for its life; a visitor comes to the town and leaves it. The plan goes along.
import type { Radio, RadioPlan } from '@bluezone/phone';

export interface SwitchedRadio extends Radio {
  /** From now on this one is the radio. */
  use(radio: Radio): Promise<void>;
}

export function switchedRadio(first: Radio): SwitchedRadio {
  let current = first;
  let plan: RadioPlan | null = null;
  return {
    status: () => current.status(),
    async plan(next) {
      plan = next;
      await current.plan(next);
    },
    read: (after) => current.read(after),
    acknowledge: (sequence) => current.acknowledge(sequence),
    async stop() {
      plan = null;
      await current.stop();
    },
    async use(radio) {
      if (radio === current) return;
      current = radio;
      if (plan !== null) await current.plan(plan);
    },
  };
}
