// SPDX-License-Identifier: GPL-3.0-only
// The cases desk: the health authority's staff, cases and codes. It signs upload tokens and sees no key of a phone.
import { daySeconds, deskPlaintextLength, deskSeal } from '@bluezone/protocol';
import type { CaseDesk } from '../cases/case-desk.ts';
import { redeemCode } from '../cases/redeem-code.ts';
import { approvedDirectives, keepInForce } from '../directives/told-directives.ts';
import { addConsoleRoutes } from '../http/console-routes.ts';
import { forgetOrder } from '../jobs/forget-order.ts';
import { retireCases } from '../jobs/retire.ts';
import type { IssuingKeys, Random } from '../keys/keyring.ts';
import type { ServerLog } from '../log.ts';
import { takeContactForm } from '../people/contact-forms.ts';
import { type DeskDoor, takeDeskPost } from '../sealed/desk-door.ts';
import { envelopeOver } from '../sealed/envelope.ts';
import type { Settings } from '../settings.ts';
import type { SmsSender } from '../sms/sms-sender.ts';
import { retireSessions } from '../staff/retire-sessions.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import type { Store } from '../store/store.ts';
import { publishedKeysOf } from './issuing-keys.ts';
import { addCasesLink } from './link-routes.ts';
import type { CasesLink } from './links.ts';
import type { RunningRole } from './role.ts';

export interface CasesRoleOptions {
  readonly store: Pick<Store, 'cases' | 'audit'>;
  readonly keys: IssuingKeys;
  readonly settings: Settings;
  readonly clock: () => number;
  readonly random: Random;
  readonly log: ServerLog;
  /** Through which codes leave as messages; without any they are read aloud only. */
  readonly senders?: readonly SmsSender[];
  /** By which staff log in; `clock` when left out. */
  readonly signInClock?: () => number;
}

export interface CasesRole extends RunningRole {
  readonly link: CasesLink;
}

export function createCasesRole(options: CasesRoleOptions): CasesRole {
  const { store, keys, settings, clock, random, log } = options;
  const desk: CaseDesk & StaffDesk = {
    cases: store.cases,
    audit: store.audit,
    numberKey: keys.numberKey,
    random,
    settings,
    signInClock: options.signInClock ?? clock,
    ...(options.senders === undefined ? {} : { senders: options.senders }),
  };
  const door: DeskDoor = {
    envelope: envelopeOver(() => keys.seals, deskSeal, deskPlaintextLength, random),
    takers: {
      redeem: (body, now) => redeemCode(desk, keys, body, now),
      'contact-form': (body, now) => takeContactForm(desk, body, now),
    },
    log,
  };
  const link: CasesLink = {
    forward: (sealed) => takeDeskPost(door, sealed, clock()),
    publishedKeys: async () => publishedKeysOf(keys),
    directives: () => approvedDirectives(store.cases),
    tellInForce: (told) => keepInForce(store.cases, told, clock()),
  };
  return {
    role: 'cases',
    link,
    addPublicRoutes: (app) => addConsoleRoutes(app, desk, clock),
    addLinkRoutes: (app) => addCasesLink(app, link),
    async refresh(now) {
      if (keys.advance(now)) log.info('the cases desk made keys for a new epoch');
    },
    jobs: [
      {
        name: 'retire-cases',
        periodSeconds: 3600,
        run: async (now) => {
          await retireCases(store.cases, settings, now);
          await retireSessions(desk);
          return {};
        },
      },
      {
        name: 'forget-order',
        periodSeconds: daySeconds,
        run: async (now) => {
          await forgetOrder(store, now);
          return {};
        },
      },
    ],
    async check() {
      await store.cases.selectFrom('staff').select('username').limit(1).execute();
    },
  };
}
