// SPDX-License-Identifier: GPL-3.0-only
// Where the guided tour stands, told from the town's state alone: whoever reloads the page, or comes after the server was
// started again, goes on where they were.
import type { FeedEntry, PersonState, TourCase } from '@bluezone/simulator';

/** The steps in their order. Of each the page says what happened before it and what it waits for. */
export const guideSteps = [
  'choose',
  'confirm',
  'redeem',
  'consent',
  'leave',
  'publish',
  'match',
  'claim',
  'spread',
  'withdraw',
  'undo',
] as const;
export type GuideStep = (typeof guideSteps)[number];

/** over: the withdrawal has undone everything; refused: the server did not take the report. */
export type GuideStage = GuideStep | 'over' | 'refused';

/** Stages in which nothing is to be done but to wait for phones and server. */
export const waitingStages: ReadonlySet<GuideStage> = new Set([
  'leave',
  'publish',
  'match',
  'spread',
  'undo',
]);

type Entry<K extends FeedEntry['kind']> = Extract<FeedEntry, { readonly kind: K }>;

/** What the feed says of this case; null where it does not (yet, or any more). */
export interface GuideFacts {
  readonly redeemed: Entry<'redeemed'> | null;
  readonly consented: Entry<'consented'> | null;
  readonly left: Entry<'left'> | null;
  readonly published: Entry<'published'> | null;
  readonly claimed: Entry<'consented'> | null;
  readonly claimLeft: Entry<'left'> | null;
}

export interface Guide {
  readonly stage: GuideStage;
  readonly case: TourCase | null;
  /** Whoever is, or is about to be, the F0. */
  readonly person: number | null;
  /** Warned by this case, and still so. */
  readonly f1: readonly number[];
  readonly f2: readonly number[];
  /** The F1 whose claim is on its way or through; null when there is none. */
  readonly claimant: PersonState | null;
  /** F1 who have not tried to warn others, or were refused. */
  readonly unasked: readonly number[];
  /** The other cases that are public and not withdrawn: their warnings stay when this one is undone. */
  readonly otherCases: number;
  readonly facts: GuideFacts;
}

export interface GuideFocus {
  readonly chosen: number | null;
  /** The case to follow; null for a new one; undefined for the latest. */
  readonly caseId?: string | null | undefined;
  /** Case whose owner was asked to withdraw without waiting for what would come. */
  readonly hastened?: string | null;
  /** F1 whose claims are not waited for any more: somebody else is asked. */
  readonly besides?: ReadonlySet<number>;
}

export interface GuideTown {
  readonly people: readonly PersonState[];
  readonly cases: readonly TourCase[];
  readonly feed: readonly FeedEntry[];
  /** Unix seconds by the town's clock. */
  readonly clock: number;
}

const activeClaims = new Set<PersonState['claim']>(['queued', 'waiting', 'accepted']);
const isActive = (state: PersonState | undefined): boolean => activeClaims.has(state?.claim ?? null);

/** Where the guided tour stands. */
export function guideState(town: GuideTown, focus: GuideFocus): Guide {
  const followed = followedCase(town.cases, focus.caseId);
  if (followed === null) return newCase(town, focus.chosen);
  const state = town.people[followed.person];
  // Nobody can be warned by what has not left its phone; the page may learn of a warning before it learns of the file.
  const since = followed.publishedAt === null ? null : (followed.leftAt ?? followed.publishedAt);
  // A phone knows nothing of its owner's own case: F1 who warn others warn the F0 too.
  const others = (each: number): boolean => each !== followed.person;
  const f1 = warnedSince(town, 'F1', since).filter(others);
  const f2 = warnedSince(town, 'F2', since).filter(others);
  const claims = f1.flatMap((index) => {
    const each = town.people[index];
    return each !== undefined && isActive(each) && focus.besides?.has(index) !== true ? [each] : [];
  });
  // Of several the one that is furthest.
  const claimant = claims.find(({ claim }) => claim === 'accepted') ?? claims[0];
  const guide = {
    case: followed,
    person: followed.person,
    f1,
    f2,
    claimant: claimant ?? null,
    unasked: f1.filter((index) => !isActive(town.people[index]) && town.people[index]?.phone === 'on'),
    otherCases: town.cases.filter(
      (each) => each !== followed && each.publishedAt !== null && each.withdrawnAt === null,
    ).length,
    facts: factsOf(town.feed, followed, claimant?.index ?? null),
  };
  return { ...guide, stage: stageOf(followed, state, guide, town, focus.hastened === followed.caseId) };
}

function stageOf(
  followed: TourCase,
  state: PersonState | undefined,
  guide: Pick<Guide, 'f1' | 'f2' | 'claimant' | 'otherCases'>,
  town: GuideTown,
  isHastened: boolean,
): GuideStage {
  const { f1, f2, claimant } = guide;
  const isWithdrawn =
    followed.withdrawnAt !== null || state?.report === 'withdrawing' || state?.report === 'withdrawn';
  if (isWithdrawn && followed.consentedAt !== null) {
    return isUndone(followed, guide, town) ? 'over' : 'undo';
  }
  if (followed.redeemedAt === null) return 'redeem';
  if (followed.consentedAt === null) return 'consent';
  if (state?.report === 'refused') return 'refused';
  if (followed.leftAt === null) return 'leave';
  if (isHastened) return 'withdraw';
  if (followed.publishedAt === null) return 'publish';
  if (f1.length === 0) return 'match';
  if (f2.length > 0) return 'withdraw';
  return claimant === null ? 'claim' : 'spread';
}

/** Seconds without a warning being taken back after which what is still lit is another case's. */
const quietSeconds = 300;

/** Whether nothing is left of a withdrawn case: where other cases are public, their warnings stay. */
function isUndone(
  { withdrawnAt }: TourCase,
  { f1, f2, otherCases }: Pick<Guide, 'f1' | 'f2' | 'otherCases'>,
  { feed, clock }: GuideTown,
): boolean {
  if (withdrawnAt === null) return false;
  if (f1.length + f2.length === 0) return true;
  const last = feed.findLast((entry) => entry.kind === 'unwarned')?.at ?? withdrawnAt;
  return otherCases > 0 && clock - Math.max(withdrawnAt, last) > quietSeconds;
}

function newCase({ people }: GuideTown, chosen: number | null): Guide {
  const state = chosen === null ? undefined : people[chosen];
  const isReady = state !== undefined && canBecomeCase(state);
  return {
    stage: isReady ? 'confirm' : 'choose',
    case: null,
    person: isReady ? state.index : null,
    f1: [],
    f2: [],
    claimant: null,
    unasked: [],
    otherCases: 0,
    facts: { redeemed: null, consented: null, left: null, published: null, claimed: null, claimLeft: null },
  };
}

/** Somebody with a phone that works, whom the authority has no case of yet. */
export function canBecomeCase({ phone, isCase, report }: PersonState): boolean {
  return phone === 'on' && !isCase && report === null;
}

function followedCase(cases: readonly TourCase[], caseId: string | null | undefined): TourCase | null {
  if (caseId === null) return null;
  const latest = cases.reduce<TourCase | null>(
    (last, each) => (last === null || each.confirmedAt >= last.confirmedAt ? each : last),
    null,
  );
  return cases.find((each) => each.caseId === caseId) ?? latest;
}

/**
 * Who is warned to this degree since a time. A feed that begins later cannot tell since when: then everybody of the
 * degree counts.
 */
function warnedSince({ people, feed }: GuideTown, degree: 'F1' | 'F2', since: number | null): number[] {
  if (since === null) return [];
  const lit = people.filter((each) => each.exposure === degree).map(({ index }) => index);
  if ((feed[0]?.at ?? Number.POSITIVE_INFINITY) > since) return lit;
  const told = new Set(
    feed.flatMap((entry) =>
      entry.kind === 'warned' && entry.degree === degree && entry.at >= since ? [entry.person] : [],
    ),
  );
  return lit.filter((index) => told.has(index));
}

function factsOf(
  feed: readonly FeedEntry[],
  { person, confirmedAt, publishedAt }: TourCase,
  claimant: number | null,
): GuideFacts {
  const own = feed.filter((entry) => entry.at >= confirmedAt);
  const share = (kind: 'consented' | 'left', what: 'report' | 'claim', whose: number) =>
    own.findLast((entry) => entry.kind === kind && entry.share === what && entry.person === whose);
  return {
    redeemed: only(
      'redeemed',
      own.findLast((entry) => entry.kind === 'redeemed' && entry.person === person),
    ),
    consented: only('consented', share('consented', 'report', person)),
    left: only('left', share('left', 'report', person)),
    published: publishedAt === null ? null : fileOf(own, publishedAt),
    claimed: claimant === null ? null : only('consented', share('consented', 'claim', claimant)),
    claimLeft: claimant === null ? null : only('left', share('left', 'claim', claimant)),
  };
}

function only<K extends FeedEntry['kind']>(kind: K, entry: FeedEntry | undefined): Entry<K> | null {
  return entry?.kind === kind ? (entry as Entry<K>) : null;
}

/** The file that was published nearest to a time. */
function fileOf(feed: readonly FeedEntry[], at: number): Entry<'published'> | null {
  let best: Entry<'published'> | null = null;
  for (const entry of feed) {
    if (entry.kind !== 'published') continue;
    if (best === null || Math.abs(entry.at - at) < Math.abs(best.at - at)) best = entry;
  }
  return best;
}
