// SPDX-License-Identifier: GPL-3.0-only
// The phone has one radio for its life; a visitor comes to the town and leaves it. The plan goes along. What the engine
// stops, as for its owner's pause, is silent and deaf, and keeps its place in the town.
import type { Radio, RadioPlan } from '@bluezone/phone';

export interface SwitchedRadio extends Radio {
  /** From now on this one is the radio. */
  use(radio: Radio): Promise<void>;
}

export function switchedRadio(first: Radio): SwitchedRadio {
  let current = first;
  let plan: RadioPlan | null = null;
  let isStopped = false;

  /** Forgets what was heard and not read. */
  async function forgetHeard(after: number): Promise<number> {
    const { sequence, scans } = await current.read(after);
    if (scans.length > 0) await current.acknowledge(sequence);
    return sequence;
  }

  return {
    status: () => current.status(),
    async plan(next) {
      plan = next;
      if (isStopped) await forgetHeard(0);
      isStopped = false;
      await current.plan(next);
    },
    read: async (after) =>
      isStopped ? { sequence: await forgetHeard(after), scans: [] } : await current.read(after),
    acknowledge: (sequence) => current.acknowledge(sequence),
    async stop() {
      isStopped = true;
      if (plan !== null) await current.plan({ ...plan, slots: [], until: 0 });
      plan = null;
      await forgetHeard(0);
    },
    async use(radio) {
      if (radio === current) return;
      current = radio;
      if (plan !== null) await current.plan(plan);
    },
  };
}
