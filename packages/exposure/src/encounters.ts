// SPDX-License-Identifier: GPL-3.0-only
// Encounters: stretches near one source, joined over gaps that a missed scan explains.
import type { CreditedStretch } from './credited-time.ts';
import type { Encounter } from './estimator.ts';
import { roundMinutes } from './rule-engine.ts';

/**
 * Joins disjoint stretches of one source, in order of time, over gaps up to `bridgedGapSeconds`.
 * A bridged gap lengthens the encounter but credits no minutes.
 */
export function encountersOf(
  source: number,
  stretches: readonly CreditedStretch[],
  bridgedGapSeconds: number,
): Encounter[] {
  const joined: { from: number; to: number; seconds: number }[] = [];
  for (const { from, to } of stretches) {
    const last = joined.at(-1);
    if (last !== undefined && from - last.to <= bridgedGapSeconds) {
      last.to = to;
      last.seconds += to - from;
    } else {
      joined.push({ from, to, seconds: to - from });
    }
  }
  return joined.map(({ from, to, seconds }) => ({ source, from, to, minutes: roundMinutes(seconds / 60) }));
}
