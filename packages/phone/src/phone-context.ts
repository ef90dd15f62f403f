// SPDX-License-Identifier: GPL-3.0-only
import type { PeopleCounter } from './counting/people-counter.ts';
import type { PhonePorts, Pins } from './ports.ts';
import type { PhoneStore } from './store/phone-store.ts';

/** What every act of the engine works on. `now` is unix seconds, read once per act. */
export interface PhoneContext {
  readonly ports: PhonePorts;
  readonly pins: Pins;
  readonly store: PhoneStore;
  readonly now: number;
  /** Transmit power of this device's radio in dBm, sent in the metadata. */
  readonly transmitPowerDbm: number;
  /** Counts people where only identifiers are known. */
  readonly counter: PeopleCounter;
}
