// SPDX-License-Identifier: GPL-3.0-only
import { type IndexContent, intervalSeconds } from '@bluezone/protocol';

/**
 * Judges the phone's clock by an index fetched just now: it was signed at `time` and a newer one was due at `next`, so
 * true time lies between, give or take one interval.
 */
export function judgeClock(index: Pick<IndexContent, 'time' | 'next'>, now: number): 'right' | 'wrong' {
  const tooEarly = now < index.time - intervalSeconds;
  const tooLate = now > Math.max(index.time, index.next) + intervalSeconds;
  return tooEarly || tooLate ? 'wrong' : 'right';
}
