// SPDX-License-Identifier: GPL-3.0-only
// The four desks in one process, each with its own rows and its own keys, linked without a network.
import { randomBytes } from 'node:crypto';
import { type Configuration, ok, type Result } from '@bluezone/protocol';
import type { Registry } from 'prom-client';
import { createAllRoles } from './desks/all-roles.ts';
import { jobRounds } from './desks/job-rounds.ts';
import { closeListener } from './http/close-listener.ts';
import { fastifyInstance, listenBacklog } from './http/fastify-instance.ts';
import { addDescribedRoutes } from './http/openapi.ts';
import type { TypedFastify } from './http/typed-fastify.ts';
import type { JobRun } from './jobs/due-jobs.ts';
import { jobTicker } from './jobs/job-ticker.ts';
import type { Keyring, Random } from './keys/keyring.ts';
import { type ServerLog, silentLog } from './log.ts';
import type { ObjectStore } from './objects/object-store.ts';
import { registrationMetrics } from './registration/registration-metrics.ts';
import type { Envelope } from './sealed/envelope.ts';
import type { Settings } from './settings.ts';
import type { DevelopmentInbox } from './sms/development-inbox.ts';
import type { SmsSender } from './sms/sms-sender.ts';
import type { Store } from './store/store.ts';

export interface ServerOptions {
  readonly store: Store;
  readonly objects: ObjectStore;
  readonly keys: Keyring;
  /** The operator's configuration; its issuers and keys to seal to are filled from the keyring. */
  readonly configuration: Configuration;
  readonly settings: Settings;
  /** Unix seconds, fractions allowed. The system's clock when left out. */
  readonly clock?: () => number;
  /** The system's random bytes when left out. */
  readonly random?: Random;
  readonly log?: ServerLog;
  /** Through which codes leave, the first one first; without any, and without an inbox, nobody can register. */
  readonly senders?: readonly SmsSender[];
  /** Takes all codes instead of the senders, and shows them as a page: never in production. */
  readonly inbox?: DevelopmentInbox;
  /** Where what may be counted of registration goes; nowhere when left out. */
  readonly metrics?: Registry;
  /** Unix seconds by which staff log in; `clock` when left out. */
  readonly signInClock?: () => number;
  /** Opens posts; to the keyring's own keys when left out. */
  readonly envelope?: Envelope;
  /** Waits until a unix time in milliseconds by `clock`; real time passes when left out. */
  readonly pause?: (untilMs: number) => Promise<void>;
}

export interface BluezoneServer {
  /** For hosts that mount more routes (a static page) before `listen`, and for tests (`inject`). */
  readonly fastify: TypedFastify;
  /** The configuration as phones get it at the next publication, apart from its version. */
  configuration(): Configuration;
  /**
   * Takes over another configuration of the operator's, with the keyring's public keys filled in: the desks go by it at
   * once, and phones get it with the publication that the next run of due jobs makes, whatever its period. Its version
   * rises by itself.
   * @returns `configuration.layout` or `configuration.version` when it breaks a bound; everything then stays as it was.
   */
  reconfigure(configuration: Configuration): Result<void>;
  /** What POST /v1/post does, without HTTP and without the delay: 32,768 bytes in, 1,024 out. */
  post(wire: Uint8Array): Promise<Uint8Array>;
  /** Runs what is due at `now`, by default the clock's: tags, claims, publication, retirement. */
  runDueJobs(now?: number): Promise<JobRun[]>;
  /** Looks for due jobs every `jobTickSeconds` of real time; gives the function that stops it after the running round. */
  startJobs(): () => Promise<void>;
  /** Binds; gives the address, "http://127.0.0.1:8420". Rejects when the port is in use (code EADDRINUSE). */
  listen(options: { host: string; port: number }): Promise<string>;
  /**
   * Stops jobs, lets running requests end, then closes; a client that takes longer than `closeGraceMs` is cut off. The
   * store stays open: it is its opener's.
   */
  close(): Promise<void>;
}

const systemClock = () => Date.now() / 1000;
const systemRandom: Random = (length) => new Uint8Array(randomBytes(length));

/** Puts the desks together. Makes keys for the epoch of the clock when the keyring lacks them. */
export function createServer(options: ServerOptions): Result<BluezoneServer> {
  const { store, objects, keys, settings, configuration, inbox, metrics, envelope, pause } = options;
  const clock = options.clock ?? systemClock;
  const random = options.random ?? systemRandom;
  const log = options.log ?? silentLog;
  const created = createAllRoles({
    ...{ store, objects, keys, settings, configuration, clock, random, log },
    senders: inbox === undefined ? (options.senders ?? []) : [inbox.sender],
    ...(inbox === undefined ? {} : { inbox }),
    ...(metrics === undefined ? {} : { metrics: registrationMetrics(metrics, clock) }),
    ...(options.signInClock === undefined ? {} : { signInClock: options.signInClock }),
    ...(envelope === undefined ? {} : { envelope }),
    ...(pause === undefined ? {} : { pause }),
  });
  if (!created.ok) return created;
  const { exposure, roles } = created.value;
  const app = fastifyInstance(log);
  addDescribedRoutes(app, 'all', (scope) => {
    for (const role of roles) role.addPublicRoutes(scope);
  });
  const round = jobRounds(roles, store, random, log);
  const runDueJobs = (now = clock()) => round(now);
  const ticker = jobTicker(() => runDueJobs(), settings.jobTickSeconds, log);

  return ok({
    fastify: app,
    configuration: () => exposure.configuration(),
    reconfigure: (given) => exposure.reconfigure(given),
    post: (wire) => exposure.post(wire),
    runDueJobs,
    startJobs() {
      ticker.start();
      return () => ticker.stop();
    },
    async listen(address) {
      return await app.listen({ ...address, backlog: listenBacklog });
    },
    async close() {
      await ticker.stop();
      await closeListener(app, settings.closeGraceMs);
      for (const role of roles) await role.close?.();
    },
  });
}
