// SPDX-License-Identifier: GPL-3.0-only
// What a report would hold, told to the owner before anything leaves: days, number of keys, number of meetings.
import {
  fail,
  type HeardEntry,
  heardSeconds,
  intervalAt,
  medianStrength,
  meetingMinutes,
  ok,
  type ReportedTag,
  type Result,
  selectReported,
  strengthBucket,
  toHex,
  utcDayOfInterval,
} from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import { type OwnKey, ownKeyDay } from '../store/own-key.ts';
import type { Share } from '../store/phone-state.ts';
import { type IllnessStatement, infectiousDays } from './illness.ts';

export interface ReportPreview {
  readonly kind: 'report';
  readonly statement: IllnessStatement;
  /** UTC days whose keys would be shared, ascending; the owner may remove any. */
  readonly days: readonly { readonly day: number; readonly keys: number; readonly meetings: number }[];
  readonly hasToken: boolean;
}

/** One's keys of the given days that have begun and that the server would still take in a report. */
export function keysOfDays({ store, now }: PhoneContext, days: ReadonlySet<number>): OwnKey[] {
  const confirmed = claimToConfirm(store);
  const others = store.state.shares.filter((share) => share !== confirmed && !isOvertaken(share));
  const shared = sharedKeys(others);
  return store
    .ownKeys()
    .filter((key) => days.has(ownKeyDay(key)) && key.start <= intervalAt(now))
    .filter((key) => !shared.has(toHex(key.key)));
}

/** The latest claim that may have reached the server: a report publishes its keys again, as a confirmed person's. */
export function claimToConfirm({ state }: PhoneContext['store']): Share | undefined {
  return state.shares.findLast(
    (share) => share.kind === 'claim' && share.wasSent && share.state !== 'refused',
  );
}

/** A claim that was not answered yet: a report overtakes it, for it says more. */
export function isOvertaken(share: Share): boolean {
  return share.kind === 'claim' && share.state === 'queued';
}

/** Keys (hexadecimal) that the server may hold from these shares: it takes no key twice. */
export function sharedKeys(shares: readonly Share[]): ReadonlySet<string> {
  const kept = shares.filter((share) => share.state !== 'refused' && isQueuedOrSent(share));
  return new Set(kept.flatMap((share) => share.alternatives.flat().map(({ key }) => key)));
}

const isQueuedOrSent = (share: Share): boolean => share.wasSent || share.state === 'queued';

/** Meeting tags of the given days up to now, chosen as the protocol says. */
export async function tagsOfDays(
  { store, now }: PhoneContext,
  days: ReadonlySet<number>,
): Promise<ReportedTag[]> {
  const meetings = (await store.heard.entries())
    .filter((entry) => days.has(utcDayOfInterval(entry.interval)) && entry.interval <= intervalAt(now))
    .map((entry) => ({
      entry,
      meeting: entry.meetingAsReporter,
      interval: entry.interval,
      seconds: heardSeconds(entry),
    }));
  return selectReported(meetings, days.size, store.configuration.meetings).map(({ entry }) => tagOf(entry));
}

function tagOf(entry: HeardEntry): ReportedTag {
  return {
    tag: entry.tag,
    interval: entry.interval,
    bucket: strengthBucket(medianStrength(entry)),
    minutes: meetingMinutes(heardSeconds(entry)),
  };
}

/** Keys of the infectious window that can still be shared, and their UTC days. */
export function shareableKeys(context: PhoneContext, statement: IllnessStatement) {
  const { first, last } = infectiousDays(context, statement);
  const window = new Set<number>();
  for (let day = first; day <= last; day++) window.add(day);
  const keys = keysOfDays(context, window);
  return { keys, days: new Set(keys.map(ownKeyDay)) };
}

/** Shows what would be shared; `phone.nothing-to-share` when no key of the window is left. */
export async function previewReport(
  context: PhoneContext,
  statement: IllnessStatement,
): Promise<Result<ReportPreview>> {
  const { keys, days: withKeys } = shareableKeys(context, statement);
  if (withKeys.size === 0) return fail('phone.nothing-to-share', 'this phone holds no key of those days');
  const tags = await tagsOfDays(context, withKeys);
  const days = [...withKeys]
    .sort((a, b) => a - b)
    .map((day) => ({
      day,
      keys: keys.filter((key) => ownKeyDay(key) === day).length,
      meetings: tags.filter((tag) => utcDayOfInterval(tag.interval) === day).length,
    }));
  return ok({ kind: 'report', statement, days, hasToken: context.store.state.uploadToken !== null });
}
