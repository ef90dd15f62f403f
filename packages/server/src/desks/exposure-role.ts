// SPDX-License-Identifier: GPL-3.0-only
// The exposure desk: the front door for everything phones send, keys, exports, the index. It only verifies tokens, and
// knows the issuers' public keys from the desks that hold the private ones.
import {
  type Configuration,
  dateText,
  ok,
  type PostKey,
  parseConfiguration,
  type Result,
  type TokenIssuer,
  utcDayAt,
  utf8Bytes,
} from '@bluezone/protocol';
import { directedPart } from '../directives/directed-configuration.ts';
import { type Directives, type InForce, noDirectives } from '../directives/told-directives.ts';
import type { ExposureDesk } from '../exposure/exposure-desk.ts';
import {
  followable,
  publishedVersion,
  rememberDirectives,
  rememberedDirectives,
  type Told,
  toldBy,
} from '../exposure/follow-directives.ts';
import { type FrontDoor, takePost } from '../exposure/front-door.ts';
import { groupedReportRows } from '../exposure/report-rows.ts';
import { takeClaim } from '../exposure/take-claim.ts';
import { takeDummy } from '../exposure/take-dummy.ts';
import { takeReport } from '../exposure/take-report.ts';
import { takeWithdrawal } from '../exposure/withdraw.ts';
import { addAppLinks } from '../http/app-links.ts';
import { addPublicRoutes } from '../http/public-routes.ts';
import type { ExposureKeys, Random } from '../keys/keyring.ts';
import type { ServerLog } from '../log.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { rememberIndex } from '../publishing/remember-index.ts';
import { latestConfiguration, withPublishedKeys } from '../publishing/served-configuration.ts';
import { doorEnvelope, type Envelope } from '../sealed/envelope.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { isUnavailable } from './desk-unavailable.ts';
import { exposureJobs } from './exposure-jobs.ts';
import { publicSeals } from './issuing-keys.ts';
import type { CasesLink, MeetingsLink, PublishedKeys, RegistrationLink } from './links.ts';
import type { RunningRole } from './role.ts';

export interface ExposureRoleOptions {
  readonly store: Pick<Store, 'exposure'>;
  readonly objects: ObjectStore;
  readonly keys: ExposureKeys;
  readonly links: {
    readonly cases: CasesLink;
    readonly registration: RegistrationLink;
    readonly meetings: MeetingsLink;
  };
  /** The operator's configuration; issuers and keys to seal to are filled in. */
  readonly configuration: Configuration;
  /** What is known of the issuing desks' keys before they are asked. */
  readonly known?: KnownKeys;
  readonly settings: Settings;
  readonly clock: () => number;
  readonly random: Random;
  readonly log: ServerLog;
  /** Opens posts; to the desk's own seal keys when left out. */
  readonly envelope?: Envelope;
  /** Waits until a unix time in milliseconds by `clock`; real time passes when left out. */
  readonly pause?: (untilMs: number) => Promise<void>;
}

/** What the issuing desks said last; undefined while one has never been heard. */
export interface KnownKeys {
  readonly cases: PublishedKeys | undefined;
  readonly registration: PublishedKeys | undefined;
}

export interface ExposureRole extends RunningRole {
  /** The configuration as phones get it at the next publication, apart from its version. */
  configuration(): Configuration;
  /** Takes over another configuration of the operator's; `configuration.layout` when it breaks a bound. */
  reconfigure(configuration: Configuration): Result<void>;
  /** What POST /v1/post does, without HTTP and without the delay: 32,768 bytes in, 1,024 out. */
  post(wire: Uint8Array): Promise<Uint8Array>;
  /** Remembers the issuing desks' keys from the configuration that was published last, for when they are away at a start. */
  recall(): Promise<void>;
}

/** Share of the delay after which work under way is not waited for any more. */
const punctualShare = 0.9;
/** The issuing desks are asked for their keys this often, seconds. */
const learnSeconds = 60;

const issuingDesks = [
  { desk: 'cases', purpose: 'upload' },
  { desk: 'registration', purpose: 'claim' },
] as const satisfies readonly { desk: keyof KnownKeys; purpose: TokenIssuer['purpose'] }[];

/** Of what a desk says only its own keys count: no desk can make itself another's issuer. */
function ownKeysOf(
  said: PublishedKeys,
  { desk, purpose }: (typeof issuingDesks)[number],
): { issuers: TokenIssuer[]; posts: PostKey[] } {
  return {
    issuers: said.issuers.filter((issuer) => issuer.purpose === purpose),
    posts: said.posts.filter((key) => key.desk === desk),
  };
}

/** Waits in real time until `clock` should show a time. */
async function waitByClock(clock: () => number, untilMs: number): Promise<void> {
  const left = untilMs - clock() * 1000;
  if (left > 0) await new Promise<void>((resume) => setTimeout(resume, left));
}

/** Puts the exposure desk together; `configuration.layout` when the configuration breaks a bound. */
export function createExposureRole(options: ExposureRoleOptions): Result<ExposureRole> {
  const { store, objects, keys, links, settings, clock, random, log } = options;
  let known: KnownKeys = options.known ?? { cases: undefined, registration: undefined };
  let operators = options.configuration;
  let directives: Directives = noDirectives;
  const served = (given: Configuration, from: KnownKeys, directed: Directives = directives): Result<Told> => {
    const told = toldBy(given, settings, directed);
    if (!told.ok) return told;
    const own = issuingDesks.map((of) => ownKeysOf(from[of.desk] ?? { issuers: [], posts: [] }, of));
    const published = {
      issuers: own.flatMap(({ issuers }) => issuers),
      posts: [...publicSeals(keys.seals), ...own.flatMap(({ posts }) => posts)],
    };
    const whole = withPublishedKeys(told.value.configuration, published, clock());
    return whole.ok ? ok({ ...told.value, configuration: whole.value }) : whole;
  };
  const first = served(operators, known);
  if (!first.ok) return first;
  let told = first.value;
  let toldText = '';
  let isRecalled = false;
  let refusedText = '';
  let isPublicationAsked = false;
  let learnedAt = Number.NEGATIVE_INFINITY;

  const desk: ExposureDesk = {
    exposure: store.exposure,
    reportRows: groupedReportRows(store.exposure),
    meetings: links.meetings,
    claimsKey: keys.claimsKey,
    configuration: () => told.configuration,
    settings,
    log,
  };
  const door: FrontDoor = {
    envelope: options.envelope ?? doorEnvelope(keys, random),
    log,
    ...(settings.answerDelayMs === 0 ? {} : { answerWithinMs: settings.answerDelayMs * punctualShare }),
    takers: {
      dummy: (body) => takeDummy(desk, body),
      report: (body, now) => takeReport(desk, body, now),
      claim: (body, now) => takeClaim(desk, body, now),
      withdraw: (body, now) => takeWithdrawal(desk, body, now),
      redeem: async (sealed) => ok(await links.cases.forward(sealed)),
      'contact-form': async (sealed) => ok(await links.cases.forward(sealed)),
      'claim-token': async (sealed) => ok(await links.registration.forward(sealed)),
    },
  };
  const index = rememberIndex(store.exposure);

  /** Takes over what is known now; keeps what was served when the new would break a bound. */
  function takeOver(next: KnownKeys): void {
    const changed = served(operators, next);
    if (!changed.ok) {
      log.alert('the keys of another desk do not fit into the configuration and are left out');
      return;
    }
    known = next;
    change(changed.value);
  }

  function change(next: Told): void {
    if (JSON.stringify(next) === JSON.stringify(told)) return;
    told = next;
    isPublicationAsked = true;
  }

  /** Goes on with what staff directed before this process started. */
  async function recallDirectives(): Promise<void> {
    if (isRecalled) return;
    const remembered = await rememberedDirectives(store.exposure);
    const held = served(operators, known, remembered);
    isRecalled = true;
    if (held.ok) {
      directives = remembered;
      change(held.value);
    } else log.alert('the directives of before do not fit the configuration any more and are left out');
  }

  /** Takes over what staff direct; keeps what was in force of what cannot be followed. */
  async function follow(said: Directives, now: number): Promise<void> {
    const isWithinBounds = (of: Directives) => served(operators, known, of).ok;
    const next = followable(directives, said, now, isWithinBounds);
    const saidText = JSON.stringify(said);
    if (!next.isWhole && saidText !== refusedText)
      log.alert('a directive of the cases desk cannot be followed and is left out');
    refusedText = next.isWhole ? '' : saidText;
    if (JSON.stringify(next.directives) === JSON.stringify(directives)) return;
    const changed = served(operators, known, next.directives);
    if (!changed.ok) return;
    await rememberDirectives(store.exposure, next.directives);
    directives = next.directives;
    change(changed.value);
  }

  /** Tells the cases desk what is in force, when that is not what it was told last. */
  async function tellCases(): Promise<void> {
    const inForce: InForce = {
      version: await publishedVersion(store.exposure),
      number: directives.number,
      configuration: directedPart(told.configuration),
      notices: told.notices.map(({ until, ...each }) => ({ ...each, until: dateText(utcDayAt(until - 1)) })),
      sunsetDay: told.sunsetDay === null ? null : dateText(told.sunsetDay),
    };
    const text = JSON.stringify(inForce);
    if (text === toldText) return;
    await links.cases.tellInForce(inForce);
    toldText = text;
  }

  async function learn(now: number): Promise<void> {
    if (now >= learnedAt && now - learnedAt < learnSeconds) return;
    const next = { ...known };
    let missing = false;
    for (const { desk: name } of issuingDesks)
      try {
        next[name] = await links[name].publishedKeys();
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        log.alert(`the ${name} desk did not say its keys`);
        missing = true;
      }
    takeOver(next);
    try {
      await recallDirectives();
      await follow(await links.cases.directives(), now);
      await tellCases();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      missing = true;
    }
    if (!missing) learnedAt = now;
  }

  return ok({
    role: 'exposure',
    configuration: () => told.configuration,
    reconfigure(given) {
      const next = served(given, known);
      if (!next.ok) return next;
      operators = given;
      told = next.value;
      isPublicationAsked = true;
      return ok(undefined);
    },
    post: (wire) => takePost(door, wire, clock()),
    async recall() {
      await recallDirectives();
      const content = await latestConfiguration(store.exposure);
      const published = content === undefined ? undefined : parseConfiguration(utf8Bytes(content));
      if (published?.ok !== true) return;
      const of = (desk: (typeof issuingDesks)[number]) => {
        const own = ownKeysOf(published.value, desk);
        return own.posts.length === 0 ? undefined : own;
      };
      const [cases, registration] = issuingDesks.map(of);
      takeOver({ cases: known.cases ?? cases, registration: known.registration ?? registration });
    },
    // One may have been published just now.
    afterJobs: () => index.forget(),
    addPublicRoutes(app) {
      addAppLinks(app, settings.appLinks);
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
    },
    addLinkRoutes() {},
    async refresh(now) {
      if (keys.advance(now)) {
        log.info('the exposure desk made keys for a new epoch');
        takeOver(known);
      }
      await learn(now);
    },
    jobs: exposureJobs({
      ...{ desk, objects, keys, random, registration: links.registration },
      publication: {
        isAsked: () => isPublicationAsked,
        told: () => told,
        isPossible: () => issuingDesks.every(({ desk: name }) => known[name] !== undefined),
        settle(published) {
          if (published === told) isPublicationAsked = false;
        },
      },
    }),
    async check() {
      await store.exposure.selectFrom('community').select('id').limit(1).execute();
      const silent = issuingDesks.find(({ desk: name }) => known[name] === undefined);
      if (silent !== undefined) throw new Error(`the keys of the ${silent.desk} desk are not known yet`);
    },
  });
}
