// SPDX-License-Identifier: GPL-3.0-only
// Which seconds scans vouch for, each second once: a scan stands for the gap before it, and where two of one source
// overlap (both identifiers heard at a change) the stretch goes to the class that weighs most.
import type { Bucket } from './attenuation.ts';
import { unknownBucket } from './attenuation.ts';
import type { ExposureSettings, ScanInstance } from './estimator.ts';

/** Seconds [from, to) in one class of strength. */
export interface CreditedStretch {
  readonly from: number;
  readonly to: number;
  readonly bucket: Bucket;
}

/** No scheduler leaves such a gap between scans and calls it contact; a longer one is a wrong number. */
const longestSensibleGap = 3600;
/** End of time as intervals count it (u32 of 600 s). */
const lastSecond = 2 ** 32 * 600;

/** Seconds that a scan vouches for; 0 when its numbers make no sense. */
export function creditedSeconds(scan: ScanInstance, bridgedGapSeconds: number): number {
  const { time, secondsSinceLastScan: gap } = scan;
  if (!(time >= 0 && time < lastSecond) || !(gap > 0 && gap <= longestSensibleGap)) return 0;
  return Math.max(0, Math.min(gap, bridgedGapSeconds));
}

/** Weight of a class; unknown strength weighs as the farthest. */
export function bucketWeight(bucket: Bucket, settings: Pick<ExposureSettings, 'bucketWeights'>): number {
  return settings.bucketWeights[bucket === unknownBucket ? 3 : bucket];
}

/** Cuts overlapping stretches of one source into disjoint ones, in order of time. */
export function separateStretches(
  stretches: readonly CreditedStretch[],
  settings: Pick<ExposureSettings, 'bucketWeights'>,
): CreditedStretch[] {
  const buckets: readonly Bucket[] = [0, 1, 2, 3, 4];
  const byWeight = buckets.toSorted((a, b) => bucketWeight(b, settings) - bucketWeight(a, settings) || a - b);
  const edges = stretches
    .flatMap(({ from, to, bucket }) => [
      { at: from, bucket, step: 1 },
      { at: to, bucket, step: -1 },
    ])
    .sort((x, y) => x.at - y.at);
  const active = [0, 0, 0, 0, 0];
  const separate: CreditedStretch[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const { at, bucket, step } of edges) {
    const heaviest = byWeight.find((candidate) => (active[candidate] as number) > 0);
    if (heaviest !== undefined && at > from) {
      const last = separate.at(-1);
      if (last !== undefined && last.to === from && last.bucket === heaviest) {
        separate[separate.length - 1] = { from: last.from, to: at, bucket: heaviest };
      } else {
        separate.push({ from, to: at, bucket: heaviest });
      }
    }
    active[bucket] = (active[bucket] as number) + step;
    from = at;
  }
  return separate;
}

/** Seconds that stretches cover by the clock, overlaps once. */
export function coveredSeconds(stretches: readonly CreditedStretch[]): number {
  let covered = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of stretches.toSorted((x, y) => x.from - y.from)) {
    covered += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return covered;
}
