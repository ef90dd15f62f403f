// SPDX-License-Identifier: GPL-3.0-only
// What the WebAssembly module holds of one log for one day of keys: the intervals worth expanding and the bitmaps of
// what was heard around them. Made once for all keys of the day, however many calls they come in.
import type { HeardByPrefix } from './heard-by-prefix.ts';
import { firstRangeFrom } from './needed-intervals.ts';
import type { WasmExports } from './wasm-instance.ts';

const pageBytes = 65_536;
const chunkCounters = 4;
/** Of 64 identifiers that nobody heard, at most one passes the first bitmap. */
const bitsPerEntry = 64;
const smallestBitmapBits = 12;
const largestBitmapBits = 24;

export class WasmWindow {
  readonly #exports: WasmExports;
  #log: HeardByPrefix | undefined;
  #tolerance = -1;
  #first = 0;
  #last = 0;
  #chunkCount = 0;
  #shift = 0;

  constructor(exports: WasmExports) {
    this.#exports = exports;
  }

  /** Makes ready for keys whose intervals lie from `first` to `last`, at most 288 of them. */
  prepare(log: HeardByPrefix, tolerance: number, first: number, last: number): void {
    const isReady =
      log === this.#log && tolerance === this.#tolerance && first === this.#first && last === this.#last;
    if (isReady) return;
    this.#log = log;
    this.#tolerance = tolerance;
    this.#first = first;
    this.#last = last;
    this.#plan(log, tolerance);
    this.#fill(log, Math.max(0, first - tolerance), last + tolerance);
  }

  /** Expands the batch of keys from `firstKey` on; gives the number of candidates. */
  expand(firstKey: number, low: number, high: number): number {
    const multiplier = this.#log?.multiplier ?? 1;
    return this.#exports.expand(firstKey, this.#chunkCount, low, high, multiplier, this.#shift);
  }

  /** Lists the needed intervals and lays them out in chunks of four that differ in their lowest byte only. */
  #plan(log: HeardByPrefix, tolerance: number): void {
    const { memory, chunksAt, chunkSize, planChunks } = this.#exports;
    const view = new DataView(memory.buffer);
    const ranges = log.neededRanges(tolerance);
    let chunk = chunksAt.value - chunkSize.value;
    let page = -1;
    let count = chunkCounters;
    for (let i = firstRangeFrom(ranges, this.#first); i < ranges.count; i++) {
      const low = Math.max(this.#first, ranges.first[i] as number);
      const high = Math.min(this.#last, ranges.last[i] as number);
      for (let interval = low; interval <= high; interval++) {
        if (count === chunkCounters || interval >>> 8 !== page) {
          chunk += chunkSize.value;
          page = interval >>> 8;
          count = 0;
          view.setUint32(chunk + 4, page, true);
        }
        view.setUint8(chunk + 8 + count, interval & 255);
        count++;
        view.setUint32(chunk, count, true);
      }
    }
    this.#chunkCount = (chunk - chunksAt.value) / chunkSize.value + 1;
    planChunks(this.#chunkCount);
  }

  /** Sets the bits of all entries heard from `low` to `high`. */
  #fill(log: HeardByPrefix, low: number, high: number): void {
    const { memory, bitmapsAt } = this.#exports;
    const from = log.countBefore(low);
    const to = log.countBefore(high + 1);
    let bits = smallestBitmapBits;
    while (2 ** bits < bitsPerEntry * (to - from) && bits < largestBitmapBits) bits++;
    const bytes = 2 ** bits / 8;
    const missing = bitmapsAt.value + 2 * bytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
    this.#shift = 32 - bits;
    const first = new Uint8Array(memory.buffer, bitmapsAt.value, bytes).fill(0);
    const second = new Uint8Array(memory.buffer, bitmapsAt.value + bytes, bytes).fill(0);
    for (let i = from; i < to; i++) {
      const hash = log.hash(log.words[4 * (log.byInterval[i] as number)] as number);
      const upper = hash >>> this.#shift;
      const lower = (hash & (2 ** bits - 1)) >>> 0;
      first[upper >>> 3] = (first[upper >>> 3] as number) | (1 << (upper & 7));
      second[lower >>> 3] = (second[lower >>> 3] as number) | (1 << (lower & 7));
    }
  }
}
