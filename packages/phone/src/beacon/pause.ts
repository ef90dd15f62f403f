// SPDX-License-Identifier: GPL-3.0-only
// The owner's pause: nothing on the air, nothing heard. Checking and warning go on. It always ends by itself, so that nobody
// is left unprotected by a pause that was forgotten.
import { fail, ok, type Result } from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import { isPaused } from './is-paused.ts';
import { refillRadio } from './own-beacons.ts';

/** The longest pause, seconds. */
export const longestPauseSeconds = 7 * 86_400;

/** Pauses until a unix second; null ends the pause. What was heard until now must have been recorded. */
export async function pauseUntil(context: PhoneContext, until: number | null): Promise<Result<void>> {
  const { store, now } = context;
  if (until !== null && !(until > now && until <= now + longestPauseSeconds))
    return fail('phone.clock', 'a pause ends in the future, within seven days');
  store.state.pause = until === null ? null : { since: now, until: Math.ceil(until) };
  if (until !== null) store.recentScans = [];
  await followPause(context);
  return ok(undefined);
}

/** Stops the radio when a pause has begun, and lets it work again when it is over. */
export async function followPause(context: PhoneContext): Promise<void> {
  const { store, ports, now } = context;
  const { state } = store;
  if (!isPaused(context)) {
    const wasPaused = state.pause !== null || store.hasStoppedRadio;
    state.pause = null;
    store.hasStoppedRadio = false;
    if (wasPaused) await refillRadio(context, true);
    return;
  }
  if (store.hasStoppedRadio) return;
  // Written first: a phone that dies here stops its radio when it is awake again.
  state.plannedUntil = now;
  await store.commit();
  await ports.radio.stop();
  store.hasPlannedRadio = false;
  store.hasStoppedRadio = true;
}
