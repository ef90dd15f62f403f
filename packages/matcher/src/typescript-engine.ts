// SPDX-License-Identifier: GPL-3.0-only
// The matching engine in plain TypeScript: runs wherever JavaScript does, and is the measure of any faster one.
import { CandidateList } from './candidate-list.ts';
import { HeardIndex } from './heard-index.ts';
import { RpikDeriver } from './hkdf-rpik.ts';
import { IdentifierExpander } from './identifier-expander.ts';
import {
  assertKeyColumns,
  assertTolerance,
  keyRange,
  type MatchEngine,
  maximumPeriod,
} from './match-engine.ts';
import { firstRangeFrom } from './needed-intervals.ts';

const lastInterval = 0xffffffff;

/** Makes the plain TypeScript engine; its candidates already agree in all 16 bytes and lie within the tolerance. */
export function createTypescriptEngine(): MatchEngine {
  const deriver = new RpikDeriver();
  const expander = new IdentifierExpander();
  const rpik = new Int32Array(4);

  return {
    name: 'typescript',

    prepare: (log, seed) => new HeardIndex(log, seed),

    find(log, keys, options) {
      if (!(log instanceof HeardIndex)) throw new TypeError('this log was prepared by another engine');
      assertKeyColumns(keys);
      assertTolerance(options.tolerance);
      const { tolerance } = options;
      const { from, to } = keyRange(keys, options);
      const { filter, filterShift, members, memberStart, intervals } = log;
      const ranges = log.neededRanges(tolerance);
      const found = new CandidateList();

      for (let key = from; key < to; key++) {
        const start = keys.starts[key] as number;
        const period = keys.periods[key] as number;
        if (period < 1 || period > maximumPeriod) continue;
        const end = Math.min(lastInterval, start + period - 1);
        let range = firstRangeFrom(ranges, start);
        if (range === ranges.count || (ranges.first[range] as number) > end) continue;

        deriver.derive(keys.keys, 16 * key, rpik);
        expander.setKey(rpik);
        log.expandedKeys++;
        for (; range < ranges.count && (ranges.first[range] as number) <= end; range++) {
          const first = Math.max(start, ranges.first[range] as number);
          const last = Math.min(end, ranges.last[range] as number);
          log.expandedIntervals += last - first + 1;
          for (let interval = first; interval <= last; interval++) {
            const prefix = expander.firstWord(interval);
            const bit = prefix >>> filterShift;
            if ((((filter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) continue;
            log.filterHits++;
            const group = log.table.find(prefix, expander.word(1), expander.word(2), expander.word(3));
            if (group < 0) continue;
            const groupEnd = memberStart[group + 1] as number;
            for (let at = memberStart[group] as number; at < groupEnd; at++) {
              const heard = members[at] as number;
              const apart = (intervals[heard] as number) - interval;
              if (apart <= tolerance && -apart <= tolerance) found.add(key, interval, heard);
            }
          }
        }
      }
      return found.finish();
    },
  };
}
