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

/**
 * Judges by an index, but does not take the first one that comes late for proof: servers stop publishing for hours, and clocks that
 * were found right and have not leapt seldom go wrong. By a clock that is wrong every index comes late.
 */
export function judgeClockWithPatience(
  state: Pick<PhoneState, 'clock' | 'clockDoubt' | 'lateIndex'>,
  index: Pick<IndexContent, 'time' | 'next'>,
  hash: string,
  now: number,
): Pick<PhoneState, 'clock' | 'lateIndex'> {
  const clock = judgeClock(index, now);
  const isLate = clock === 'wrong' && now > index.time;
  const isTrusted = state.clock === 'right' && state.clockDoubt === null;
  if (isLate && isTrusted && (state.lateIndex ?? hash) === hash) return { clock: 'right', lateIndex: hash };
  return { clock, lateIndex: null };
}
