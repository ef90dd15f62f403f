// SPDX-License-Identifier: GPL-3.0-only
// The desk that knows phone numbers, as keyed hashes alone, and nothing of what phones do.
import type { Random } from '../keys/keyring.ts';
import type { ServerLog } from '../log.ts';
import type { SmsOutbox } from '../sms/sms-outbox.ts';
import type { Store } from '../store/store.ts';
import type { HourlyCounts } from './hourly-counts.ts';
import type { RegistrationEvent } from './registration-metrics.ts';
import type { RegistrationSettings } from './registration-settings.ts';

export interface RegistrationDesk {
  readonly registration: Store['registration'];
  /** HMAC key (32 bytes) for numbers, codes and credentials. */
  readonly key: Uint8Array;
  readonly random: Random;
  readonly settings: RegistrationSettings;
  /** Country of numbers typed without one. */
  readonly country: 'VN';
  readonly outbox: SmsOutbox;
  readonly hourly: HourlyCounts;
  readonly log: ServerLog;
  readonly count: (event: RegistrationEvent) => void;
}
