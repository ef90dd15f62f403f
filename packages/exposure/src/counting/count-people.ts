// SPDX-License-Identifier: GPL-3.0-only
// How many people were around on a day. Identifiers change, so this is an estimate, told with a range.
import { groupScans, middleOf, type PacketColumns, rhythmOf } from '../proximity/group-scans.ts';
import { countLinks, type IdentifierSpan } from './link-identifiers.ts';

export interface PeopleCount {
  readonly day: number;
  /** Identifiers heard. */
  readonly identifiers: number;
  /** Of devices, with those that follow one another taken for one. */
  readonly people: number;
  /** At least so many were heard in one scan; at most every identifier was somebody else. */
  readonly low: number;
  readonly high: number;
}

/** An identifier of the Exposure Notification lives 20 minutes at most, ours 10, with the clocks' difference. */
const longestLife = 25 * 60;
const leastSilence = 60;
const unknownStrength = 127;

interface OpenSpan {
  first: number;
  last: number;
  readonly strengths: number[];
}

/**
 * Counts people by day.
 * @param dayOf number of the civil day of a unix second
 */
export function countPeople(columns: PacketColumns, dayOf: (second: number) => number): PeopleCount[] {
  const scans = groupScans(columns);
  const rule = { longestLife, longestSilence: Math.max(leastSilence, 2.2 * rhythmOf(scans).seconds) };
  const days = new Map<number, { spans: Map<number, OpenSpan>; most: number }>();
  for (const scan of scans) {
    if (scan.heard.length === 0) continue;
    const day = dayOf(scan.time);
    const known = days.get(day) ?? { spans: new Map<number, OpenSpan>(), most: 0 };
    days.set(day, known);
    known.most = Math.max(known.most, scan.heard.length);
    for (const { peer, strength } of scan.heard) {
      const span = known.spans.get(peer) ?? { first: scan.time, last: scan.time, strengths: [] };
      known.spans.set(peer, span);
      span.last = scan.time;
      if (strength !== unknownStrength) span.strengths.push(strength);
    }
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, { spans, most }]) => {
      const identifiers = spans.size;
      const people = identifiers - countLinks([...spans.values()].map(closed), rule);
      return { day, identifiers, people, low: Math.min(most, people), high: identifiers };
    });
}

/** Strength near an end: the middle of up to three scans. */
function closed({ first, last, strengths }: OpenSpan): IdentifierSpan {
  const middle = (values: readonly number[]) =>
    values.length === 0
      ? unknownLevel
      : middleOf(
          values.toSorted((a, b) => a - b),
          0.5,
        );
  return {
    first,
    last,
    firstStrength: middle(strengths.slice(0, 3)),
    lastStrength: middle(strengths.slice(-3)),
  };
}

const unknownLevel = -90;
