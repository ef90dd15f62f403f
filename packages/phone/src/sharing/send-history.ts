// SPDX-License-Identifier: GPL-3.0-only
// The only place where history can leave the phone, and each function here demands a ConsentGrant. What is queued is
// encoded once, now; later tries send the same bytes sealed afresh.
import {
  encodeClaim,
  encodeReport,
  encodeWithdrawal,
  fail,
  fromHex,
  intervalAt,
  keyEnd,
  maximumSharedKeys,
  ok,
  openingValue,
  type Report,
  type Result,
  reportBase,
  revisionOf,
  type SharedKey,
  type Token,
  toHex,
  utcDayAt,
  utcDayOfInterval,
} from '@bluezone/protocol';
import { ownBeaconAt, ownKeyAt, rollKeyEarly } from '../beacon/own-beacons.ts';
import type { PhoneContext } from '../phone-context.ts';
import { takePlace, takePlaceByChance } from '../posting/post-slots.ts';
import type { MatchedEntry } from '../store/evidence.ts';
import { type OwnKey, ownKeyDay } from '../store/own-key.ts';
import type { Share, StoredToken } from '../store/phone-state.ts';
import type { PhoneStore } from '../store/phone-store.ts';
import { useGrant } from './consent-grant.ts';
import { statedOnset } from './illness.ts';
import { type ClaimOption, claimOptions } from './preview-claim.ts';
import { claimToConfirm, isOvertaken, keysOfDays, shareableKeys, tagsOfDays } from './preview-report.ts';

/** Queues a report of the days consented to. Needs a redeemed code and a grant for a report. */
export async function shareReport(context: PhoneContext, grant: unknown): Promise<Result<Share>> {
  const { store, ports, now } = context;
  const scope = useGrant(grant, 'report', now);
  if (!scope.ok) return scope;
  const { statement } = scope.value;
  if (statement === null) return fail('consent.missing', 'a report needs what the owner said of the illness');
  const token = store.state.uploadToken;
  if (token === null) return fail('code.invalid', 'a report needs a code from the health authority');
  const earlierClaim = claimToConfirm(store);
  for (const share of store.state.shares) if (isOvertaken(share)) cancel(store, share);
  const today = utcDayAt(now);
  const shown = shareableKeys(context, statement).days;
  const days = new Set(scope.value.days.filter((day) => shown.has(day)));
  if (days.has(today)) await rollKeyEarly(context);
  const keys = keysOfDays(context, days)
    .filter((key) => keyEnd(key) <= intervalAt(now) + 1)
    .slice(-maximumSharedKeys);
  if (keys.length === 0) return fail('phone.nothing-to-share', 'no day is left to share');
  const secret = ports.random.bytes(16);
  // Chosen among all days that were shown, so that a day sends what was shown for it whichever others were removed.
  const shownTags = await tagsOfDays(context, shown);
  const tags = shownTags.filter((tag) => days.has(utcDayOfInterval(tag.interval)));
  const report: Report = {
    token: tokenOf(token),
    revision: revisionOf(secret),
    onsetDay: statedOnset(context, statement),
    keys: keys.map(sharedPart),
    base: reportBase(now),
    tags: scope.value.withMeetings ? tags : [],
    confirms: earlierClaim === undefined ? null : bytesOf(earlierClaim.secret),
  };
  store.state.uploadToken = null;
  // A clock may have been put back meanwhile; the code came before what it is used for.
  if (store.state.redeemedAt !== null) store.state.redeemedAt = Math.min(store.state.redeemedAt, now);
  const notBefore = takePlaceByChance(context);
  return ok(
    enqueue(context, 'report', secret, [{ keys: report.keys, body: encodeReport(report) }], {
      notBefore,
      tags: report.tags.map((tag) => toHex(tag.tag)),
    }),
  );
}

function cancel(store: PhoneStore, share: Share): void {
  share.state = 'withdrawn';
  store.dropWaiting(share);
  if (share.kind === 'claim' && !share.wasSent && store.state.claimToken !== null)
    store.state.claimToken.spent = false;
}

/** Queues a claim: opens the meetings with the diagnosed person and shares later days. Needs a grant for a claim. */
export async function shareClaim(context: PhoneContext, grant: unknown): Promise<Result<Share>> {
  const { store, ports, now } = context;
  const scope = useGrant(grant, 'claim', now);
  if (!scope.ok) return scope;
  const token = store.state.claimToken;
  if (token === null || token.spent) return fail('phone.not-registered', 'this phone has no claim token now');
  const allowed = new Set(scope.value.days);
  await rollKeyEarly(context);
  const secret = ports.random.bytes(16);
  const alternatives = claimOptions(context).flatMap((option) => {
    const keys = option.keys
      .filter((key) => allowed.has(ownKeyDay(key)) && keyEnd(key) <= intervalAt(now) + 1)
      .slice(-maximumSharedKeys);
    if (keys.length === 0) return [];
    const claim = {
      token: tokenOf(token),
      revision: revisionOf(secret),
      openings: openingsOf(context, option),
      keys: keys.map(sharedPart),
    };
    return claim.openings.length === 0 ? [] : [{ keys: claim.keys, body: encodeClaim(claim) }];
  });
  if (alternatives.length === 0) return fail('phone.nothing-to-share', 'no day is left to share');
  token.spent = true;
  const notBefore = takePlaceByChance(context);
  return ok(enqueue(context, 'claim', secret, alternatives, { notBefore, tags: [] }));
}

/** Takes back what was shared: only the secret R kept here can do that. The owner's own act, like sharing. */
export function withdrawShare(context: PhoneContext, id: string): Result<void> {
  const { store, now } = context;
  const share = store.state.shares.find((each) => each.id === id);
  if (share === undefined || share.state === 'withdrawn' || share.state === 'refused')
    return fail('phone.nothing-to-withdraw', 'nothing with this name was shared');
  if (share.state === 'queued' && !share.wasSent) {
    cancel(store, share);
    return ok(undefined);
  }
  const body = encodeWithdrawal({ secret: bytesOf(share.secret), tags: share.tags.map(bytesOf) });
  store.setWaiting(`${id}-withdrawal`, body);
  share.state = 'withdrawing';
  share.settledAt = null;
  share.notBefore = takePlace(context, now);
  share.attempts = 0;
  return ok(undefined);
}

function enqueue(
  { store, ports, now }: PhoneContext,
  kind: Share['kind'],
  secret: Uint8Array,
  alternatives: readonly { keys: readonly SharedKey[]; body: Uint8Array }[],
  { notBefore, tags }: { notBefore: number; tags: string[] },
): Share {
  const share: Share = {
    id: toHex(ports.random.bytes(8)),
    kind,
    secret: toHex(secret),
    alternatives: alternatives.map(({ keys }) =>
      keys.map(({ key, start, period }) => ({ key: toHex(key), start, period })),
    ),
    current: 0,
    tags,
    state: 'queued',
    code: null,
    notBefore,
    attempts: 0,
    sharedAt: now,
    wasSent: false,
    settledAt: null,
  };
  for (const [i, { body }] of alternatives.entries()) store.setWaiting(`${share.id}-${i}`, body);
  store.state.shares.push(share);
  return share;
}

function openingsOf(context: PhoneContext, option: ClaimOption) {
  return option.entries.flatMap((entry) => openingOf(context, entry) ?? []);
}

function openingOf({ store }: PhoneContext, entry: MatchedEntry) {
  const own = ownBeaconAt(store, entry.interval);
  const key = ownKeyAt(store, entry.interval);
  if (own === null || key === undefined) return null;
  return {
    identifier: own.identifier,
    metadata: own.metadata,
    opening: openingValue(key.openingSecret, entry.interval),
    meeting: entry.meetingAsClaimant,
  };
}

const sharedPart = ({ key, start, period }: OwnKey): SharedKey => ({ key, start, period });

const bytesOf = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0);

function tokenOf(token: StoredToken): Token {
  return { issuer: token.issuer, message: bytesOf(token.message), signature: bytesOf(token.signature) };
}
