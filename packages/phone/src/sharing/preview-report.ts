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
  utcDayOfInterval,
} from '@bluezone/protocol';
import type { PhoneContext } from '../phone-context.ts';
import { type OwnKey, ownKeyDay } from '../store/own-key.ts';
import { type IllnessStatement, infectiousDays } from './illness.ts';

export interface ReportPreview {
  readonly kind: 'report';
  readonly statement: IllnessStatement;
  /** UTC days whose keys would be shared, ascending; the owner may remove any. */
  readonly days: readonly { readonly day: number; readonly keys: number; readonly meetings: number }[];
  readonly hasToken: boolean;
}

/** One's keys of the given days that have begun. */
export function keysOfDays({ store, now }: PhoneContext, days: ReadonlySet<number>): OwnKey[] {
  return store.ownKeys().filter((key) => days.has(ownKeyDay(key)) && key.start <= intervalAt(now));
}

/** Meeting tags of the given days, chosen as the protocol says. */
export function tagsOfDays({ store }: PhoneContext, days: ReadonlySet<number>): ReportedTag[] {
  const meetings = store
    .heardEntries()
    .filter((entry) => days.has(utcDayOfInterval(entry.interval)))
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

/** Shows what would be shared; `phone.nothing-to-share` when no key of the window is left. */
export function previewReport(context: PhoneContext, statement: IllnessStatement): Result<ReportPreview> {
  const { first, last } = infectiousDays(context, statement);
  const window = new Set<number>();
  for (let day = first; day <= last; day++) window.add(day);
  const keys = keysOfDays(context, window);
  const withKeys = new Set(keys.map(ownKeyDay));
  if (withKeys.size === 0) return fail('phone.nothing-to-share', 'this phone holds no key of those days');
  const tags = tagsOfDays(context, withKeys);
  const days = [...withKeys]
    .sort((a, b) => a - b)
    .map((day) => ({
      day,
      keys: keys.filter((key) => ownKeyDay(key) === day).length,
      meetings: tags.filter((tag) => utcDayOfInterval(tag.interval) === day).length,
    }));
  return ok({ kind: 'report', statement, days, hasToken: context.store.state.uploadToken !== null });
}
