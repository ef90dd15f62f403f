// SPDX-License-Identifier: GPL-3.0-only
// Every listener there is, over nothing but memory, and what it says of itself. For tests only.
import { defaultConfiguration } from '@bluezone/protocol';
import { createCasesRole } from '../desks/cases-role.ts';
import { createExposureRole } from '../desks/exposure-role.ts';
import { linkListener } from '../desks/link-listener.ts';
import { createMeetingsRole } from '../desks/meetings-role.ts';
import { createRegistrationRole } from '../desks/registration-role.ts';
import type { RunningRole } from '../desks/role.ts';
import { fastifyInstance } from '../http/fastify-instance.ts';
import { addDescribedRoutes, type ListenerKind } from '../http/openapi.ts';
import { addOperationsRoutes } from '../http/operations-routes.ts';
import { deskMetrics } from '../http/request-metrics.ts';
import type { TypedFastify } from '../http/typed-fastify.ts';
import { createKeyring } from '../keys/keyring.ts';
import { silentLog } from '../log.ts';
import { memoryObjectStore } from '../objects/memory-object-store.ts';
import { demoSettings } from '../settings.ts';
import type { Store } from '../store/store.ts';

export interface ListenerDescription {
  readonly description: {
    readonly paths: Readonly<Record<string, object>>;
    readonly [field: string]: unknown;
  };
}

const secret = 'ab'.repeat(32);

/** Descriptions need no rows: this store has none to give. */
const noStore = {} as Store;

async function describe(app: TypedFastify): Promise<ListenerDescription> {
  const headers = { authorization: `Bearer ${secret}` };
  const answer = await app.inject({ url: '/openapi.json', headers });
  if (answer.statusCode !== 200) throw new Error('a listener did not describe itself');
  return { description: answer.json() };
}

/** What each listener of a deployment says of itself. */
export async function describedListeners(): Promise<
  Readonly<Record<'registration' | 'cases' | 'exposure' | 'links' | 'operations', ListenerDescription>>
> {
  const keys = createKeyring();
  const settings = demoSettings();
  const parts = {
    store: noStore,
    settings,
    clock: () => 0,
    random: () => new Uint8Array(32),
    log: silentLog,
  };
  const cases = createCasesRole({ ...parts, keys: keys.cases });
  const registration = createRegistrationRole({
    ...{ ...parts, keys: keys.registration, senders: [] },
    claimTokenPeriodDays: () => 14,
  });
  const meetings = createMeetingsRole({ store: noStore, settings });
  const exposure = createExposureRole({
    ...{ ...parts, keys: keys.exposure, objects: memoryObjectStore(), configuration: defaultConfiguration },
    links: { cases: cases.link, registration: registration.link, meetings: meetings.link },
  });
  if (!exposure.ok) throw new Error(exposure.detail);
  const open = async (kind: ListenerKind, role: RunningRole) => {
    const app = fastifyInstance(silentLog);
    addDescribedRoutes(app, kind, (scope) => role.addPublicRoutes(scope));
    return await describe(app);
  };
  const links = linkListener(silentLog, [secret]);
  addDescribedRoutes(links, 'links', (scope) => {
    for (const role of [cases, registration, meetings]) role.addLinkRoutes(scope);
  });
  const operations = fastifyInstance(silentLog);
  addDescribedRoutes(operations, 'operations', (scope) =>
    addOperationsRoutes(scope, { check: async () => {}, metrics: deskMetrics('all', () => 0) }),
  );
  return {
    registration: await open('registration', registration),
    cases: await open('cases', cases),
    exposure: await open('exposure', exposure.value),
    links: await describe(links),
    operations: await describe(operations),
  };
}
