// SPDX-License-Identifier: GPL-3.0-only
// A new configuration may ask for posts more often or more rarely. Waits are exponential, so the rest of a wait, stretched
// by the same factor as its mean, is drawn as if the new mean had held since now: no plan from an older configuration
// delays the new rhythm by weeks, and nothing is drawn anew that an owner's acts had shifted.
import type { PhoneContext } from '../phone-context.ts';

/** Fits the planned time of the next group of posts to the configuration in force, which replaced one of `earlierMean` seconds. */
export function rescalePlan({ store, now }: Pick<PhoneContext, 'store' | 'now'>, earlierMean: number): void {
  const { state, configuration } = store;
  const { meanSeconds } = configuration.dummies;
  if (state.nextDummy === null || state.nextDummy <= now || meanSeconds === earlierMean) return;
  state.nextDummy = now + Math.ceil((state.nextDummy - now) * (meanSeconds / earlierMean));
}
