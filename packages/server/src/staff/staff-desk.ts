// SPDX-License-Identifier: GPL-3.0-only
import type { Random } from '../keys/keyring.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';

/** What the functions about staff need besides the time. */
export interface StaffDesk {
  readonly cases: Store['cases'];
  readonly audit: Store['audit'];
  /** The desk's own key; keys for other purposes follow from it. */
  readonly numberKey: Uint8Array;
  readonly random: Random;
  readonly settings: Settings;
  /**
   * Unix seconds by which people log in: the clock on their own wall, that of authenticator apps and sessions. It is the
   * desk's own clock but in a demonstration, whose days pass faster than those of its visitors.
   */
  readonly signInClock: () => number;
}
