// SPDX-License-Identifier: GPL-3.0-only
// The matching engine in plain TypeScript: runs wherever JavaScript does, and is the measure of any faster one.
import { CandidateList } from './candidate-list.ts';
import { HeardByPrefix } from './heard-by-prefix.ts';
import { HeardFilter } from './heard-filter.ts';
import { RpikDeriver } from './hkdf-rpik.ts';
import { IdentifierExpander } from './identifier-expander.ts';
import { assertKeyColumns, assertTolerance, keyRange, type MatchEngine } from './match-engine.ts';
import { firstRangeFrom } from './needed-intervals.ts';
import { walkKeys } from './walk-keys.ts';

/** Makes the plain TypeScript engine; its candidates already agree in all 16 bytes and lie within the tolerance. */
export function createTypescriptEngine(): MatchEngine {
  const deriver = new RpikDeriver();
  const expander = new IdentifierExpander();
  const filter = new HeardFilter();
  const rpik = new Int32Array(4);

  return {
    name: 'typescript',

    prepare: (log, seed) => new HeardByPrefix(log, seed),

    find(log, keys, options) {
      if (!(log instanceof HeardByPrefix)) throw new TypeError('this log was prepared by another engine');
      assertKeyColumns(keys);
      assertTolerance(options.tolerance);
      const { tolerance } = options;
      const { from, to } = keyRange(keys, options);
      const ranges = log.neededRanges(tolerance);
      const found = new CandidateList();
      walkKeys(keys, from, to, {
        enterWindow: (first, last) => filter.prepare(log, Math.max(0, first - tolerance), last + tolerance),
        visit(key, start, end) {
          let range = firstRangeFrom(ranges, start);
          if (range === ranges.count || (ranges.first[range] as number) > end) return;
          deriver.derive(keys.keys, 16 * key, rpik);
          expander.setKey(rpik);
          log.expandedKeys++;
          for (; range < ranges.count && (ranges.first[range] as number) <= end; range++) {
            const first = Math.max(start, ranges.first[range] as number);
            const count = Math.min(end, ranges.last[range] as number) - first + 1;
            log.neededIntervals += count;
            log.expandedIntervals += count;
            let distance = expander.nextPassing(first, 0, count, filter.bits, filter.shift);
            while (distance >= 0) {
              log.filterHits++;
              log.collect(expander, key, first + distance, tolerance, found);
              distance = expander.nextPassing(first, distance + 1, count, filter.bits, filter.shift);
            }
          }
        },
      });
      return found.finish();
    },
  };
}
