// SPDX-License-Identifier: GPL-3.0-only
// A simulated radio that survives the process: its plan is kept in a file, with the beacons of the last day, so that a
// stretch of time can be told again after a kill.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RadioPlan } from '@bluezone/phone';
import { fromHex, toHex } from '@bluezone/protocol';
import { type AirRadio, airRadio } from '../phones/air-radio.ts';

const keptSeconds = 86_400;

/**
 * @param path where the plan is kept; null keeps it in memory
 * @param firstSequence number before the first scan; must not be lower than any number given out before
 */
export async function sceneRadio(path: string | null, firstSequence: number): Promise<AirRadio> {
  const inner = airRadio();
  const saved = path !== null && existsSync(path) ? readPlan(path) : null;
  if (saved !== null) await inner.plan(saved);
  return {
    ...inner,
    async plan(next) {
      const merged = withEarlierSlots(inner.currentPlan(), next);
      if (path !== null) writePlan(path, merged);
      await inner.plan(merged);
    },
    async read(after) {
      const { sequence, scans } = await inner.read(Math.max(0, after - firstSequence));
      return { sequence: sequence + firstSequence, scans };
    },
    acknowledge: (sequence) => inner.acknowledge(sequence - firstSequence),
  };
}

function withEarlierSlots(before: RadioPlan | null, next: RadioPlan): RadioPlan {
  const first = next.slots[0]?.from;
  if (before === null || first === undefined) return next;
  const earlier = before.slots.filter(({ from }) => from < first && from > first - keptSeconds);
  return { ...next, slots: [...earlier, ...next.slots] };
}

function readPlan(path: string): RadioPlan | null {
  const plan = JSON.parse(readFileSync(path, 'utf8')) as Omit<RadioPlan, 'slots'> & {
    slots: [number, string][];
  };
  const slots = plan.slots.map(([from, beacon]) => ({ from, beacon: fromHex(beacon) ?? new Uint8Array(27) }));
  return { ...plan, slots };
}

function writePlan(path: string, plan: RadioPlan): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const slots = plan.slots.map(({ from, beacon }) => [from, toHex(beacon)]);
  writeFileSync(`${path}.part`, JSON.stringify({ ...plan, slots }), { mode: 0o600 });
  renameSync(`${path}.part`, path);
}
