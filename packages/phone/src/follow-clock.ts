// SPDX-License-Identifier: GPL-3.0-only
// People and networks set clocks back. Whatever was planned by the later clock must not wait until that comes again.
import { intervalAt, intervalSeconds } from '@bluezone/protocol';
import { doubtLeaps } from './heard/clock-doubt.ts';
import { retentionDaysAt } from './heard/retention-days.ts';
import type { PhoneContext } from './phone-context.ts';

/** Moves everything that was planned by a clock since put back, by one interval or more. */
export function followClock(context: PhoneContext): void {
  const { store, now } = context;
  const { state } = store;
  doubtLeaps(context, retentionDaysAt(store, now));
  const back = (state.lastWake - intervalAt(now)) * intervalSeconds;
  state.lastWake = intervalAt(now);
  if (back <= 0) return;
  const earlier = (time: number): number => (time <= now ? time : Math.max(now, time - back));
  const past = (time: number): number => Math.min(time, now);
  state.nextPoll = earlier(state.nextPoll);
  if (state.nextDummy !== null) state.nextDummy = earlier(state.nextDummy);
  for (const slot of state.slots) slot.at = earlier(slot.at);
  if (state.earlierRetention !== null) state.earlierRetention.until = earlier(state.earlierRetention.until);
  if (state.claimRequest !== null) state.claimRequest.notBefore = earlier(state.claimRequest.notBefore);
  if (state.uploadToken !== null) state.uploadToken.redeemedAt = past(state.uploadToken.redeemedAt);
  if (state.lastCheck !== null) state.lastCheck.at = past(state.lastCheck.at);
  if (state.lastGoodCheck !== null) state.lastGoodCheck = past(state.lastGoodCheck);
  if (state.installedAt !== null) state.installedAt = past(state.installedAt);
  if (state.failingSince !== null) state.failingSince = past(state.failingSince);
  if (state.redeemedAt !== null) state.redeemedAt = past(state.redeemedAt);
  if (state.pause !== null)
    state.pause = { since: past(state.pause.since), until: earlier(state.pause.until) };
  if (state.moving !== null) state.moving.since = past(state.moving.since);
  for (const share of state.shares) {
    share.notBefore = earlier(share.notBefore);
    share.sharedAt = past(share.sharedAt);
    if (share.settledAt !== null) share.settledAt = past(share.settledAt);
  }
  store.hasPlannedRadio = false;
}
