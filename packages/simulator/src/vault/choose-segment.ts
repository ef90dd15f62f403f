// SPDX-License-Identifier: GPL-3.0-only
// Which segment of a shelf is rewritten next: what was deleted or written over must leave the disk in time, and the files
// may not grow far beyond what lives in them.

export interface SegmentSize {
  readonly bytes: number;
  readonly liveBytes: number;
  /** Unix second since which it holds something that does not count any more; infinite when it does not. */
  readonly staleSinceTime: number;
  readonly isFinished: boolean;
  readonly kind: 'fresh' | 'kept';
}

export interface RewritingRules {
  /** Seconds that something deleted or written over may stay before its segment is rewritten. */
  readonly forgetAfterSeconds: number;
  /** Bytes at which a segment is finished. */
  readonly segmentBytes: number;
}

/** Files may hold half as much again as lives in them, and this many segments. */
const spareSegments = 4;
/** Rewriting a segment of which less is gone wins too little. */
const leastGone = 0.25;
/** Small segments, left by many restarts, are put together when there are more than this many … */
const mostSmall = 16;
/** … of less than this share of a segment. */
const smallShare = 0.125;

const goneShare = ({ bytes, liveBytes }: SegmentSize) => (bytes - liveBytes) / bytes;

/** The segment to be rewritten at `now`: overdue first, then the most wasteful, then the smallest of too many. */
export function chooseSegment<T extends SegmentSize>(
  segments: readonly T[],
  rules: RewritingRules,
  now: number,
): T | undefined {
  // The fresh segment under way is finished by who writes it; the kept one by who rewrites.
  const candidates = segments.filter((segment) => segment.isFinished || segment.kind === 'kept');
  const oldest = least(candidates, ({ staleSinceTime }) => staleSinceTime);
  if (oldest !== undefined && oldest.staleSinceTime <= now - rules.forgetAfterSeconds) return oldest;
  const finished = candidates.filter(({ isFinished }) => isFinished);
  if (wasteOf(segments) > spareSegments * rules.segmentBytes + liveOf(segments) / 2) {
    const worst = least(finished, (segment) => -goneShare(segment));
    if (worst !== undefined && goneShare(worst) >= leastGone) return worst;
  }
  const small = finished.filter(({ bytes }) => bytes < smallShare * rules.segmentBytes);
  return small.length > mostSmall ? least(small, ({ bytes }) => bytes) : undefined;
}

/** True when waste has grown so far that writes should wait for rewriting. */
export function isFarBehind(segments: readonly SegmentSize[], rules: RewritingRules): boolean {
  return wasteOf(segments) > 4 * spareSegments * rules.segmentBytes + 2 * liveOf(segments);
}

const liveOf = (segments: readonly SegmentSize[]) => segments.reduce((sum, s) => sum + s.liveBytes, 0);
const wasteOf = (segments: readonly SegmentSize[]) =>
  segments.reduce((sum, s) => sum + s.bytes - s.liveBytes, 0);

function least<T>(items: readonly T[], sizeOf: (item: T) => number): T | undefined {
  let best: T | undefined;
  for (const item of items) if (best === undefined || sizeOf(item) < sizeOf(best)) best = item;
  return best;
}
