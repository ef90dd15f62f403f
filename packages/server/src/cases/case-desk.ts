// SPDX-License-Identifier: GPL-3.0-only
import type { Random } from '../keys/keyring.ts';
import type { Settings } from '../settings.ts';
import type { SmsSender } from '../sms/sms-sender.ts';
import type { Store } from '../store/store.ts';

/** What the functions of the cases desk need besides the time. */
export interface CaseDesk {
  readonly cases: Store['cases'];
  readonly audit: Store['audit'];
  readonly numberKey: Uint8Array;
  readonly random: Random;
  readonly settings: Settings;
  /** Through which codes leave, the first one first; none when left out. */
  readonly senders?: readonly SmsSender[];
}
