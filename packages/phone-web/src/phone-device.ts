// SPDX-License-Identifier: GPL-3.0-only
// What a phone in a page uses where there is more than a browser under it. The session knows no more of a native host than
// this, so that a page in a browser does not load the bridge.
import type { Net, Phone, Radio } from '@bluezone/phone';
import type { WebVault } from './web-vault.ts';

export interface PhoneDevice {
  readonly radio: Radio;
  readonly vault: WebVault;
  readonly net: Net;
  readonly fetching: typeof fetch;
  /** Calls when the radio has scans, until the returned function is called. */
  follow(onScans: () => void): () => void;
  /** Has the phone woken when it next has something to do, also when nobody looks. */
  orderWaking(phone: Phone): Promise<void>;
}
