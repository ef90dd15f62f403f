// SPDX-License-Identifier: GPL-3.0-only
// The plain engine's filter: one bit for the first bits of each identifier that was heard around a day, small enough for a
// processor's nearest caches. It needs no seed: published keys cannot choose their identifiers, and however the heard ones
// were chosen they set one bit each.
import type { HeardByPrefix } from './heard-by-prefix.ts';

/** Of 64 identifiers that nobody heard, at most one passes. */
const bitsPerEntry = 64;
const smallestBits = 12;
const largestBits = 26;

export class HeardFilter {
  /** Bit `first word >>> shift` is set for every identifier heard in the window. */
  bits = new Int32Array(0);
  shift = 0;
  #log: HeardByPrefix | undefined;
  #low = 0;
  #high = 0;

  /** Makes ready for identifiers heard from `low` to `high`. */
  prepare(log: HeardByPrefix, low: number, high: number): void {
    if (log === this.#log && low === this.#low && high === this.#high) return;
    this.#log = log;
    this.#low = low;
    this.#high = high;
    const from = log.countBefore(low);
    const to = log.countBefore(high + 1);
    let size = smallestBits;
    while (2 ** size < bitsPerEntry * (to - from) && size < largestBits) size++;
    this.shift = 32 - size;
    if (this.bits.length === 2 ** size / 32) this.bits.fill(0);
    else this.bits = new Int32Array(2 ** size / 32);
    for (let i = from; i < to; i++) {
      const bit = (log.words[4 * (log.byInterval[i] as number)] as number) >>> this.shift;
      this.bits[bit >>> 5] = (this.bits[bit >>> 5] as number) | (1 << (bit & 31));
    }
  }
}
