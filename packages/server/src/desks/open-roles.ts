// SPDX-License-Identifier: GPL-3.0-only
// Puts together what one process runs: one desk with links to the others, or all of them.
import { ok, type Result } from '@bluezone/protocol';
import type { ServeRole } from '../configuration/check-operator-file.ts';
import type { OperatorFile } from '../configuration/operator-file.ts';
import type { KeyDesk } from '../keys/key-material.ts';
import type { KeyParts, Random } from '../keys/keyring.ts';
import { loadKeyParts, loadKeyring } from '../keys/keyring-directory.ts';
import type { ServerLog } from '../log.ts';
import { directoryObjectStore } from '../objects/directory-object-store.ts';
import type { RegistrationMetrics } from '../registration/registration-metrics.ts';
import { type DevelopmentInbox, developmentInbox } from '../sms/development-inbox.ts';
import type { SmsSender } from '../sms/sms-sender.ts';
import type { Store } from '../store/store.ts';
import { createAllRoles } from './all-roles.ts';
import { createCasesRole } from './cases-role.ts';
import { createExposureRole, type ExposureRole } from './exposure-role.ts';
import { httpCasesLink, httpMeetingsLink, httpRegistrationLink } from './http-links.ts';
import type { LinkSecrets } from './link-secret.ts';
import { createMeetingsRole } from './meetings-role.ts';
import { type Deployment, type DeploymentParts, deploymentParts } from './open-parts.ts';
import { createRegistrationRole } from './registration-role.ts';
import type { RunningRole } from './role.ts';

export interface RoleSurroundings {
  readonly clock: () => number;
  readonly random: Random;
  readonly log: ServerLog;
  readonly metrics: RegistrationMetrics;
}

export interface OpenedRoles {
  readonly roles: readonly RunningRole[];
  readonly store: Store;
  /** Of the exposure desk, where it is among them. */
  readonly exposure?: ExposureRole;
  /** By which another desk is known that calls here; undefined where none does. */
  readonly linkSecrets?: LinkSecrets;
  /** Lets go of links. */
  close(): void;
}

type Opened = Result<Omit<OpenedRoles, 'store'>>;
type Section<R extends ServeRole> = NonNullable<OperatorFile[R]>;

const nothingOpen = () => {};

function sendersOf(
  { sms }: Section<'registration'> | Section<'all'>,
  parts: DeploymentParts,
  clock: () => number,
): Result<{ senders: readonly SmsSender[]; inbox?: DevelopmentInbox }> {
  if (sms.developmentInbox === true) {
    const inbox = developmentInbox(clock);
    return ok({ senders: [inbox.sender], inbox });
  }
  const senders = parts.senders(sms.senders, clock);
  return senders.ok ? ok({ senders: senders.value }) : senders;
}

/** A desk's own keys; `key.file` names the file that is missing or wrong. */
function keysOf<Desk extends KeyDesk>(
  place: string,
  parts: DeploymentParts,
  desk: Desk,
): Result<NonNullable<KeyParts[Desk]>> {
  const keys = loadKeyParts(parts.pathOf(place), [desk]);
  if (!keys.ok) return keys;
  const own = keys.value[desk];
  if (own === null) throw new Error('the keys that were loaded are not there');
  return ok(own);
}

function openRegistration(
  section: Section<'registration'>,
  store: Store,
  parts: DeploymentParts,
  around: RoleSurroundings,
): Opened {
  const keys = keysOf(section.keys, parts, 'registration');
  if (!keys.ok) return keys;
  const own = keys.value;
  const phones = parts.phones();
  if (!phones.ok) return phones;
  const secrets = parts.linkSecrets('registration.exposure.secret', section.exposure.secret);
  if (!secrets.ok) return secrets;
  const sms = sendersOf(section, parts, around.clock);
  if (!sms.ok) return sms;
  const { periodDays } = phones.value.claimTokens;
  own.advance(around.clock());
  const role = createRegistrationRole({
    ...{ store, keys: own, settings: parts.settings, ...around, ...sms.value },
    claimTokenPeriodDays: () => periodDays,
  });
  return ok({ roles: [role], linkSecrets: secrets.value, close: nothingOpen });
}

function openCases(
  section: Section<'cases'>,
  store: Store,
  parts: DeploymentParts,
  { clock, random, log }: RoleSurroundings,
): Opened {
  const keys = keysOf(section.keys, parts, 'cases');
  if (!keys.ok) return keys;
  const own = keys.value;
  const secrets = parts.linkSecrets('cases.exposure.secret', section.exposure.secret);
  if (!secrets.ok) return secrets;
  const { settings } = parts;
  const senders = parts.senders(section.sms?.senders ?? [], clock, settings.codeLifetimeSeconds);
  if (!senders.ok) return senders;
  own.advance(clock());
  const role = createCasesRole({ store, keys: own, settings, clock, random, log, senders: senders.value });
  const close = () => {
    for (const sender of senders.value) void sender.close();
  };
  return ok({ roles: [role], linkSecrets: secrets.value, close });
}

function openMeetings(section: Section<'meetings'>, store: Store, parts: DeploymentParts): Opened {
  const secrets = parts.linkSecrets('meetings.exposure.secret', section.exposure.secret);
  if (!secrets.ok) return secrets;
  const role = createMeetingsRole({ store, settings: parts.settings });
  return ok({ roles: [role], linkSecrets: secrets.value, close: nothingOpen });
}

function openExposure(
  section: Section<'exposure'>,
  store: Store,
  parts: DeploymentParts,
  { clock, random, log }: RoleSurroundings,
): Opened {
  const keys = keysOf(section.keys, parts, 'exposure');
  if (!keys.ok) return keys;
  const own = keys.value;
  const phones = parts.phones();
  if (!phones.ok) return phones;
  const targets = {
    cases: parts.linkTarget('cases'),
    registration: parts.linkTarget('registration'),
    meetings: parts.linkTarget('meetings'),
  };
  for (const target of Object.values(targets)) if (!target.ok) return target;
  const { cases, registration, meetings } = targets;
  if (!cases.ok || !registration.ok || !meetings.ok) throw new Error('unreachable');
  own.advance(clock());
  const links = {
    cases: httpCasesLink(cases.value),
    registration: httpRegistrationLink(registration.value),
    meetings: httpMeetingsLink(meetings.value),
  };
  const close = () => {
    for (const link of Object.values(links)) link.close();
  };
  const role = createExposureRole({
    ...{ store, objects: directoryObjectStore(parts.pathOf(section.objects.directory)), keys: own },
    ...{ links, configuration: phones.value, settings: parts.settings, clock, random, log },
  });
  if (role.ok) return ok({ roles: [role.value], exposure: role.value, close });
  close();
  return role;
}

function openAll(
  section: Section<'all'>,
  store: Store,
  parts: DeploymentParts,
  around: RoleSurroundings,
): Opened {
  const keys = loadKeyring(parts.pathOf(section.keys));
  if (!keys.ok) return keys;
  const phones = parts.phones();
  if (!phones.ok) return phones;
  const sms = sendersOf(section, parts, around.clock);
  if (!sms.ok) return sms;
  const objects = directoryObjectStore(parts.pathOf(section.objects.directory));
  const created = createAllRoles({
    ...{ store, objects, keys: keys.value, configuration: phones.value, settings: parts.settings },
    ...{ ...around, ...sms.value },
  });
  return created.ok ? ok({ ...created.value, close: nothingOpen }) : created;
}

/**
 * Opens what a role needs of a deployment: store first, then keys, secrets and links. Needs a checked file with the
 * role's section.
 * @returns `store.locked`, `store.unavailable`, `key.file` or `configuration.layout`, naming the field.
 */
export async function openRoles(
  deployment: Deployment,
  role: ServeRole,
  around: RoleSurroundings,
): Promise<Result<OpenedRoles>> {
  const { file } = deployment;
  const parts = deploymentParts(deployment);
  const section = file[role];
  if (section === undefined) throw new Error('the file was not checked for this role');
  const store = await parts.store(section.store, role);
  if (!store.ok) return store;
  const opened = openSection(file, role, store.value, parts, around);
  if (opened.ok) return ok({ ...opened.value, store: store.value });
  await store.value.close();
  return opened;
}

function openSection(
  { registration, cases, exposure, meetings, all }: OperatorFile,
  role: ServeRole,
  store: Store,
  parts: DeploymentParts,
  around: RoleSurroundings,
): Opened {
  if (role === 'registration' && registration !== undefined)
    return openRegistration(registration, store, parts, around);
  if (role === 'cases' && cases !== undefined) return openCases(cases, store, parts, around);
  if (role === 'exposure' && exposure !== undefined) return openExposure(exposure, store, parts, around);
  if (role === 'meetings' && meetings !== undefined) return openMeetings(meetings, store, parts);
  if (role === 'all' && all !== undefined) return openAll(all, store, parts, around);
  throw new Error('the file was not checked for this role');
}
