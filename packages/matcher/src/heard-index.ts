// SPDX-License-Identifier: GPL-3.0-only
// The heard log made ready for look-ups: a bitmap over the first bits of each identifier, behind it a seeded table of
// distinct identifiers, behind that the entries of each. The bitmap needs no seed: published keys cannot choose their
// identifiers, and however the heard ones were chosen they set one bit each.
import { readWord } from './hkdf-rpik.ts';
import { buildIdentifierTable, type IdentifierTable } from './identifier-table.ts';
import {
  assertHeardColumns,
  type HeardColumns,
  type LogStatistics,
  type PreparedLog,
} from './match-engine.ts';
import { type IntervalRanges, sortDistinct, widenIntervals } from './needed-intervals.ts';

/** At most one in 64 of the identifiers that nobody heard passes the bitmap. */
const filterBitsPerEntry = 64;
const smallestFilter = 2 ** 12;
const largestFilter = 2 ** 26;

/** The prepared log of the plain TypeScript engine, which reads its columns in place. */
export class HeardIndex implements PreparedLog {
  readonly heardCount: number;
  readonly intervals: Uint32Array;
  /** Bit `prefix >>> filterShift` is set for the first word of every heard identifier. */
  readonly filter: Int32Array;
  readonly filterShift: number;
  readonly table: IdentifierTable;
  /** Entries of group g are `members[memberStart[g]]` to `members[memberStart[g + 1] - 1]`. */
  readonly members: Uint32Array;
  readonly memberStart: Uint32Array;
  expandedKeys = 0;
  expandedIntervals = 0;
  filterHits = 0;
  readonly #distinctIntervals: Uint32Array;
  readonly #rangesByTolerance = new Map<number, IntervalRanges>();

  /** @param seed 32 random bits that nobody else knows. @throws RangeError on columns shorter than their count. */
  constructor(log: HeardColumns, seed: number) {
    assertHeardColumns(log);
    const { count } = log;
    this.heardCount = count;
    this.intervals = log.intervals.slice(0, count);
    this.#distinctIntervals = sortDistinct(this.intervals);

    const words = new Int32Array(4 * count);
    for (let i = 0; i < words.length; i++) words[i] = readWord(log.identifiers, 4 * i);

    let filterBits = smallestFilter;
    while (filterBits < filterBitsPerEntry * count && filterBits < largestFilter) filterBits *= 2;
    this.filterShift = Math.clz32(filterBits) + 1;
    this.filter = new Int32Array(filterBits / 32);
    for (let i = 0; i < words.length; i += 4) {
      const bit = (words[i] as number) >>> this.filterShift;
      this.filter[bit >>> 5] = (this.filter[bit >>> 5] as number) | (1 << (bit & 31));
    }

    this.table = buildIdentifierTable(words, seed);
    const { groupCount, groupOfEntry } = this.table;
    this.memberStart = new Uint32Array(groupCount + 1);
    for (const group of groupOfEntry) {
      this.memberStart[group + 1] = (this.memberStart[group + 1] as number) + 1;
    }
    for (let group = 0; group < groupCount; group++) {
      this.memberStart[group + 1] =
        (this.memberStart[group + 1] as number) + (this.memberStart[group] as number);
    }
    this.members = new Uint32Array(count);
    const next = this.memberStart.slice();
    for (let entry = 0; entry < count; entry++) {
      const group = groupOfEntry[entry] as number;
      const at = next[group] as number;
      this.members[at] = entry;
      next[group] = at + 1;
    }
  }

  get statistics(): LogStatistics {
    return {
      expandedKeys: this.expandedKeys,
      neededIntervals: this.expandedIntervals,
      expandedIntervals: this.expandedIntervals,
      filterHits: this.filterHits,
      lookupProbes: this.table.lookupProbes,
    };
  }

  /** The intervals worth expanding for a tolerance. */
  neededRanges(tolerance: number): IntervalRanges {
    const known = this.#rangesByTolerance.get(tolerance);
    if (known !== undefined) return known;
    const ranges = widenIntervals(this.#distinctIntervals, tolerance);
    this.#rangesByTolerance.set(tolerance, ranges);
    return ranges;
  }
}
