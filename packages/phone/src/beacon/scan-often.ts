// SPDX-License-Identifier: GPL-3.0-only
// Who looks at who is around should not wait three minutes for the next scan.
import type { PhoneContext } from '../phone-context.ts';
import { isPaused } from './is-paused.ts';
import { refillRadio } from './own-beacons.ts';

/** How long the radio scans often after its owner looked, seconds. */
const oftenSeconds = 120;

/** Lets the radio scan every half minute for two minutes; does nothing during a pause. */
export async function scanOften(context: PhoneContext): Promise<void> {
  const { store, now } = context;
  if (isPaused(context)) return;
  const isScanningOften = store.scansOftenUntil !== null && now < store.scansOftenUntil;
  store.scansOftenUntil = now + oftenSeconds;
  if (!isScanningOften) await refillRadio(context, true);
}
