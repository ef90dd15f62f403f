// SPDX-License-Identifier: GPL-3.0-only
// The matching engine in plain TypeScript: runs wherever JavaScript does, and is the measure of any faster one.
import { CandidateList } from './candidate-list.ts';
import { HeardByPrefix } from './heard-by-prefix.ts';
import { assertKeyColumns, assertTolerance, keyRange, type MatchEngine } from './match-engine.ts';
import { countNeeded } from './needed-intervals.ts';
import { type MatchRun, PlainExpansion } from './plain-expansion.ts';
import { walkKeys } from './walk-keys.ts';

/** Makes the plain TypeScript engine; its candidates already agree in all 16 bytes and lie within the tolerance. */
export function createTypescriptEngine(): MatchEngine {
  const plain = new PlainExpansion();

  return {
    name: 'typescript',

    prepare: (log, seed) => new HeardByPrefix(log, seed),

    find(log, keys, options) {
      if (!(log instanceof HeardByPrefix)) throw new TypeError('this log was prepared by another engine');
      assertKeyColumns(keys);
      assertTolerance(options.tolerance);
      const { from, to } = keyRange(keys, options);
      const ranges = log.neededRanges(options.tolerance);
      const run: MatchRun = { log, keys, tolerance: options.tolerance, found: new CandidateList() };
      walkKeys(keys, from, to, (key, start, end, first, last) => {
        const needed = countNeeded(ranges, start, end);
        if (needed === 0) return;
        log.expandedKeys++;
        log.neededIntervals += needed;
        plain.expand(run, key, start, end, first, last);
      });
      return run.found.finish();
    },
  };
}
