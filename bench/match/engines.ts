// SPDX-License-Identifier: GPL-3.0-only
// What is measured of the engines, the same in Node and in a browser.
import {
  confirmCandidates,
  createTypescriptEngine,
  createWasmEngine,
  type MatchEngine,
} from '@bluezone/matcher';
import type { SlicedContender } from './slices.ts';
import {
  chosenLog,
  intervalsPerDay,
  type KeySet,
  type Log,
  makeKeys,
  makeLog,
  type WorkloadOptions,
} from './workload.ts';

export interface EngineOptions extends WorkloadOptions {
  /** Tolerance in intervals. */
  readonly window: number;
  readonly engine: 'wasm' | 'ts' | 'all';
}

const sliceKeys = { wasm: 320, ts: 96 } as const;

export interface Material {
  readonly keys: KeySet;
  readonly log: Log;
  /** As many identifiers, heard in every interval. */
  readonly fullLog: Log;
  readonly chosen: Log;
}

export function makeMaterial(options: EngineOptions): Material {
  const keys = makeKeys(options);
  const log = makeLog(options, keys);
  const fullLog = makeLog({ ...options, heard: intervalsPerDay }, keys);
  return { keys, log, fullLog, chosen: chosenLog(log) };
}

/** Each contender has an engine of its own: what one keeps between calls does not help or hinder another. */
async function contender(
  name: 'wasm' | 'ts',
  keys: KeySet,
  log: Log,
  tolerance: number,
  seed: number,
): Promise<SlicedContender & { readonly engine: MatchEngine }> {
  const engine = name === 'wasm' ? await createWasmEngine() : createTypescriptEngine();
  if (engine === undefined) throw new Error('no WebAssembly with vectors here');
  const prepared = engine.prepare(log, seed);
  const size = sliceKeys[name];
  return {
    engine,
    keys: keys.count,
    slices: Math.ceil(keys.count / size),
    run(slice) {
      engine.find(prepared, keys, {
        tolerance,
        from: size * slice,
        to: Math.min(keys.count, size * (slice + 1)),
      });
    },
  };
}

export type EngineFigure = 'unpruned' | 'pruned' | 'chosen';

/** Contenders by name, such as `wasm-unpruned`. */
export async function engineContenders(
  options: EngineOptions,
  { keys, log, fullLog, chosen }: Material,
): Promise<Record<string, SlicedContender>> {
  const { window, seed } = options;
  const contenders: Record<string, SlicedContender> = {};
  for (const name of ['wasm', 'ts'] as const) {
    if (options.engine !== 'all' && options.engine !== name) continue;
    contenders[`${name}-unpruned`] = await contender(name, keys, fullLog, window, seed);
    contenders[`${name}-pruned`] = await contender(name, keys, log, window, seed);
    contenders[`${name}-chosen`] = await contender(name, keys, chosen, window, seed);
  }
  return contenders;
}

/** Figures that noise cannot touch, of one run over all keys. */
export async function countWork(options: EngineOptions, { keys, log }: Material) {
  const counted: Record<string, object> = {};
  for (const name of ['wasm', 'ts'] as const) {
    if (options.engine !== 'all' && options.engine !== name) continue;
    const engine = name === 'wasm' ? await createWasmEngine() : createTypescriptEngine();
    if (engine === undefined) continue;
    const prepared = engine.prepare(log, options.seed);
    const found = engine.find(prepared, keys, { tolerance: options.window });
    const { neededIntervals, expandedIntervals, filterHits } = prepared.statistics;
    counted[name] = {
      matches: confirmCandidates(log, keys, found, options.window).length,
      neededIntervals,
      aesBlocks: expandedIntervals,
      blocksToNeeded: Number((expandedIntervals / neededIntervals).toFixed(4)),
      neededShare: Number((neededIntervals / (keys.count * intervalsPerDay)).toFixed(4)),
      candidates: filterHits,
      candidateShare: Number((filterHits / expandedIntervals).toPrecision(3)),
    };
  }
  return counted;
}
