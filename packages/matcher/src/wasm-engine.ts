// SPDX-License-Identifier: GPL-3.0-only
// The fast matching engine: 32 keys at a time through WebAssembly, the few keys that are left over through the plain
// expander. Its candidates already agree in all 16 bytes and lie within the tolerance, as the plain engine's do.
import { CandidateList } from './candidate-list.ts';
import { HeardByPrefix } from './heard-by-prefix.ts';
import { RpikDeriver } from './hkdf-rpik.ts';
import { IdentifierExpander } from './identifier-expander.ts';
import {
  assertKeyColumns,
  assertTolerance,
  type Candidates,
  type KeyColumns,
  keyRange,
  type MatchEngine,
  type MatchOptions,
  maximumPeriod,
  type PreparedLog,
} from './match-engine.ts';
import { orderKeys } from './order-keys.ts';
import { instantiateWasm, type WasmExports } from './wasm-instance.ts';
import { WasmWindow } from './wasm-window.ts';

const batchKeys = 32;
/** Keys handed to the module at once. */
const callKeys = 256;
/** So few keys are expanded one by one sooner than as a batch of 32. */
const fewKeys = 8;
const lastInterval = 0xffffffff;

class WasmEngine implements MatchEngine {
  readonly name = 'wasm';
  readonly #exports: WasmExports;
  readonly #window: WasmWindow;
  readonly #deriver = new RpikDeriver();
  readonly #expander = new IdentifierExpander();
  readonly #rpik = new Int32Array(4);
  /** Indexes of the keys that wait for a call. */
  readonly #waiting = new Uint32Array(callKeys);
  #derivedKey = -1;

  constructor(exports: WasmExports) {
    this.#exports = exports;
    this.#window = new WasmWindow(exports);
  }

  prepare(...[log, seed]: Parameters<MatchEngine['prepare']>): PreparedLog {
    return new HeardByPrefix(log, seed);
  }

  find(log: PreparedLog, keys: KeyColumns, options: MatchOptions): Candidates {
    if (!(log instanceof HeardByPrefix)) throw new TypeError('this log was prepared by another engine');
    assertKeyColumns(keys);
    assertTolerance(options.tolerance);
    const { tolerance } = options;
    const { from, to } = keyRange(keys, options);
    const found = new CandidateList();
    const order = orderKeys(keys, from, to);
    const { starts, periods } = keys;
    this.#derivedKey = -1;
    let waiting = 0;
    let first = -1;
    let last = -1;
    let start = -1;
    let period = -1;
    let needed = 0;
    for (let i = from; i < to; i++) {
      const key = order === undefined ? i : (order[i - from] as number);
      if (start !== starts[key] || period !== periods[key]) {
        start = starts[key] as number;
        period = periods[key] as number;
        if (period < 1 || period > maximumPeriod) {
          needed = 0;
          continue;
        }
        const end = Math.min(lastInterval, start + period - 1);
        const firstOfDay = start - (start % maximumPeriod);
        const lastOfDay = firstOfDay + maximumPeriod - 1;
        // Keys that begin on one day share a window; one that reaches into the next day widens it.
        const isWider = firstOfDay !== first || end > last;
        if (isWider && waiting > 0) {
          this.#expandWaiting(log, keys, tolerance, waiting, found);
          waiting = 0;
        }
        if (isWider) {
          first = firstOfDay;
          last = Math.min(lastInterval, end > lastOfDay ? lastOfDay + maximumPeriod : lastOfDay);
          this.#window.prepare(log, tolerance, first, last);
        }
        needed = this.#window.neededBetween(start, end);
      }
      if (needed === 0) continue;
      log.expandedKeys++;
      log.neededIntervals += needed;
      this.#waiting[waiting++] = key;
      if (waiting === callKeys) {
        this.#expandWaiting(log, keys, tolerance, waiting, found);
        waiting = 0;
      }
    }
    if (waiting > 0) this.#expandWaiting(log, keys, tolerance, waiting, found);
    return found.finish();
  }

  #expandWaiting(
    log: HeardByPrefix,
    keys: KeyColumns,
    tolerance: number,
    count: number,
    found: CandidateList,
  ): void {
    const { memory, keysAt } = this.#exports;
    const column = new Uint8Array(memory.buffer, keysAt.value, 16 * callKeys);
    for (let i = 0; i < count; i++) {
      const at = 16 * (this.#waiting[i] as number);
      for (let j = 0; j < 16; j++) column[16 * i + j] = keys.keys[at + j] as number;
    }
    for (let i = 0; i < count; i += batchKeys) {
      const inBatch = Math.min(batchKeys, count - i);
      if (inBatch > fewKeys) this.#expandBatch(log, keys, tolerance, i, inBatch, found);
      else
        for (let j = i; j < count; j++)
          this.#expandOne(log, keys, tolerance, this.#waiting[j] as number, found);
    }
  }

  #expandBatch(
    log: HeardByPrefix,
    keys: KeyColumns,
    tolerance: number,
    first: number,
    count: number,
    found: CandidateList,
  ): void {
    const { starts, periods } = keys;
    // The batch is sorted by start.
    const low = starts[this.#waiting[first] as number] as number;
    let high = low;
    for (let i = first; i < first + count; i++) {
      const key = this.#waiting[i] as number;
      high = Math.max(high, Math.min(lastInterval, (starts[key] as number) + (periods[key] as number) - 1));
    }
    const candidates = this.#window.expand(first, low, high);
    log.expandedIntervals += batchKeys * this.#window.neededBetween(low, high);
    log.filterHits += candidates;
    if (candidates === 0) return;
    const columns = new DataView(
      this.#exports.memory.buffer,
      this.#exports.candidatesAt.value,
      12 * candidates,
    );
    for (let i = 0; i < 12 * candidates; i += 12) {
      const lane = columns.getUint32(i, true) - first;
      if (lane >= count) continue;
      const key = this.#waiting[first + lane] as number;
      const interval = columns.getUint32(i + 4, true);
      const offset = interval - (starts[key] as number);
      if (offset < 0 || offset >= (periods[key] as number)) continue;
      this.#compare(log, keys, tolerance, key, interval, columns.getInt32(i + 8, false), found);
    }
  }

  #expandOne(
    log: HeardByPrefix,
    keys: KeyColumns,
    tolerance: number,
    key: number,
    found: CandidateList,
  ): void {
    const end = Math.min(lastInterval, (keys.starts[key] as number) + (keys.periods[key] as number) - 1);
    this.#derive(keys, key);
    let interval = this.#window.neededFrom(keys.starts[key] as number);
    while (interval !== undefined && interval <= end) {
      log.expandedIntervals++;
      const firstWord = this.#expander.firstWord(interval);
      if (log.nextOfPrefix(firstWord, -1) >= 0) {
        log.filterHits++;
        this.#compare(log, keys, tolerance, key, interval, firstWord, found);
      }
      interval = interval === lastInterval ? undefined : this.#window.neededFrom(interval + 1);
    }
  }

  #derive(keys: KeyColumns, key: number): void {
    if (this.#derivedKey === key) return;
    this.#deriver.derive(keys.keys, 16 * key, this.#rpik);
    this.#expander.setKey(this.#rpik);
    this.#derivedKey = key;
  }

  /** Adds every entry that is this identifier and was heard within the tolerance. */
  #compare(
    log: HeardByPrefix,
    keys: KeyColumns,
    tolerance: number,
    key: number,
    interval: number,
    firstWord: number,
    found: CandidateList,
  ): void {
    let isDerived = false;
    let [b, c, d] = [0, 0, 0];
    for (
      let heard = log.nextOfPrefix(firstWord, -1);
      heard >= 0;
      heard = log.nextOfPrefix(firstWord, heard)
    ) {
      const apart = (log.intervals[heard] as number) - interval;
      if (apart > tolerance || -apart > tolerance) continue;
      if (!isDerived) {
        this.#derive(keys, key);
        if (this.#expander.firstWord(interval) !== firstWord) return;
        [b, c, d] = [this.#expander.word(1), this.#expander.word(2), this.#expander.word(3)];
        isDerived = true;
      }
      const at = 4 * heard;
      if (log.words[at + 1] === b && log.words[at + 2] === c && log.words[at + 3] === d)
        found.add(key, interval, heard);
    }
  }
}

/** Makes the fast engine, or undefined where there is no WebAssembly with vectors. Each engine has a memory of its own. */
export async function createWasmEngine(): Promise<MatchEngine | undefined> {
  const exports = await instantiateWasm();
  return exports === undefined ? undefined : new WasmEngine(exports);
}
