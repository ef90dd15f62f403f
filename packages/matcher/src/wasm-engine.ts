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
  type PreparedLog,
} from './match-engine.ts';
import { walkKeys } from './walk-keys.ts';
import { instantiateWasm, type WasmExports } from './wasm-instance.ts';
import { WasmWindow } from './wasm-window.ts';

const batchKeys = 32;
/** Keys handed to the module at once. */
const callKeys = 256;
/** So few keys are expanded one by one sooner than as a batch of 32. */
const fewKeys = 8;
const lastInterval = 0xffffffff;

/** What one call of `find` works on. */
interface Run {
  readonly log: HeardByPrefix;
  readonly keys: KeyColumns;
  readonly tolerance: number;
  readonly found: CandidateList;
}

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
    const run: Run = { log, keys, tolerance: options.tolerance, found: new CandidateList() };
    this.#derivedKey = -1;
    let waiting = 0;
    let knownStart = -1;
    let knownEnd = -1;
    let needed = 0;
    const expandWaiting = () => {
      this.#expandWaiting(run, waiting);
      waiting = 0;
    };
    walkKeys(keys, from, to, {
      enterWindow: (first, last) => {
        expandWaiting();
        knownStart = -1;
        this.#window.prepare(log, run.tolerance, first, last);
      },
      visit: (key, start, end) => {
        if (start !== knownStart || end !== knownEnd) {
          knownStart = start;
          knownEnd = end;
          needed = this.#window.neededBetween(start, end);
        }
        if (needed === 0) return;
        log.expandedKeys++;
        log.neededIntervals += needed;
        this.#waiting[waiting++] = key;
        if (waiting === callKeys) expandWaiting();
      },
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

  #expandWaiting(run: Run, count: number): void {
    const { column } = this.#memory;
    const { keys } = run.keys;
    for (let i = 0; i < count; i++) {
      const at = 16 * (this.#waiting[i] as number);
      for (let j = 0; j < 16; j++) column[16 * i + j] = keys[at + j] as number;
    }
    for (let i = 0; i < count; i += batchKeys) {
      const inBatch = Math.min(batchKeys, count - i);
      if (inBatch > fewKeys) this.#expandBatch(run, i, inBatch);
      else for (let j = i; j < count; j++) this.#expandOne(run, this.#waiting[j] as number);
    }
  }

  #expandBatch(run: Run, first: number, count: number): void {
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
    log.expandedIntervals += batchKeys * this.#window.neededBetween(low, high);
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
      if (!log.mayHold(view.getInt32(at + 8, false), interval, tolerance)) continue;
      this.#derive(run.keys, key);
      this.#expander.firstWord(interval);
      log.collect(this.#expander, key, interval, tolerance, run.found);
    }
  }

  #expandOne({ log, keys, tolerance, found }: Run, key: number): void {
    const end = Math.min(lastInterval, (keys.starts[key] as number) + (keys.periods[key] as number) - 1);
    this.#derive(keys, key);
    let interval = this.#window.neededFrom(keys.starts[key] as number);
    while (interval !== undefined && interval <= end) {
      log.expandedIntervals++;
      this.#expander.firstWord(interval);
      log.collect(this.#expander, key, interval, tolerance, found);
      interval = interval === lastInterval ? undefined : this.#window.neededFrom(interval + 1);
    }
  }

  #derive(keys: KeyColumns, key: number): void {
    if (this.#derivedKey === key) return;
    this.#deriver.derive(keys.keys, 16 * key, this.#rpik);
    this.#expander.setKey(this.#rpik);
    this.#derivedKey = key;
  }
}

/** Makes the fast engine, or undefined where there is no WebAssembly with vectors. Each engine has a memory of its own. */
export async function createWasmEngine(): Promise<MatchEngine | undefined> {
  const exports = await instantiateWasm();
  return exports === undefined ? undefined : new WasmEngine(exports);
}
