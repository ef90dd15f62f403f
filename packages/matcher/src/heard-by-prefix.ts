// SPDX-License-Identifier: GPL-3.0-only
// The heard log as the fast engine needs it: entries in the order of their intervals, to fill a day's bitmaps, and
// chains of entries behind a seeded hash of their first four bytes, to say whether a candidate was heard.
import { readWord } from './hkdf-rpik.ts';
import {
  assertHeardColumns,
  type HeardColumns,
  type LogStatistics,
  type PreparedLog,
} from './match-engine.ts';
import { type IntervalRanges, sortDistinct, widenIntervals } from './needed-intervals.ts';
import { mixSeed } from './seeded-hash.ts';

const smallestTable = 2 ** 8;
const largestTable = 2 ** 24;
/** A log that spans more intervals than this (over a year) is sorted by comparing. */
const countedSpan = 2 ** 16;

/** The other byte order. */
export function swapWord(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
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

/** The prepared log of the WebAssembly engine. */
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
