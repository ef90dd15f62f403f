// SPDX-License-Identifier: GPL-3.0-only
// What really happened, for scoring only: nothing that a phone, a server or the air decides may read it.
import type { PairContacts } from './pair-contacts.ts';
import { DAY_SECONDS, utcDay } from './trace-clock.ts';

/** Unix seconds, from inclusive, to exclusive. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** A time that one person spent with another. */
export interface TrueContact extends TimeRange {
  readonly peer: number;
}

/** The recorded contacts, asked in seconds. Persons are dense indexes of the trace. */
export interface ContactTruth {
  readonly people: number;
  /** Seconds that two persons were in contact within [from, to). Symmetric; 0 for a person and itself. */
  secondsBetween(a: number, b: number, from: number, to: number): number;
  /**
   * The most seconds that two persons were in contact on any one UTC day, counting only time inside the ranges.
   * Ranges that overlap count once.
   */
  mostSecondsInOneDay(a: number, b: number, ranges: readonly TimeRange[]): number;
  /** {@link mostSecondsInOneDay} with everybody whom `person` met inside the ranges; nobody with 0 s is listed. */
  exposureOfPeers(person: number, ranges: readonly TimeRange[]): Map<number, number>;
  /** Everybody whom `person` ever met, ascending. */
  peersOf(person: number): readonly number[];
  /** Contacts of one person within [from, to), cut to it, by their beginning. */
  contactsOf(person: number, from: number, to: number): TrueContact[];
}

/** Prepares the truth for quick questions: prefix sums over each pair's contacts. */
export function createContactTruth(contacts: PairContacts): ContactTruth {
  const { people, firstContact } = contacts;
  const pairOf = new Map<number, number>();
  const peers: number[][] = Array.from({ length: people }, () => []);
  contacts.a.forEach((a, pair) => {
    const b = contacts.b[pair] as number;
    pairOf.set(a * people + b, pair);
    peers[a]?.push(b);
    peers[b]?.push(a);
  });
  for (const list of peers) list.sort((x, y) => x - y);
  const before = new Float64Array(contacts.from.length + 1);
  contacts.from.forEach((from, c) => {
    before[c + 1] = (before[c] as number) + (contacts.to[c] as number) - from;
  });

  /** Seconds of the pair's contact before `unix`, plus a constant of the pair. */
  const secondsUntil = (pair: number, unix: number): number => {
    let low = firstContact[pair] as number;
    let high = firstContact[pair + 1] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((contacts.to[middle] as number) <= unix) low = middle + 1;
      else high = middle;
    }
    const whole = before[low] as number;
    const inside = low < (firstContact[pair + 1] as number) && (contacts.from[low] as number) < unix;
    return inside ? whole + unix - (contacts.from[low] as number) : whole;
  };
  const secondsBetween = (a: number, b: number, from: number, to: number): number => {
    const pair = pairOf.get(Math.min(a, b) * people + Math.max(a, b));
    return pair === undefined || to <= from ? 0 : secondsUntil(pair, to) - secondsUntil(pair, from);
  };
  const mostInPieces = (a: number, b: number, pieces: readonly TimeRange[]): number => {
    const ofDay = new Map<number, number>();
    for (const { from, to } of pieces) {
      const day = utcDay(from);
      ofDay.set(day, (ofDay.get(day) ?? 0) + secondsBetween(a, b, from, to));
    }
    return Math.max(0, ...ofDay.values());
  };

  return {
    people,
    secondsBetween,
    mostSecondsInOneDay: (a, b, ranges) => mostInPieces(a, b, cutAtUtcDays(ranges)),
    exposureOfPeers: (person, ranges) => {
      const pieces = cutAtUtcDays(ranges);
      const found = (peers[person] ?? []).map((peer) => [peer, mostInPieces(person, peer, pieces)] as const);
      return new Map(found.filter(([, seconds]) => seconds > 0));
    },
    peersOf: (person) => peers[person] ?? [],
    contactsOf: (person, from, to) => {
      const found: TrueContact[] = [];
      for (const peer of peers[person] ?? []) {
        const pair = pairOf.get(Math.min(person, peer) * people + Math.max(person, peer)) as number;
        for (let c = firstContact[pair] as number; c < (firstContact[pair + 1] as number); c++) {
          const start = Math.max(from, contacts.from[c] as number);
          const end = Math.min(to, contacts.to[c] as number);
          if (start < end) found.push({ peer, from: start, to: end });
        }
      }
      return found.sort((x, y) => x.from - y.from || x.peer - y.peer);
    },
  };
}

/** The ranges joined where they overlap, and cut at UTC midnights. */
function cutAtUtcDays(ranges: readonly TimeRange[]): TimeRange[] {
  const pieces: TimeRange[] = [];
  let covered = Number.NEGATIVE_INFINITY;
  for (const range of [...ranges].sort((x, y) => x.from - y.from)) {
    let from = Math.max(range.from, covered);
    while (from < range.to) {
      const to = Math.min(range.to, (utcDay(from) + 1) * DAY_SECONDS);
      pieces.push({ from, to });
      from = to;
    }
    covered = Math.max(covered, range.to);
  }
  return pieces;
}
