// SPDX-License-Identifier: GPL-3.0-only
// The registration desk alone, without HTTP, for tests that do many things to it.
import type { ServerLog } from '../log.ts';
import { registrationNumberHmac } from '../phone-number.ts';
import { HourlyCounts } from '../registration/hourly-counts.ts';
import { limitHmac } from '../registration/one-time-code.ts';
import type { RegistrationDesk } from '../registration/registration-desk.ts';
import type { RegistrationEvent } from '../registration/registration-metrics.ts';
import { demoRegistration, type RegistrationSettings } from '../registration/registration-settings.ts';
import { type DevelopmentInbox, developmentInbox } from '../sms/development-inbox.ts';
import { smsOutbox } from '../sms/sms-outbox.ts';
import type { SmsSender } from '../sms/sms-sender.ts';
import type { Store } from '../store/store.ts';
import { seededRandom } from './seeded-random.ts';
import { noon } from './test-server.ts';

export interface TestRegistration {
  readonly desk: RegistrationDesk;
  readonly inbox: DevelopmentInbox;
  readonly alerts: string[];
  readonly events: RegistrationEvent[];
  /** The names under which a number stands in the tables. */
  namesOf(number: string): { numberHmac: Uint8Array; limitHmac: Uint8Array };
  now: number;
}

/** A desk over a store, with the limits of the demonstration unless told otherwise. */
export function testRegistration(
  store: Store,
  limits: Partial<RegistrationSettings> = {},
  senders?: readonly SmsSender[],
): TestRegistration {
  const random = seededRandom('test-registration');
  const key = random(32);
  const alerts: string[] = [];
  const events: RegistrationEvent[] = [];
  const time = { now: noon };
  const clock = () => time.now;
  const inbox = developmentInbox(clock, 5000);
  const kept = { info() {}, alert: (event: string) => void alerts.push(event), error() {} };
  const log: ServerLog = { ...kept, ofDay: kept };
  const desk: RegistrationDesk = {
    registration: store.registration,
    key,
    random,
    settings: { ...demoRegistration(), ...limits },
    country: 'VN',
    outbox: smsOutbox({ senders: senders ?? [inbox.sender], clock, log }),
    hourly: new HourlyCounts(),
    log,
    count: (event) => void events.push(event),
  };
  const namesOf = (number: string) => {
    const numberHmac = registrationNumberHmac(key, number);
    return { numberHmac, limitHmac: limitHmac(key, numberHmac) };
  };
  return Object.assign(time, { desk, inbox, alerts, events, namesOf });
}
