// SPDX-License-Identifier: GPL-3.0-only
import type { Configuration } from '@bluezone/protocol';
import type { MeetingsLink } from '../desks/links.ts';
import type { ServerLog } from '../log.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import type { ReportRows } from './report-rows.ts';

/** What the functions of the exposure desk need besides the time. Of the meetings desk it sees these calls only. */
export interface ExposureDesk {
  readonly exposure: Store['exposure'];
  readonly reportRows: ReportRows;
  readonly meetings: MeetingsLink;
  /** HMAC key (32 bytes) under which the meetings desk knows claims. */
  readonly claimsKey: Uint8Array;
  /** The configuration as served, issuers included. */
  readonly configuration: () => Configuration;
  readonly settings: Settings;
  readonly log: ServerLog;
}
