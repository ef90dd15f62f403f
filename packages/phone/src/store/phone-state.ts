// SPDX-License-Identifier: GPL-3.0-only
// The small facts a phone remembers, as JSON. Bytes are hexadecimal. Heard entries and keys live apart.
import { type ErrorCode, errorCatalogue, intervalAt } from '@bluezone/protocol';
import * as v from 'valibot';

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`)));
const seconds = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger());
const code = v.custom<ErrorCode>(
  (value) => typeof value === 'string' && Object.hasOwn(errorCatalogue, value),
);
const degree = v.picklist(['F1', 'F2']);

const sharedKey = v.object({ key: hex(16), start: count, period: count });

const share = v.object({
  id: v.string(),
  kind: v.picklist(['report', 'claim']),
  /** R: alone can change what was published. */
  secret: hex(16),
  /** For each body that may be sent in turn: the keys it publishes. */
  alternatives: v.array(v.array(sharedKey)),
  /** Which alternative is being sent, or was accepted. */
  current: count,
  tags: v.array(hex(12)),
  state: v.picklist(['queued', 'waiting', 'accepted', 'refused', 'withdrawing', 'withdrawn']),
  code: v.nullable(code),
  notBefore: seconds,
  attempts: count,
  sharedAt: seconds,
  /** Whether anything of it may have reached the server. */
  wasSent: v.boolean(),
  /** When the phone knew that it was accepted, refused or withdrawn. */
  settledAt: v.optional(v.nullable(seconds), null),
});

const alert = v.object({
  /** Civil day of the contact. */
  day: count,
  degree,
  firstTold: seconds,
  withdrawnAt: v.nullable(seconds),
  minutes: v.number(),
  duration: v.string(),
  distance: v.string(),
  certainty: v.string(),
  encounters: count,
});

const notice = v.variant('kind', [
  v.object({ kind: v.picklist(['exposed', 'withdrawn']), degree, day: count }),
  v.object({ kind: v.picklist(['clock-wrong', 'sunset']) }),
]);

const token = v.object({ issuer: count, message: hex(64), signature: hex(256) });

/** A message that an issuer shall sign blindly. `inverse` is secret: it links the token to this request. */
const pendingToken = v.object({ issuer: count, message: hex(64), blinded: hex(256), inverse: hex(256) });

/** When a post goes, whatever it will be. `tries` counts those that met no answer. */
const postSlot = v.object({ at: seconds, tries: count });

export const phoneState = v.object({
  format: v.literal(1),
  /** Interval of the last waking: an earlier one now means that the clock was put back. */
  lastWake: count,
  /** Nothing of an interval before this one is in the log any more. */
  forgottenBefore: count,
  radioSequence: count,
  lastScan: v.nullable(seconds),
  plannedUntil: seconds,
  /** Set while the clock shows a time that the phone can not have lived to: see `clock-doubt.ts`. */
  clockDoubt: v.optional(v.nullable(v.object({ believed: count, lived: count })), null),
  index: v.nullable(v.object({ sequence: count, hash: hex(32), expires: seconds })),
  /** A sunset that every index since the one signed at `since` has announced. */
  announcedSunset: v.optional(v.nullable(v.object({ day: count, since: seconds })), null),
  /** Days kept before the retention was lowered, and until when. */
  earlierRetention: v.optional(v.nullable(v.object({ days: count, until: seconds })), null),
  community: v.nullable(v.object({ registered: count, day: count })),
  notices: v.array(v.object({ id: v.string(), vi: v.string(), en: v.string(), until: seconds })),
  configurationHash: v.nullable(hex(32)),
  lastCheck: v.nullable(v.object({ at: seconds, code: v.nullable(code) })),
  lastGoodCheck: v.nullable(seconds),
  clock: v.picklist(['unknown', 'right', 'wrong']),
  /** The index that came later than the next was due, while the clock had been right: its own fault, unless others come late too. */
  lateIndex: v.optional(v.nullable(hex(32)), null),
  nextPoll: seconds,
  /** When the next group of posts is planned. */
  nextDummy: v.nullable(seconds),
  /** Posts of groups that began. */
  slots: v.array(postSlot),
  credential: v.nullable(hex(16)),
  claimRequest: v.nullable(
    v.object({ period: count, pending: v.nullable(pendingToken), notBefore: seconds }),
  ),
  claimToken: v.nullable(v.object({ ...token.entries, period: count, spent: v.boolean() })),
  redeeming: v.nullable(pendingToken),
  uploadToken: v.nullable(v.object({ ...token.entries, redeemedAt: seconds })),
  shares: v.array(share),
  /** When a contact form was sent last. */
  contactFormSentAt: v.nullable(seconds),
  /** null in vaults from before this was noted. */
  installedAt: v.optional(v.nullable(seconds), null),
  /** First check that failed since the last good one. */
  failingSince: v.optional(v.nullable(seconds), null),
  /** When a code of the health authority was redeemed last. */
  redeemedAt: v.optional(v.nullable(seconds), null),
  /** The owner's pause: nothing is sent or heard from `since` to `until`. */
  pause: v.optional(v.nullable(v.object({ since: seconds, until: seconds })), null),
  /** First civil day that the totals count, once the owner erased those before; null: all. */
  totalsFrom: v.optional(v.nullable(count), null),
  /** A pack for another phone was made and is not confirmed: what the other phone shows then. */
  moving: v.optional(v.nullable(v.object({ since: seconds, code: v.string() })), null),
  /** Everything was handed over to another phone: this one has stopped. */
  movedAt: v.optional(v.nullable(seconds), null),
  alerts: v.array(alert),
  /** What the owner has yet to be told. */
  untold: v.array(notice),
  sunset: v.boolean(),
});

/** Export files that were matched: the hash of each and the end of its time span. */
export const matchedFiles = v.array(v.object({ hash: hex(32), to: seconds }));

export type MatchedFile = v.InferOutput<typeof matchedFiles>[number];
export type PhoneState = v.InferOutput<typeof phoneState>;
export type Share = v.InferOutput<typeof share>;
export type PostSlot = v.InferOutput<typeof postSlot>;
export type Alert = v.InferOutput<typeof alert>;
export type PendingToken = v.InferOutput<typeof pendingToken>;
export type StoredToken = v.InferOutput<typeof token>;

/** The state of a phone on which the app was just installed. */
export function newPhoneState(now: number): PhoneState {
  return {
    format: 1,
    lastWake: intervalAt(now),
    forgottenBefore: 0,
    radioSequence: 0,
    lastScan: null,
    plannedUntil: 0,
    clockDoubt: null,
    lateIndex: null,
    index: null,
    announcedSunset: null,
    earlierRetention: null,
    community: null,
    notices: [],
    configurationHash: null,
    lastCheck: null,
    lastGoodCheck: null,
    clock: 'unknown',
    nextPoll: now,
    nextDummy: null,
    slots: [],
    credential: null,
    claimRequest: null,
    claimToken: null,
    redeeming: null,
    uploadToken: null,
    shares: [],
    contactFormSentAt: null,
    installedAt: now,
    failingSince: null,
    redeemedAt: null,
    pause: null,
    totalsFrom: null,
    moving: null,
    movedAt: null,
    alerts: [],
    untold: [],
    sunset: false,
  };
}
