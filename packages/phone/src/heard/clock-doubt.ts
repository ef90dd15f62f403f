// SPDX-License-Identifier: GPL-3.0-only
// A clock that leaps by days is wrong more often than right: a battery ran empty, a finger slipped, somebody spoofed the
// time. What the new time would have the phone forget is kept until the server's signed time confirms it, or until the
// phone has lived by it for some days.
import { intervalAt, intervalStart, intervalsPerDay } from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import type { PhoneStore } from '../store/phone-store.ts';

/** Nothing is kept for longer than this, not even what a wrong clock dated ahead. */
export const longestRetentionDays = 21;
/** A doubted clock is believed after so many days that the phone has lived by it, whatever else it knows. */
const longestDoubtDays = 7;
/** Between two wakings at most so much is taken for lived: a phone that is on wakes more often. */
const longestStep = intervalsPerDay;
/** A clock this far from what was lived is not doubted. */
const undoubted = intervalsPerDay;

/**
 * Takes note of the time since the last waking. What is beyond two days, or backwards by more than one, puts a clock in
 * doubt, if an index has ever judged it: else there is nothing to measure it by. `lastWake` must still be that of the last waking.
 * @param retentionDays days for which things are kept; no doubt makes them more than 21.
 */
export function doubtLeaps({ store, now }: PhoneContext, retentionDays: number): void {
  const { state } = store;
  if (state.clock === 'unknown') return;
  const clock = intervalAt(now);
  const step = Math.max(0, Math.min(clock - state.lastWake, longestStep));
  const believed = (state.clockDoubt?.believed ?? state.lastWake) + step;
  const lived = (state.clockDoubt?.lived ?? 0) + step;
  const longest = Math.min(longestDoubtDays, longestRetentionDays - retentionDays);
  if (Math.abs(clock - believed) <= undoubted) state.clockDoubt = null;
  else if (lived < longest * intervalsPerDay) state.clockDoubt = { believed, lived };
  else {
    // Believed because nothing may be kept for ever, not because anything has confirmed it.
    state.clock = 'unknown';
    state.clockDoubt = null;
  }
}

/** The earlier of the clock and what was lived, unix seconds: what must be forgotten is judged by it. */
export function forgettingTime({ state }: PhoneStore, now: number): number {
  return state.clockDoubt === null ? now : Math.min(now, intervalStart(state.clockDoubt.believed));
}

/** The later of the two, unix seconds: nothing was honestly dated after it. */
export function latestTime({ state }: PhoneStore, now: number): number {
  return state.clockDoubt === null ? now : Math.max(now, intervalStart(state.clockDoubt.believed));
}
