// SPDX-License-Identifier: GPL-3.0-only
// The four desks in one process. Time, randomness, rows, files and keys are handed in.
import { randomBytes } from 'node:crypto';
import { type Configuration, ok, type Result, toHex } from '@bluezone/protocol';
import { Cron } from 'croner';
import type { CaseDesk } from './cases/case-desk.ts';
import { redeemCode } from './cases/redeem-code.ts';
import { clearEnvelope, type Envelope } from './exposure/envelope.ts';
import type { ExposureDesk } from './exposure/exposure-desk.ts';
import { type FrontDoor, takePost } from './exposure/front-door.ts';
import { takeClaim } from './exposure/take-claim.ts';
import { takeDummy } from './exposure/take-dummy.ts';
import { takeReport } from './exposure/take-report.ts';
import { takeWithdrawal } from './exposure/withdraw.ts';
import { fastifyInstance } from './http/fastify-instance.ts';
import { addPublicRoutes } from './http/public-routes.ts';
import { addDevelopmentRegistration } from './http/registration-routes.ts';
import { addStaffRoutes } from './http/staff-routes.ts';
import type { TypedFastify } from './http/typed-fastify.ts';
import { type JobRun, runJobs } from './jobs/due-jobs.ts';
import type { Keyring, Random } from './keys/keyring.ts';
import { type ServerLog, silentLog } from './log.ts';
import { meetingsDesk } from './meetings/meetings-desk.ts';
import type { ObjectStore } from './objects/object-store.ts';
import { rememberIndex } from './publishing/remember-index.ts';
import { withIssuers } from './publishing/served-configuration.ts';
import { issueClaimToken } from './registration/issue-claim-token.ts';
import { registerPhone } from './registration/register-phone.ts';
import { serverJobs } from './server-jobs.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store/store.ts';

export interface ServerOptions {
  readonly store: Store;
  readonly objects: ObjectStore;
  readonly keys: Keyring;
  /** The operator's configuration; its issuers are filled from the keyring. */
  readonly configuration: Configuration;
  readonly settings: Settings;
  /** Unix seconds, fractions allowed. The system's clock when left out. */
  readonly clock?: () => number;
  /** The system's random bytes when left out. */
  readonly random?: Random;
  readonly log?: ServerLog;
  /** Opens posts; the clear envelope when left out. */
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
   * Takes over another configuration of the operator's, with the keyring's issuers filled in: the desks go by it at once,
   * and phones get it with the publication that the next run of due jobs makes, whatever its period. Its version rises
   * by itself.
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

/** Waits in real time until `clock` should show a time. */
async function waitByClock(clock: () => number, untilMs: number): Promise<void> {
  const left = untilMs - clock() * 1000;
  if (left > 0) await new Promise<void>((resume) => setTimeout(resume, left));
}

/** Puts the desks together. Makes issuer keys for the epoch of the clock when the keyring lacks them. */
export function createServer(options: ServerOptions): Result<BluezoneServer> {
  const { store, objects, keys, settings } = options;
  const clock = options.clock ?? systemClock;
  const random = options.random ?? systemRandom;
  const log = options.log ?? silentLog;
  keys.advanceIssuers(clock());
  let operators = options.configuration;
  const first = withIssuers(operators, keys, clock());
  if (!first.ok) return first;
  let configuration = first.value;
  let isPublicationAsked = false;

  const desk: ExposureDesk = {
    exposure: store.exposure,
    meetings: meetingsDesk(store.meetings),
    configuration: () => configuration,
    settings,
    log,
  };
  const caseDesk: CaseDesk = {
    cases: store.cases,
    audit: store.audit,
    numberKey: keys.casesNumberKey,
    random,
    settings,
  };
  const door: FrontDoor = {
    envelope: options.envelope ?? clearEnvelope,
    log,
    takers: {
      dummy: (body) => takeDummy(desk, body),
      report: (body, now) => takeReport(desk, body, now),
      claim: (body, now) => takeClaim(desk, body, now),
      redeem: (body, now) => redeemCode(caseDesk, keys, body, now),
      withdraw: (body) => takeWithdrawal(desk, body),
      'claim-token': (body, now) =>
        issueClaimToken(store.registration, keys, configuration.claimTokens.periodDays, body, now),
    },
  };

  const app = fastifyInstance(log);
  const index = rememberIndex(store.exposure);
  addPublicRoutes(app, {
    exposure: store.exposure,
    index,
    objects,
    door,
    clock,
    answerDelayMs: settings.answerDelayMs,
    indexMaxAgeSeconds: Math.min(60, settings.publishPeriodSeconds),
    pause:
      settings.answerDelayMs === 0
        ? async () => {}
        : (options.pause ?? ((untilMs) => waitByClock(clock, untilMs))),
  });
  addStaffRoutes(app, caseDesk, clock);
  if (settings.developmentRegistration)
    addDevelopmentRegistration(app, (phoneNumber) =>
      registerPhone(
        store.registration,
        keys.registrationNumberKey,
        random,
        settings.defaultCountry,
        phoneNumber,
        clock(),
      ),
    );

  const advanceIssuers = (now: number): boolean => {
    keys.advanceIssuers(now);
    // Another server over the same keyring may have made them.
    const next = withIssuers(operators, keys, now);
    if (!next.ok || JSON.stringify(next.value.issuers) === JSON.stringify(configuration.issuers))
      return false;
    configuration = next.value;
    return true;
  };
  const reconfigure = (given: Configuration): Result<void> => {
    const next = withIssuers(given, keys, clock());
    if (!next.ok) return next;
    operators = given;
    configuration = next.value;
    isPublicationAsked = true;
    return ok(undefined);
  };
  const jobs = serverJobs({
    store,
    desk,
    objects,
    keys,
    random,
    advanceIssuers,
    publication: {
      isAsked: () => isPublicationAsked,
      settle: (published) => {
        if (published === configuration) isPublicationAsked = false;
      },
    },
  });
  const holder = toHex(random(8));
  const runDueJobs = async (now = clock()) => {
    if (advanceIssuers(now)) isPublicationAsked = true;
    const runs = await runJobs(store.jobs, log, holder, jobs, now);
    index.forget();
    return runs;
  };

  let stopJobs: (() => Promise<void>) | undefined;
  return ok({
    fastify: app,
    configuration: () => configuration,
    reconfigure,
    post: (wire) => takePost(door, wire, clock()),
    runDueJobs,
    startJobs() {
      let round: Promise<unknown> = Promise.resolve();
      const look = () => {
        round = runDueJobs().catch((error: unknown) => log.error('a round of jobs failed', error));
        return round;
      };
      const cron = new Cron('* * * * * *', { interval: settings.jobTickSeconds, protect: true }, async () => {
        await look();
      });
      stopJobs = async () => {
        cron.stop();
        await round;
      };
      return stopJobs;
    },
    async listen(address) {
      return await app.listen(address);
    },
    async close() {
      await stopJobs?.();
      // A closing server looks for overdue requests no more: a body that never ends would keep it open for ever.
      const cutOff = setTimeout(() => app.server.closeAllConnections(), settings.closeGraceMs);
      await app.close();
      clearTimeout(cutOff);
    },
  });
}
