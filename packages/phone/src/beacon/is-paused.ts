// SPDX-License-Identifier: GPL-3.0-only
import type { PhoneContext } from '../phone-context.ts';

/** Whether the owner's pause is in force. */
export function isPaused({ store, now }: Pick<PhoneContext, 'store' | 'now'>): boolean {
  const { pause } = store.state;
  return pause !== null && now < pause.until;
}
