// SPDX-License-Identifier: GPL-3.0-only
// The fast matching engine: 32 keys at a time through WebAssembly, the few keys that are left over through the plain
// expander. Its candidates already agree in all 16 bytes and lie within the tolerance, as the plain engine's do.
import { CandidateList } from './candidate-list.ts';
import { HeardByPrefix } from './heard-by-prefix.ts';
import {
  assertKeyColumns,
  assertTolerance,
  type Candidates,
  type KeyColumns,
  keyRange,
  type MatchEngine,
  type MatchOptions,
  type PreparedLog,
} from './match-engine.ts';
import { countNeeded } from './needed-intervals.ts';
import { type MatchRun, PlainExpansion } from './plain-expansion.ts';
import { walkKeys } from './walk-keys.ts';
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
  readonly #plain = new PlainExpansion();
  /** Indexes of the keys that wait for a call. */
  readonly #waiting = new Uint32Array(callKeys);
  #seen = { column: new Uint8Array(0), view: new DataView(new ArrayBuffer(0)) };

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
    const { from, to } = keyRange(keys, options);
    const run: MatchRun = { log, keys, tolerance: options.tolerance, found: new CandidateList() };
    const ranges = log.neededRanges(run.tolerance);
    let waiting = 0;
    let knownStart = -1;
    let knownEnd = -1;
    let needed = 0;
    let windowFirst = 0;
    let windowLast = 0;
    const expandWaiting = () => {
      this.#expandWaiting(run, waiting, windowFirst, windowLast);
      waiting = 0;
    };
    walkKeys(keys, from, to, (key, start, end, first, last) => {
      if (start !== knownStart || end !== knownEnd) {
        knownStart = start;
        knownEnd = end;
        needed = countNeeded(ranges, start, end);
      }
      if (needed === 0) return;
      log.expandedKeys++;
      log.neededIntervals += needed;
      if (waiting === callKeys || first !== windowFirst || last !== windowLast) expandWaiting();
      windowFirst = first;
      windowLast = last;
      this.#waiting[waiting++] = key;
    });
    expandWaiting();
    return run.found.finish();
  }

  /** The module's memory, seen anew when it has grown. */
  get #memory(): { readonly column: Uint8Array; readonly view: DataView } {
    const { buffer } = this.#exports.memory;
    if (this.#seen.view.buffer !== buffer)
      this.#seen = {
        column: new Uint8Array(buffer, this.#exports.keysAt.value, 16 * callKeys),
        view: new DataView(buffer),
      };
    return this.#seen;
  }

  #expandWaiting(run: MatchRun, count: number, first: number, last: number): void {
    const { starts, periods } = run.keys;
    let done = 0;
    for (; count - done > fewKeys; done += batchKeys) {
      if (done === 0) this.#handOver(run, count, first, last);
      this.#expandBatch(run, done, Math.min(batchKeys, count - done));
    }
    for (; done < count; done++) {
      const key = this.#waiting[done] as number;
      const start = starts[key] as number;
      const end = Math.min(lastInterval, start + (periods[key] as number) - 1);
      this.#plain.expand(run, key, start, end, first, last);
    }
  }

  #handOver({ log, keys, tolerance }: MatchRun, count: number, first: number, last: number): void {
    this.#window.prepare(log, tolerance, first, last);
    const { column } = this.#memory;
    for (let i = 0; i < count; i++) {
      const at = 16 * (this.#waiting[i] as number);
      for (let j = 0; j < 16; j++) column[16 * i + j] = keys.keys[at + j] as number;
    }
  }

  #expandBatch(run: MatchRun, first: number, count: number): void {
    const { log, tolerance } = run;
    const { starts, periods } = run.keys;
    // The batch is sorted by start.
    const low = starts[this.#waiting[first] as number] as number;
    let high = low;
    for (let i = first; i < first + count; i++) {
      const key = this.#waiting[i] as number;
      high = Math.max(high, Math.min(lastInterval, (starts[key] as number) + (periods[key] as number) - 1));
    }
    const candidates = this.#window.expand(first, low, high);
    log.expandedIntervals += batchKeys * countNeeded(log.neededRanges(tolerance), low, high);
    log.filterHits += candidates;
    const { view } = this.#memory;
    const base = this.#exports.candidatesAt.value;
    for (let at = base; at < base + 12 * candidates; at += 12) {
      const lane = view.getUint32(at, true) - first;
      if (lane >= count) continue;
      const key = this.#waiting[first + lane] as number;
      const interval = view.getUint32(at + 4, true);
      const offset = interval - (starts[key] as number);
      if (offset < 0 || offset >= (periods[key] as number)) continue;
      if (log.mayHold(view.getInt32(at + 8, false), interval, tolerance))
        this.#plain.check(run, key, interval);
    }
  }
}

/** Makes the fast engine, or undefined where there is no WebAssembly with vectors. Each engine has a memory of its own. */
export async function createWasmEngine(): Promise<MatchEngine | undefined> {
  const exports = await instantiateWasm();
  return exports === undefined ? undefined : new WasmEngine(exports);
}
