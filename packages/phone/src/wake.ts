// SPDX-License-Identifier: GPL-3.0-only
// What the phone does by itself when it wakes: listen, forget, check, judge, send what its owner queued and dummies.
// It imports nothing from `sharing`: nothing that happens here can decide to share. A test reads the imports.
import { type ExposureEstimator, proximityEstimator } from '@bluezone/exposure';
import { judgeDays } from './alerts/judge-days.ts';
import { updateAlerts } from './alerts/update-alerts.ts';
import { refillDue, refillRadio } from './beacon/own-beacons.ts';
import { followPause } from './beacon/pause.ts';
import { followClock } from './follow-clock.ts';
import { enforceRetention } from './heard/enforce-retention.ts';
import { recordScans } from './heard/record-scans.ts';
import { type MatchingParts, matchFiles } from './matching/match-files.ts';
import type { PhoneContext } from './phone-context.ts';
import { nextPostDue } from './posting/post-slots.ts';
import { requestDueClaimToken } from './posting/request-claim-token.ts';
import { sendDuePosts } from './posting/send-due-posts.ts';
import type { PhoneState, Share } from './store/phone-state.ts';
import { pollIndex } from './sync/poll-index.ts';

/** The parts that a better one may replace. */
export interface WakeParts {
  readonly matching?: MatchingParts;
  readonly estimator?: ExposureEstimator;
}

/** One waking: safe to call at any time and as often as one likes. */
export async function wake(context: PhoneContext, parts: WakeParts): Promise<void> {
  const { store } = context;
  if (hasStopped(store.state)) return;
  followClock(context);
  await listenAndForget(context);
  const wasInDoubt = store.state.clockDoubt !== null;
  const poll = await pollIndex(context);
  if (poll.sunset) return stopForever(context);
  if (wasInDoubt && store.state.clockDoubt === null) await enforceRetention(context);
  if (poll.clockBecameWrong) store.state.untold.push({ kind: 'clock-wrong' });
  const hasNewEvidence = await matchFiles(context, poll.files, parts.matching);
  if (poll.configurationChanged) await refillRadio(context, true);
  if (hasNewEvidence || poll.configurationChanged) {
    const days = judgeDays(store.evidence, store.configuration, parts.estimator ?? proximityEstimator);
    store.state.untold.push(...updateAlerts(context, days));
  }
  await store.commit();
  await tellOwner(context);
  await sendDuePosts(context);
  noteSettled(context);
  await requestDueClaimToken(context);
  await store.commit();
}

/** Whether the phone does nothing any more: the system has ended, or another phone has taken its place. */
export function hasStopped({ sunset, movedAt }: PhoneState): boolean {
  return sunset || movedAt !== null;
}

/** Takes note of when the fate of a share was known. */
export function noteSettled({ store, now }: PhoneContext): void {
  for (const share of store.state.shares) if (isSettled.has(share.state)) share.settledAt ??= now;
}

const isSettled: ReadonlySet<Share['state']> = new Set(['accepted', 'refused', 'withdrawn']);

/** Both in one step: most wakings then write to the vault once. */
async function listenAndForget(context: PhoneContext): Promise<void> {
  const { store, ports } = context;
  const recorded = await recordScans(context);
  await followPause(context);
  await refillRadio(context, false);
  await enforceRetention(context);
  await store.commit();
  if (recorded !== null) await ports.radio.acknowledge(recorded);
}

/** Tells what the vault says is untold, so that nothing is lost when the phone stops in between. */
async function tellOwner({ store, ports }: PhoneContext): Promise<void> {
  if (store.state.untold.length === 0) return;
  await ports.notifier.notify(store.state.untold);
  store.state.untold = [];
}

async function stopForever({ store, ports, now }: PhoneContext): Promise<void> {
  await ports.radio.stop();
  await store.eraseForSunset(now);
  await ports.notifier.notify([{ kind: 'sunset' }]);
}

/** When the phone next has something of its own to do, unix seconds. */
export function nextDue({ store, now }: PhoneContext): number {
  const { state } = store;
  if (hasStopped(state)) return Number.POSITIVE_INFINITY;
  const times = [state.nextPoll, nextPostDue({ store, now }), refillDue(store)];
  if (state.claimRequest !== null) times.push(state.claimRequest.notBefore);
  return Math.min(...times);
}
