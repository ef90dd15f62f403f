// SPDX-License-Identifier: GPL-3.0-only
// A process of a deployment, as `bluezone serve` runs it: its desks, up to three listeners, its jobs.
import { randomBytes } from 'node:crypto';
import { ok, type Result } from '@bluezone/protocol';
import { rolesOf, type ServeRole } from '../configuration/check-operator-file.ts';
import type { ListenAddress } from '../configuration/operator-file.ts';
import { settingsOf } from '../configuration/settings-schema.ts';
import { closeListener } from '../http/close-listener.ts';
import { mountConsole } from '../http/console-page.ts';
import { fastifyInstance, listenBacklog } from '../http/fastify-instance.ts';
import { addDescribedRoutes } from '../http/openapi.ts';
import { addOperationsRoutes } from '../http/operations-routes.ts';
import { deskMetrics } from '../http/request-metrics.ts';
import type { TypedFastify } from '../http/typed-fastify.ts';
import type { JobRun } from '../jobs/due-jobs.ts';
import { jobTicker } from '../jobs/job-ticker.ts';
import type { Random } from '../keys/keyring.ts';
import { pinoLog, type ServerLog } from '../log.ts';
import { registrationMetrics } from '../registration/registration-metrics.ts';
import { jobRounds } from './job-rounds.ts';
import { linkListener } from './link-listener.ts';
import type { Deployment } from './open-parts.ts';
import { openRoles } from './open-roles.ts';

export interface StartOptions extends Deployment {
  readonly role: ServeRole;
  /** Where the built console lies, which the cases desk serves at /console/; left out, nothing is served there. */
  readonly consoleFolder?: string;
  /** Unix seconds; the system's clock when left out. */
  readonly clock?: () => number;
  readonly random?: Random;
  readonly log?: ServerLog;
}

export type ListenerName = 'public' | 'desks' | 'operations';

export interface RunningDesks {
  /** "http://127.0.0.1:8433" by listener. */
  readonly addresses: Readonly<Partial<Record<ListenerName, string>>>;
  /** Runs what is due now; the process does so by itself too. */
  runDueJobs(): Promise<JobRun[]>;
  /** Tells that it is not ready, ends what is under way, and lets go of everything. */
  close(): Promise<void>;
}

const systemRandom: Random = (length) => new Uint8Array(randomBytes(length));

/**
 * Starts a role of a checked deployment. Rejects when an address cannot be bound (EADDRINUSE, EACCES).
 * @returns as {@link openRoles}
 */
export async function startDesks(options: StartOptions): Promise<Result<RunningDesks>> {
  const { file, role } = options;
  const clock = options.clock ?? (() => Date.now() / 1000);
  const random = options.random ?? systemRandom;
  const log = options.log ?? pinoLog();
  const metrics = deskMetrics(role, clock);
  const opened = await openRoles(options, role, {
    ...{ clock, random, log },
    metrics: registrationMetrics(metrics.registry, clock),
  });
  if (!opened.ok) return opened;
  const { roles, store, exposure, linkSecrets } = opened.value;
  const settings = settingsOf(file.settings ?? {});
  const round = jobRounds(roles, store, random, log);
  const ticker = jobTicker(() => round(clock()), settings.jobTickSeconds, log);
  let isClosing = false;

  const listeners: { name: ListenerName; app: TypedFastify; at: ListenAddress }[] = [];
  const listen: Readonly<Partial<Record<ListenerName, ListenAddress>>> = file[role]?.listen ?? {};
  const watched = (app: TypedFastify): TypedFastify => {
    metrics.watch(app);
    return app;
  };
  if (listen.public !== undefined) {
    const app = watched(fastifyInstance(log));
    addDescribedRoutes(app, role, (scope) => {
      for (const each of roles) each.addPublicRoutes(scope);
    });
    if (options.consoleFolder !== undefined && rolesOf(role).includes('cases'))
      mountConsole(app, options.consoleFolder);
    listeners.push({ name: 'public', app, at: listen.public });
  }
  if (listen.desks !== undefined && linkSecrets !== undefined) {
    const app = watched(linkListener(log, linkSecrets));
    addDescribedRoutes(app, 'links', (scope) => {
      for (const each of roles) each.addLinkRoutes(scope);
    });
    listeners.push({ name: 'desks', app, at: listen.desks });
  }
  if (listen.operations !== undefined) {
    const app = fastifyInstance(log);
    const check = async () => {
      if (isClosing) throw new Error('closing');
      for (const each of roles) await each.check();
    };
    addDescribedRoutes(app, 'operations', (scope) => addOperationsRoutes(scope, { check, metrics }));
    listeners.push({ name: 'operations', app, at: listen.operations });
  }

  async function close(): Promise<void> {
    isClosing = true;
    await ticker.stop();
    await Promise.all(
      listeners
        .filter(({ name }) => name !== 'operations')
        .map(({ app }) => closeListener(app, settings.closeGraceMs)),
    );
    for (const each of roles) await each.close?.();
    for (const { name, app } of listeners) if (name === 'operations') await closeListener(app, 0);
    if (opened.ok) opened.value.close();
    await store.close();
  }

  try {
    await exposure?.recall();
    await round(clock()).catch((error: unknown) => log.error('the first round of jobs failed', error));
    const addresses: Partial<Record<ListenerName, string>> = {};
    const ports: Record<string, number> = {};
    for (const { name, app, at } of listeners) {
      const address = await app.listen({ host: at.host, port: at.port, backlog: listenBacklog });
      addresses[name] = address;
      ports[name] = Number(new URL(address).port);
    }
    ticker.start();
    log.info(`listening: ${rolesOf(role).join(', ')}`, ports);
    return ok({ addresses, runDueJobs: () => round(clock()), close });
  } catch (error) {
    await close();
    throw error;
  }
}
