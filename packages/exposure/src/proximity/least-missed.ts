// SPDX-License-Identifier: GPL-3.0-only
// How many scans a phone misses for reasons of its own, however near the peer.
import { middleOf, type Scan } from './group-scans.ts';
import type { ProximityParameters } from './proximity-parameters.ts';

/** As many scans as the prior share of missed ones weighs. */
const priorTries = 100;

/** Share of scans that miss even a peer that was heard well just before and just after. */
export function leastMissedOf(
  scans: readonly Scan[],
  goneSeconds: number,
  parameters: ProximityParameters,
): number {
  const last = new Map<number, { index: number; strength: number }>();
  const heardStrengths: number[] = [];
  for (const scan of scans) for (const { strength } of scan.heard) heardStrengths.push(strength);
  const strengths = Float64Array.from(heardStrengths).sort();
  if (strengths.length === 0) return parameters.leastMissed;
  const strong = middleOf(strengths, 0.5);
  let missed = parameters.leastMissed * priorTries;
  let tries = priorTries;
  scans.forEach((scan, index) => {
    for (const { peer, strength } of scan.heard) {
      const before = last.get(peer);
      last.set(peer, { index, strength });
      if (before === undefined || before.strength < strong || strength < strong) continue;
      if (scan.time - (scans[before.index] as Scan).time > goneSeconds) continue;
      missed += index - before.index - 1;
      tries += index - before.index;
    }
  });
  return Math.min(0.8, missed / tries);
}
