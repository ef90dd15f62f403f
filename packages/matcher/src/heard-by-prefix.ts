// SPDX-License-Identifier: GPL-3.0-only
// The heard log as the engines need it: entries in the order of their intervals, to fill a day's bitmaps, and
// chains of entries behind a seeded hash of their first four bytes, to say whether a candidate was heard.
import type { CandidateList } from './candidate-list.ts';
import { readWord } from './hkdf-rpik.ts';
import type { IdentifierExpander } from './identifier-expander.ts';
import {
  assertHeardColumns,
  type HeardColumns,
  type LogStatistics,
  type PreparedLog,
} from './match-engine.ts';
import { type IntervalRanges, sortDistinct, widenIntervals } from './needed-intervals.ts';

const smallestTable = 2 ** 8;
const largestTable = 2 ** 24;
/** A log that spans more intervals than this (over a year) is sorted by comparing. */
const countedSpan = 2 ** 16;

/** The other byte order. */
function swapWord(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}

/** A word that depends on every bit of a seed. */
function mixSeed(seed: number): number {
  let word = Math.imul((seed | 0) ^ 0x7f4a7c15, 0x9e3779b1);
  word = Math.imul(word ^ (word >>> 15), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

/** Entries in ascending order of their intervals; equal ones stay in theirs. */
function orderByInterval(intervals: Uint32Array): Uint32Array {
  const count = intervals.length;
  const order = new Uint32Array(count);
  let lowest = 0xffffffff;
  let highest = 0;
  for (let i = 0; i < count; i++) {
    order[i] = i;
    lowest = Math.min(lowest, intervals[i] as number);
    highest = Math.max(highest, intervals[i] as number);
  }
  if (count === 0) return order;
  if (highest - lowest >= countedSpan)
    return order.sort((a, b) => (intervals[a] as number) - (intervals[b] as number) || a - b);
  const next = new Uint32Array(highest - lowest + 2);
  for (let i = 0; i < count; i++) {
    const at = (intervals[i] as number) - lowest + 1;
    next[at] = (next[at] as number) + 1;
  }
  for (let i = 1; i < next.length; i++) next[i] = (next[i] as number) + (next[i - 1] as number);
  for (let i = 0; i < count; i++) {
    const at = (intervals[i] as number) - lowest;
    const place = next[at] as number;
    order[place] = i;
    next[at] = place + 1;
  }
  return order;
}

/** A prepared log. */
export class HeardByPrefix implements PreparedLog {
  readonly heardCount: number;
  readonly intervals: Uint32Array;
  /** Entries in the order of their intervals. */
  readonly byInterval: Uint32Array;
  /** 4 big-endian words of each entry. */
  readonly words: Int32Array;
  /** Odd, and known to nobody else: what a first word is multiplied by to choose its bit and its chain. */
  readonly multiplier: number;
  readonly #distinctIntervals: Uint32Array;
  readonly #tableShift: number;
  /** Entry plus one at which a chain begins, and the next of each entry; 0 ends a chain. */
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #rangesByTolerance = new Map<number, IntervalRanges>();
  expandedKeys = 0;
  neededIntervals = 0;
  expandedIntervals = 0;
  filterHits = 0;
  lookupProbes = 0;

  /** @param seed 32 random bits that nobody else knows. @throws RangeError on columns shorter than their count. */
  constructor(log: HeardColumns, seed: number) {
    assertHeardColumns(log);
    const { count } = log;
    this.heardCount = count;
    this.intervals = log.intervals.slice(0, count);
    this.byInterval = orderByInterval(this.intervals);
    this.#distinctIntervals = sortDistinct(this.intervals);
    this.words = new Int32Array(4 * count);
    for (let i = 0; i < this.words.length; i++) this.words[i] = readWord(log.identifiers, 4 * i);
    this.multiplier = mixSeed(seed) | 1;
    let size = smallestTable;
    while (size < 2 * count && size < largestTable) size *= 2;
    this.#tableShift = Math.clz32(size) + 1;
    this.#heads = new Int32Array(size);
    this.#next = new Int32Array(count);
    for (let entry = count - 1; entry >= 0; entry--) {
      const at = this.#chainOf(this.words[4 * entry] as number);
      this.#next[entry] = this.#heads[at] as number;
      this.#heads[at] = entry + 1;
    }
  }

  get statistics(): LogStatistics {
    const { expandedKeys, neededIntervals, expandedIntervals, filterHits, lookupProbes } = this;
    return { expandedKeys, neededIntervals, expandedIntervals, filterHits, lookupProbes };
  }

  /** The hash of an identifier's first word (big-endian): every bit of use is among the upper and lower ones. */
  hash(firstWord: number): number {
    return Math.imul(swapWord(firstWord), this.multiplier);
  }

  #chainOf(firstWord: number): number {
    return this.hash(firstWord) >>> this.#tableShift;
  }

  /** The first entry from `after` on (−1: of all) that begins with these four bytes, or −1. */
  nextOfPrefix(firstWord: number, after: number): number {
    let entry =
      after < 0 ? (this.#heads[this.#chainOf(firstWord)] as number) - 1 : (this.#next[after] as number) - 1;
    while (entry >= 0) {
      this.lookupProbes++;
      if (this.words[4 * entry] === firstWord) return entry;
      entry = (this.#next[entry] as number) - 1;
    }
    return -1;
  }

  /** True when an entry that begins with these four bytes was heard within the tolerance of the interval. */
  mayHold(firstWord: number, interval: number, tolerance: number): boolean {
    let entry = this.nextOfPrefix(firstWord, -1);
    while (entry >= 0 && Math.abs((this.intervals[entry] as number) - interval) > tolerance)
      entry = this.nextOfPrefix(firstWord, entry);
    return entry >= 0;
  }

  /** Adds every entry that is the expander's present identifier and was heard within the tolerance of its interval. */
  collect(
    expander: IdentifierExpander,
    keyIndex: number,
    interval: number,
    tolerance: number,
    found: CandidateList,
  ): void {
    const a = expander.word(0);
    let entry = this.nextOfPrefix(a, -1);
    if (entry < 0) return;
    const [b, c, d] = [expander.word(1), expander.word(2), expander.word(3)];
    for (; entry >= 0; entry = this.nextOfPrefix(a, entry)) {
      const at = 4 * entry;
      const isSame = this.words[at + 1] === b && this.words[at + 2] === c && this.words[at + 3] === d;
      if (isSame && Math.abs((this.intervals[entry] as number) - interval) <= tolerance)
        found.add(keyIndex, interval, entry);
    }
  }

  /** The intervals worth expanding for a tolerance. */
  neededRanges(tolerance: number): IntervalRanges {
    const known = this.#rangesByTolerance.get(tolerance);
    if (known !== undefined) return known;
    const ranges = widenIntervals(this.#distinctIntervals, tolerance);
    this.#rangesByTolerance.set(tolerance, ranges);
    return ranges;
  }

  /** How many entries were heard before an interval: where in `byInterval` those from it on begin. */
  countBefore(interval: number): number {
    let low = 0;
    let high = this.heardCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.intervals[this.byInterval[middle] as number] as number) < interval) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
