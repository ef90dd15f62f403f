// SPDX-License-Identifier: GPL-3.0-only
// Expands one key at a time in plain TypeScript: all that the plain engine does, and what the fast one leaves over.
import type { CandidateList } from './candidate-list.ts';
import type { HeardByPrefix } from './heard-by-prefix.ts';
import { HeardFilter } from './heard-filter.ts';
import { RpikDeriver } from './hkdf-rpik.ts';
import { IdentifierExpander } from './identifier-expander.ts';
import type { KeyColumns } from './match-engine.ts';
import { firstRangeFrom } from './needed-intervals.ts';

/** What one call of `find` works on. */
export interface MatchRun {
  readonly log: HeardByPrefix;
  readonly keys: KeyColumns;
  readonly tolerance: number;
  readonly found: CandidateList;
}

export class PlainExpansion {
  readonly #deriver = new RpikDeriver();
  readonly #expander = new IdentifierExpander();
  readonly #filter = new HeardFilter();
  readonly #rpik = new Int32Array(4);

  /** Expands a key at its needed intervals from `start` to `end`, which lie within the window from `first` to `last`. */
  expand(run: MatchRun, key: number, start: number, end: number, first: number, last: number): void {
    const { log, tolerance, found } = run;
    const ranges = log.neededRanges(tolerance);
    this.#filter.prepare(log, Math.max(0, first - tolerance), last + tolerance);
    const { bits, shift } = this.#filter;
    this.#take(run, key);
    for (let range = firstRangeFrom(ranges, start); range < ranges.count; range++) {
      const low = Math.max(start, ranges.first[range] as number);
      const count = Math.min(end, ranges.last[range] as number) - low + 1;
      if (count <= 0) break;
      log.expandedIntervals += count;
      let distance = this.#expander.nextPassing(low, 0, count, bits, shift);
      while (distance >= 0) {
        log.filterHits++;
        log.collect(this.#expander, key, low + distance, tolerance, found);
        distance = this.#expander.nextPassing(low, distance + 1, count, bits, shift);
      }
    }
  }

  /** Computes one identifier and adds the entries that are it. */
  check(run: MatchRun, key: number, interval: number): void {
    this.#take(run, key);
    this.#expander.firstWord(interval);
    run.log.collect(this.#expander, key, interval, run.tolerance, run.found);
  }

  #take({ keys }: MatchRun, key: number): void {
    this.#deriver.derive(keys.keys, 16 * key, this.#rpik);
    this.#expander.setKey(this.#rpik);
  }
}
