// SPDX-License-Identifier: GPL-3.0-only
// Who is around now: from the scans of the last ten minutes, in memory. No identifier leaves this file.
import { intervalAt } from '@bluezone/protocol';
import { ownIdentifiersAround } from '../beacon/own-beacons.ts';
import { recentScansAt, strengthsByName } from '../heard/recent-scans.ts';
import type { PhoneContext } from '../phone-context.ts';
import { SpanGatherer } from './gather-spans.ts';
import { isNear } from './nearness.ts';
import { addRanges, type CountRange, type IdentifierSpan, type Reading, rangeOf } from './people-counter.ts';

/** One Bluezone user presumed to be around. */
export interface AroundUser {
  readonly kind: 'user';
  readonly band: 'near' | 'further';
  /** For how long, seconds; at most the ten minutes that are remembered. */
  readonly sinceSeconds: number;
}

export interface Around {
  /** Unix second of the last scan. */
  readonly at: number;
  /** Scans in the last ten minutes. */
  readonly scans: number;
  readonly users: CountRange;
  /** Users and others together. */
  readonly people: CountRange;
  /** Devices without Bluezone, of which only the number is known. */
  readonly others: CountRange;
  /** Users within some two metres, and beyond. */
  readonly near: number;
  readonly further: number;
  /** The users, nearest first. */
  readonly list: readonly AroundUser[];
}

/** What the last scans heard; null without a scan in the last ten minutes. */
export function aroundNow(context: Pick<PhoneContext, 'store' | 'now' | 'counter'>): Around | null {
  const { store, counter } = context;
  const scans = recentScansAt(context);
  const at = scans.at(-1)?.second;
  if (at === undefined) return null;
  const tolerance = store.configuration.matching.toleranceIntervals;
  const own = ownIdentifiersAround(store, intervalAt(at), tolerance + 1);
  const gatherer = new SpanGatherer(store.configuration);
  for (const scan of scans)
    for (const [name, strengthDbm] of strengthsByName(scan))
      if (!own.has(name)) gatherer.add(name, [{ second: scan.second, strengthDbm, creditedSeconds: 0 }]);
  const spans = gatherer.spans();
  const presentSince = at - store.configuration.scan.bridgedGapSeconds;
  const present = (reading: Reading) =>
    phonesAmong(spans, counter.phonesOf(spans, reading)).filter(({ last }) => last >= presentSince);
  const likely = present('likely').sort((a, b) => loudness(b) - loudness(a));
  const users = rangeOf(likely.length, present('few').length, present('many').length);
  const others = othersNow(scans.filter(({ second }) => second >= presentSince).map((scan) => scan.others));
  const list = likely.map(
    ({ first, strengthDbm }): AroundUser => ({
      kind: 'user',
      band: isNear(strengthDbm, store.configuration) ? 'near' : 'further',
      sinceSeconds: at - first,
    }),
  );
  const near = list.filter(({ band }) => band === 'near').length;
  const people = addRanges(users, others);
  return { at, scans: scans.length, users, people, others, near, further: list.length - near, list };
}

/** The spans of each phone as one: as loud as the latest of them. */
function phonesAmong(spans: readonly IdentifierSpan[], phones: readonly number[]): IdentifierSpan[] {
  const byPhone = new Map<number, IdentifierSpan>();
  for (const [i, span] of spans.entries()) {
    const phone = phones[i] as number;
    const known = byPhone.get(phone);
    if (known === undefined) byPhone.set(phone, span);
    else {
      const latest = span.last >= known.last ? span : known;
      byPhone.set(phone, { ...latest, first: Math.min(known.first, span.first) });
    }
  }
  return [...byPhone.values()];
}

const loudness = ({ strengthDbm }: IdentifierSpan): number => strengthDbm ?? Number.NEGATIVE_INFINITY;

/** The middle of what the scans noticed, and its least and most. */
function othersNow(counts: readonly number[]): CountRange {
  const sorted = [...counts].sort((a, b) => a - b);
  return rangeOf(sorted[sorted.length >> 1] ?? 0, sorted[0] ?? 0, sorted.at(-1) ?? 0);
}
