// SPDX-License-Identifier: GPL-3.0-only
// Whether opened tags prove enough time together. Pure; the rows come from the meetings desk.
import { equalBytes, intervalsPerDay, utcDayOfInterval } from '@bluezone/protocol';

/** A published tag that a claim opened. */
export interface FoundTag {
  readonly tag: Uint8Array;
  readonly interval: number;
  readonly bucket: number;
  readonly minutes: number;
  /** Name of the claim that spent it, 32 bytes; null while unspent. */
  readonly spentBy: Uint8Array | null;
}

export type Verdict =
  | { readonly kind: 'met' /** UTC day of the latest meeting that counted. */; readonly latestDay: number }
  /** Too little was published so far. */
  | { readonly kind: 'not-yet' }
  /** Too little, and some of it belongs to another claim. */
  | { readonly kind: 'spent' };

/** Buckets 0–2 count: nearer than 74 dB of loss. */
const creditedBuckets = 3;

/**
 * Looks for `claimMinutes` credited minutes within 144 intervals among the tags that are unspent or spent by this very
 * claim. Of several spans the earliest counts, which leaves the claimant most keys.
 */
export function judgeMeetings(found: readonly FoundTag[], claim: Uint8Array, claimMinutes: number): Verdict {
  const own = found.filter(({ spentBy }) => spentBy === null || equalBytes(spentBy, claim));
  const credited = own
    .filter(({ bucket }) => bucket < creditedBuckets)
    .sort((a, b) => a.interval - b.interval);
  let minutes = 0;
  let first = 0;
  for (const tag of credited) {
    minutes += tag.minutes;
    for (let oldest = credited[first]; oldest !== undefined; oldest = credited[first]) {
      if (tag.interval - oldest.interval < intervalsPerDay) break;
      minutes -= oldest.minutes;
      first++;
    }
    if (minutes >= claimMinutes) return { kind: 'met', latestDay: utcDayOfInterval(tag.interval) };
  }
  return { kind: own.length < found.length ? 'spent' : 'not-yet' };
}
