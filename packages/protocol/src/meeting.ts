// SPDX-License-Identifier: GPL-3.0-only
// Meeting tags: what an F0 may publish about whom the phone heard, so that only the phone heard can claim it.
import type { Beacon } from './beacon.ts';
import { asciiBytes, compareBytes } from './bytes.ts';
import { saltOfOpening } from './salt.ts';
import { HmacKey, Sha256 } from './sha256.ts';
import { utcDayOfInterval } from './time.ts';

const meetLabel = asciiBytes('BZ/meet/v1');
const heardLabel = asciiBytes('BZ/heard/v1');
const hash = new Sha256();
const tagKey = new HmacKey();

export const meetingIdLength = 16;
export const tagLength = 12;

/** X = SHA-256("BZ/meet/v1" | S_reporter | S_claimant)[0..16): the same at both phones, for one pair of beacons. */
export function meetingId(reporterSalt: Uint8Array, claimantSalt: Uint8Array): Uint8Array {
  return hash.begin().add(meetLabel).add(reporterSalt).add(claimantSalt).end(meetingIdLength);
}

/** T = HMAC-SHA256(claimant's 27 beacon bytes, "BZ/heard/v1" | X)[0..12). */
export function meetingTag(claimant: Beacon, meeting: Uint8Array): Uint8Array {
  const { identifier, metadata, salt } = claimant;
  const key = hash.prepareKey(tagKey, identifier, metadata, salt);
  return hash.beginHmac(key).add(heardLabel).add(meeting).end(tagLength);
}

/** What a claimant reveals of one meeting: its own beacon opened, and X. 50 bytes on the wire. */
export interface MeetingOpening {
  readonly identifier: Uint8Array;
  readonly metadata: Uint8Array;
  readonly opening: Uint8Array;
  readonly meeting: Uint8Array;
}

/** Recomputes salt and tag from an opening: forged openings give a tag that nobody published. */
export function tagOfOpening(opening: MeetingOpening): Uint8Array {
  const salt = saltOfOpening(opening.opening, opening.identifier, opening.metadata);
  return meetingTag({ identifier: opening.identifier, metadata: opening.metadata, salt }, opening.meeting);
}

/** Bounds of what reporters and claimants take; part of the signed configuration. */
export interface MeetingLimits {
  /** Credited seconds from which a pair of beacons counts, 180. */
  readonly minimumSeconds: number;
  /** Tags in a report, 2000. */
  readonly tagsPerReport: number;
  /** Tags per interval in a report, 40. */
  readonly tagsPerInterval: number;
  /** Openings in a claim, 22. */
  readonly openingsPerClaim: number;
  /** Credited minutes a claim needs within 144 intervals, 10. */
  readonly claimMinutes: number;
}

interface Meeting {
  /** X, 16 bytes. */
  readonly meeting: Uint8Array;
  readonly interval: number;
  /** Credited seconds. */
  readonly seconds: number;
}

const byMeeting = (a: Meeting, b: Meeting): number => compareBytes(a.meeting, b.meeting);

/**
 * The meetings a reporter publishes: per UTC day the first ⌊tagsPerReport / days⌋ by ascending X, of those at most
 * tagsPerInterval in one interval. Both sides order by X, so a claimant's choice is likely among them.
 */
export function selectReported<M extends Meeting>(
  meetings: readonly M[],
  days: number,
  limits: MeetingLimits,
): M[] {
  const perDay = Math.floor(limits.tagsPerReport / Math.max(1, days));
  const countByDay = new Map<number, number>();
  const countByInterval = new Map<number, number>();
  const chosen: M[] = [];
  for (const meeting of [...meetings].sort(byMeeting)) {
    if (meeting.seconds < limits.minimumSeconds) continue;
    const day = utcDayOfInterval(meeting.interval);
    const inDay = countByDay.get(day) ?? 0;
    const inInterval = countByInterval.get(meeting.interval) ?? 0;
    if (inDay >= perDay || inInterval >= limits.tagsPerInterval) continue;
    countByDay.set(day, inDay + 1);
    countByInterval.set(meeting.interval, inInterval + 1);
    chosen.push(meeting);
  }
  return chosen.slice(0, limits.tagsPerReport);
}

/**
 * The meetings a claimant can open, one list per UTC day on which it credits enough minutes, earliest day first, each
 * the first openingsPerClaim by ascending X. The earliest comes first because infectiousness counts from it.
 */
export function claimableDays<M extends Meeting>(
  meetings: readonly M[],
  limits: MeetingLimits,
): { day: number; meetings: M[] }[] {
  const byDay = new Map<number, M[]>();
  for (const meeting of meetings) {
    if (meeting.seconds < limits.minimumSeconds) continue;
    const day = utcDayOfInterval(meeting.interval);
    const list = byDay.get(day);
    if (list === undefined) byDay.set(day, [meeting]);
    else list.push(meeting);
  }
  return [...byDay]
    .sort((a, b) => a[0] - b[0])
    .map(([day, list]) => ({ day, meetings: list.sort(byMeeting).slice(0, limits.openingsPerClaim) }))
    .filter(({ meetings: list }) => {
      const minutes = list.reduce((sum, m) => sum + meetingMinutes(m.seconds), 0);
      return minutes >= limits.claimMinutes;
    });
}

/** Whole credited minutes of a meeting as a tag states them: min(10, ⌊seconds / 60⌋). */
export function meetingMinutes(seconds: number): number {
  return Math.min(10, Math.floor(seconds / 60));
}

/** Bucket of a meeting from its median strength in dBm: 0 ≤ 55, 1 = 56–63, 2 = 64–73, 3 = more or unknown (of −median). */
export function strengthBucket(medianDbm: number | null): 0 | 1 | 2 | 3 {
  if (medianDbm === null) return 3;
  const loss = -medianDbm;
  if (loss < 56) return 0;
  if (loss < 64) return 1;
  return loss < 74 ? 2 : 3;
}
