// SPDX-License-Identifier: GPL-3.0-only
import { daySeconds, type IndexContent, intervalSeconds } from '@bluezone/protocol';
import type { PhoneState } from '../store/phone-state.ts';

/**
 * Judges the phone's clock by an index fetched just now: it was signed at `time` and a newer one was due at `next`, so
 * true time lies between, give or take one interval.
 */
export function judgeClock(index: Pick<IndexContent, 'time' | 'next'>, now: number): 'right' | 'wrong' {
  const tooEarly = now < index.time - intervalSeconds;
  const tooLate = now > Math.max(index.time, index.next) + intervalSeconds;
  return tooEarly || tooLate ? 'wrong' : 'right';
}

/** A clock that was right, and has not leapt since, cannot be wrong by more than this. */
const withoutLeap = 2 * daySeconds;

/**
 * Whether an index that is refused for its time may speak about the phone's clock. One that lies days off a clock which was
 * found right and has not leapt since says something about itself: it is old, or signed for another day.
 */
export function mayJudgeClock(
  { clock, clockDoubt }: Pick<PhoneState, 'clock' | 'clockDoubt'>,
  index: Pick<IndexContent, 'time' | 'next'>,
  now: number,
): boolean {
  if (clock !== 'right' || clockDoubt !== null) return true;
  return now >= index.time - withoutLeap && now <= Math.max(index.time, index.next) + withoutLeap;
}
