// SPDX-License-Identifier: GPL-3.0-only
// What warning those met since would take: which meetings are opened, which days are shared.
import {
  claimableDays,
  fail,
  firstIntervalOfDay,
  heardSeconds,
  intervalAt,
  ok,
  type Result,
  toHex,
} from '@bluezone/protocol';
import { isDiagnosed } from '../matching/match-export.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { MatchedEntry } from '../store/evidence.ts';
import { type OwnKey, ownKeyDay } from '../store/own-key.ts';
import { sharedKeys } from './preview-report.ts';

/** One way to claim: the meetings of one day, and the keys from `latencyDays` after it. */
export interface ClaimOption {
  readonly meetingDay: number;
  readonly entries: readonly MatchedEntry[];
  readonly keys: readonly OwnKey[];
}

export interface ClaimPreview {
  readonly kind: 'claim';
  /** UTC days whose keys would be shared, ascending. */
  readonly days: readonly number[];
  /** Meetings with the diagnosed person that would be opened. */
  readonly meetings: number;
  readonly hasToken: boolean;
}

/** All ways to claim, earliest meeting day first: from it infectiousness counts, so it warns the most. */
export function claimOptions(context: PhoneContext): ClaimOption[] {
  const { store, now } = context;
  const meetings = store.evidence
    .filter((item) => isDiagnosed(item.reportType))
    .flatMap((item) => item.entries)
    .map((entry) => ({
      entry,
      meeting: entry.meetingAsClaimant,
      interval: entry.interval,
      seconds: heardSeconds(entry),
    }));
  const { latencyDays } = store.configuration.meetings;
  const shared = sharedKeys(store.state.shares);
  const unshared = store
    .ownKeys()
    .filter((key) => key.start <= intervalAt(now) && !shared.has(toHex(key.key)));
  return claimableDays(meetings, store.configuration.meetings).flatMap(({ day, meetings: chosen }) => {
    const first = firstIntervalOfDay(day + latencyDays);
    const keys = unshared.filter((key) => key.start >= first);
    return keys.length === 0 ? [] : [{ meetingDay: day, entries: chosen.map(({ entry }) => entry), keys }];
  });
}

/** Shows what a claim would share; codes say why none can be made. */
export function previewClaim(context: PhoneContext): Result<ClaimPreview> {
  const { state } = context.store;
  if (!state.alerts.some((alert) => alert.degree === 'F1' && alert.withdrawnAt === null))
    return fail('phone.not-warned', 'only somebody warned as a close contact can warn others');
  if (state.credential === null)
    return fail('phone.not-registered', 'without a registered number nobody can warn others');
  if (state.shares.some((share) => share.state !== 'refused' && share.state !== 'withdrawn'))
    return fail('phone.waiting', 'this phone has shared already');
  const first = claimOptions(context)[0];
  if (first === undefined)
    return fail('phone.nothing-to-share', 'there is nothing to share yet: no day since the contact is over');
  const hasToken = state.claimToken !== null && !state.claimToken.spent;
  return ok({
    kind: 'claim',
    days: [...new Set(first.keys.map(ownKeyDay))],
    meetings: first.entries.length,
    hasToken,
  });
}
