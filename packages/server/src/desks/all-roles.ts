// SPDX-License-Identifier: GPL-3.0-only
// The four desks in one process: each has its own rows and its own keys, and a link is the other desk itself.
import { type Configuration, ok, type Result } from '@bluezone/protocol';
import type { Keyring, Random } from '../keys/keyring.ts';
import type { ServerLog } from '../log.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { RegistrationMetrics } from '../registration/registration-metrics.ts';
import type { Envelope } from '../sealed/envelope.ts';
import type { Settings } from '../settings.ts';
import type { DevelopmentInbox } from '../sms/development-inbox.ts';
import type { SmsSender } from '../sms/sms-sender.ts';
import type { Store } from '../store/store.ts';
import { createCasesRole } from './cases-role.ts';
import { createExposureRole, type ExposureRole } from './exposure-role.ts';
import { publishedKeysOf } from './issuing-keys.ts';
import { createMeetingsRole } from './meetings-role.ts';
import { createRegistrationRole } from './registration-role.ts';
import type { RunningRole } from './role.ts';

export interface AllRolesOptions {
  readonly store: Store;
  readonly objects: ObjectStore;
  readonly keys: Keyring;
  readonly configuration: Configuration;
  readonly settings: Settings;
  readonly clock: () => number;
  readonly random: Random;
  readonly log: ServerLog;
  readonly senders: readonly SmsSender[];
  readonly inbox?: DevelopmentInbox;
  readonly metrics?: RegistrationMetrics;
  readonly signInClock?: () => number;
  readonly envelope?: Envelope;
  readonly pause?: (untilMs: number) => Promise<void>;
}

export interface AllRoles {
  readonly exposure: ExposureRole;
  /** All of them, in the order in which they are refreshed: those who issue before the one who publishes. */
  readonly roles: readonly RunningRole[];
}

/** Makes keys for the epoch of the clock when the keyring lacks them; `configuration.layout` when the configuration breaks a bound. */
export function createAllRoles(options: AllRolesOptions): Result<AllRoles> {
  const { store, objects, keys, settings, clock, random, log, senders, inbox, metrics, envelope, pause } =
    options;
  keys.advanceIssuers(clock());
  const parts = { settings, clock, random, log };
  const meetings = createMeetingsRole({ store, settings });
  const { signInClock = clock } = options;
  const cases = createCasesRole({ store, keys: keys.cases, ...parts, senders, signInClock });
  const registration = createRegistrationRole({
    ...{ store, keys: keys.registration, ...parts, senders },
    claimTokenPeriodDays: () => exposure.configuration().claimTokens.periodDays,
    ...(inbox === undefined ? {} : { inbox }),
    ...(metrics === undefined ? {} : { metrics }),
  });
  const created = createExposureRole({
    ...{ store, objects, keys: keys.exposure, ...parts, configuration: options.configuration },
    links: { cases: cases.link, registration: registration.link, meetings: meetings.link },
    known: { cases: publishedKeysOf(keys.cases), registration: publishedKeysOf(keys.registration) },
    ...(envelope === undefined ? {} : { envelope }),
    ...(pause === undefined ? {} : { pause }),
  });
  if (!created.ok) return created;
  const exposure = created.value;
  return ok({ exposure, roles: [cases, registration, exposure, meetings] });
}
