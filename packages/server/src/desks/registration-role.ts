// SPDX-License-Identifier: GPL-3.0-only
// The registration desk: phone numbers. It signs claim tokens on a schedule and learns nothing of anybody's health.
import { deskPlaintextLength, deskSeal, utcDayAt } from '@bluezone/protocol';
import { addDevelopmentInbox } from '../http/development-inbox.ts';
import { addRegistrationRoutes } from '../http/registration-routes.ts';
import { retireIssued } from '../jobs/retire.ts';
import type { IssuingKeys, Random } from '../keys/keyring.ts';
import type { ServerLog } from '../log.ts';
import { countRegistered } from '../registration/count-registered.ts';
import { HourlyCounts } from '../registration/hourly-counts.ts';
import { issueClaimToken } from '../registration/issue-claim-token.ts';
import type { RegistrationDesk } from '../registration/registration-desk.ts';
import type { RegistrationMetrics } from '../registration/registration-metrics.ts';
import { hasOverdueRegistration, sweepRegistration } from '../registration/sweep-registration.ts';
import { type DeskDoor, takeDeskPost } from '../sealed/desk-door.ts';
import { envelopeOver } from '../sealed/envelope.ts';
import type { Settings } from '../settings.ts';
import type { DevelopmentInbox } from '../sms/development-inbox.ts';
import { smsOutbox } from '../sms/sms-outbox.ts';
import type { SmsSender } from '../sms/sms-sender.ts';
import type { Store } from '../store/store.ts';
import { publishedKeysOf } from './issuing-keys.ts';
import { addRegistrationLink } from './link-routes.ts';
import type { Community, RegistrationLink } from './links.ts';
import type { RunningRole } from './role.ts';

export interface RegistrationRoleOptions {
  readonly store: Pick<Store, 'registration'>;
  readonly keys: IssuingKeys;
  readonly settings: Settings;
  /** Days for which one claim token is given, as the signed configuration says. */
  readonly claimTokenPeriodDays: () => number;
  readonly clock: () => number;
  readonly random: Random;
  readonly log: ServerLog;
  /** Through which codes leave, the first one first; without any nobody can register. */
  readonly senders: readonly SmsSender[];
  /** Shown as a page: never in production. */
  readonly inbox?: DevelopmentInbox;
  readonly metrics?: RegistrationMetrics;
}

export interface RegistrationRole extends RunningRole {
  readonly link: RegistrationLink;
}

export function createRegistrationRole(options: RegistrationRoleOptions): RegistrationRole {
  const { store, keys, settings, claimTokenPeriodDays, clock, random, log, senders, inbox, metrics } =
    options;
  const outbox = smsOutbox({
    ...{ senders, clock, log },
    ...(metrics === undefined ? {} : { onTry: metrics.onTry, onEnd: metrics.onEnd }),
  });
  metrics?.watch(outbox);
  const desk: RegistrationDesk = {
    registration: store.registration,
    key: keys.numberKey,
    random,
    settings: settings.registration,
    country: settings.defaultCountry,
    outbox,
    hourly: new HourlyCounts(),
    log,
    count: metrics?.count ?? (() => {}),
  };
  let counted: { period: number; community: Community } | undefined;
  const door: DeskDoor = {
    envelope: envelopeOver(() => keys.seals, deskSeal, deskPlaintextLength, random),
    takers: {
      'claim-token': (body, now) =>
        issueClaimToken(store.registration, keys, claimTokenPeriodDays(), body, now),
    },
    log,
  };
  const link: RegistrationLink = {
    forward: (sealed) => takeDeskPost(door, sealed, clock()),
    publishedKeys: async () => publishedKeysOf(keys),
    async community() {
      const now = clock();
      const period = Math.floor(now / settings.communityPeriodSeconds);
      if (counted?.period !== period)
        counted = {
          period,
          community: { registered: await countRegistered(store.registration), day: utcDayAt(now) },
        };
      return counted.community;
    },
  };
  return {
    role: 'registration',
    link,
    addPublicRoutes(app) {
      addRegistrationRoutes(app, desk, clock);
      if (inbox !== undefined) addDevelopmentInbox(app, inbox);
    },
    addLinkRoutes: (app) => addRegistrationLink(app, link),
    async refresh(now) {
      if (keys.advance(now)) log.info('the registration desk made keys for a new epoch');
    },
    jobs: [
      {
        name: 'sweep-registration',
        periodSeconds: 0,
        hasWork: (now) => hasOverdueRegistration(store.registration, now),
        run: async (now) => {
          await sweepRegistration(store.registration, now);
          return {};
        },
      },
      {
        name: 'retire-registration',
        periodSeconds: 3600,
        run: async (now) => {
          await retireIssued(store.registration, claimTokenPeriodDays(), now);
          return {};
        },
      },
    ],
    async check() {
      await store.registration.selectFrom('phones').select('credential_hash').limit(1).execute();
    },
    close: () => outbox.close(settings.closeGraceMs),
  };
}
