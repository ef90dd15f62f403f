// SPDX-License-Identifier: GPL-3.0-only
// Rolling proximity identifiers of one key, fast: AES-128 by tables, on a block of which only the interval changes.
// Computes the first 32 bits first, since nearly always they already tell that nobody heard this identifier.
// Not constant-time, and need not be: the keys it expands have been published.
import { substitutionBox, timesX } from './aes-128.ts';

const s = Int32Array.from(substitutionBox);
const t0 = s.map((x) => (timesX(x) << 24) | (x << 16) | (x << 8) | (timesX(x) ^ x));
const t1 = t0.map((x) => (x >>> 8) | (x << 24));
const t2 = t0.map((x) => (x >>> 16) | (x << 16));
const t3 = t0.map((x) => (x >>> 24) | (x << 8));

const roundConstants = Int32Array.of(0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0x1b, 0x36);

/** "EN-RPI" and two of its six zero bytes, as big-endian words; the third word is zero, the fourth the interval. */
const label0 = 0x454e2d52;
const label1 = 0x50490000;

/** A filter that lets everything pass: one word of ones, of which 31 bits of shift choose a bit. */
const everything = Int32Array.of(-1);
const everythingShift = 31;

/** One column after SubBytes, ShiftRows, MixColumns and AddRoundKey. */
function column(a: number, b: number, c: number, d: number, key: number): number {
  return (
    (t0[a >>> 24] as number) ^
    (t1[(b >>> 16) & 255] as number) ^
    (t2[(c >>> 8) & 255] as number) ^
    (t3[d & 255] as number) ^
    key
  );
}

/** One column after the last round, which has no MixColumns. */
function lastColumn(a: number, b: number, c: number, d: number, key: number): number {
  return (
    (((s[a >>> 24] as number) << 24) |
      ((s[(b >>> 16) & 255] as number) << 16) |
      ((s[(c >>> 8) & 255] as number) << 8) |
      (s[d & 255] as number)) ^
    key
  );
}

/** Expands one key at a time; holds its scratch words, so that keys and intervals cost no allocation. */
export class IdentifierExpander {
  readonly #keys = new Int32Array(44);
  /** What rounds 1 and 2 come to as long as only the interval's lowest byte changes. */
  readonly #constant = new Int32Array(5);
  /** The state before the last round, from which the rest of an identifier is had. */
  readonly #state = new Int32Array(4);
  #page = -1;

  /** @param rpik 4 big-endian words. */
  setKey(rpik: Readonly<Int32Array>): void {
    const keys = this.#keys;
    let a = rpik[0] as number;
    let b = rpik[1] as number;
    let c = rpik[2] as number;
    let d = rpik[3] as number;
    keys[0] = a;
    keys[1] = b;
    keys[2] = c;
    keys[3] = d;
    for (let round = 0; round < 10; round++) {
      a ^=
        ((s[(d >>> 16) & 255] as number) << 24) ^
        ((s[(d >>> 8) & 255] as number) << 16) ^
        ((s[d & 255] as number) << 8) ^
        (s[d >>> 24] as number) ^
        ((roundConstants[round] as number) << 24);
      b ^= a;
      c ^= b;
      d ^= c;
      const at = 4 * round + 4;
      keys[at] = a;
      keys[at + 1] = b;
      keys[at + 2] = c;
      keys[at + 3] = d;
    }
    this.#page = -1;
  }

  /** The lowest byte of the interval comes first in the last word and enters one column of round 1 only. */
  #turnPage(page: number): void {
    const keys = this.#keys;
    const constant = this.#constant;
    const a = label0 ^ (keys[0] as number);
    const b = label1 ^ (keys[1] as number);
    const c = keys[2] as number;
    const d = (((page & 255) << 16) | (page & 0xff00) | ((page >>> 16) & 255)) ^ (keys[3] as number);
    const a1 = column(a, b, c, d, keys[4] as number);
    const b1 = column(b, c, d, a, keys[5] as number);
    const c1 = column(c, d, a, b, keys[6] as number);
    constant[0] =
      (t1[(a >>> 16) & 255] as number) ^
      (t2[(b >>> 8) & 255] as number) ^
      (t3[c & 255] as number) ^
      (keys[7] as number);
    constant[1] =
      (t0[a1 >>> 24] as number) ^
      (t1[(b1 >>> 16) & 255] as number) ^
      (t2[(c1 >>> 8) & 255] as number) ^
      (keys[8] as number);
    constant[2] =
      (t0[b1 >>> 24] as number) ^
      (t1[(c1 >>> 16) & 255] as number) ^
      (t3[a1 & 255] as number) ^
      (keys[9] as number);
    constant[3] =
      (t0[c1 >>> 24] as number) ^
      (t2[(a1 >>> 8) & 255] as number) ^
      (t3[b1 & 255] as number) ^
      (keys[10] as number);
    constant[4] =
      (t1[(a1 >>> 16) & 255] as number) ^
      (t2[(b1 >>> 8) & 255] as number) ^
      (t3[c1 & 255] as number) ^
      (keys[11] as number);
    this.#page = page;
  }

  /**
   * The first of the intervals `first` + `from` to `first` + `count` − 1 whose identifier begins with four bytes that the filter
   * lets pass, as its distance from `first`, or −1; `word` then gives the identifier. RPI = AES-128(RPIK, "EN-RPI" | 6 zero bytes | interval), docs/protocol.md
   * "Keys and rolling identifiers".
   * @param filter bits, of which the first word (big-endian) >>> `filterShift` chooses one.
   */
  nextPassing(first: number, from: number, count: number, filter: Int32Array, filterShift: number): number {
    const keys = this.#keys;
    const constant = this.#constant;
    // In 32-bit integers: an interval itself may not be one for the compiler.
    const start = first | 0;
    for (let distance = from | 0; distance < count; distance++) {
      const j = (start + distance) | 0;
      if (j >>> 8 !== this.#page) this.#turnPage(j >>> 8);
      const d1 = (t0[((j & 255) ^ ((keys[3] as number) >>> 24)) & 255] as number) ^ (constant[0] as number);
      let a = (t3[d1 & 255] as number) ^ (constant[1] as number);
      let b = (t2[(d1 >>> 8) & 255] as number) ^ (constant[2] as number);
      let c = (t1[(d1 >>> 16) & 255] as number) ^ (constant[3] as number);
      let d = (t0[d1 >>> 24] as number) ^ (constant[4] as number);
      for (let at = 12; at < 40; at += 4) {
        const e = column(a, b, c, d, keys[at] as number);
        const f = column(b, c, d, a, keys[at + 1] as number);
        const g = column(c, d, a, b, keys[at + 2] as number);
        d = column(d, a, b, c, keys[at + 3] as number);
        a = e;
        b = f;
        c = g;
      }
      const bit = lastColumn(a, b, c, d, keys[40] as number) >>> filterShift;
      if ((((filter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) continue;
      const state = this.#state;
      state[0] = a;
      state[1] = b;
      state[2] = c;
      state[3] = d;
      return distance;
    }
    return -1;
  }

  /** The first 4 bytes, as a big-endian signed word, of the identifier at an interval (u32); `word` gives the others. */
  firstWord(interval: number): number {
    this.nextPassing(interval, 0, 1, everything, everythingShift);
    return this.word(0);
  }

  /** Word 0, 1, 2 or 3 (big-endian) of the identifier that was computed last and passed. */
  word(index: number): number {
    const state = this.#state;
    return lastColumn(
      state[index & 3] as number,
      state[(index + 1) & 3] as number,
      state[(index + 2) & 3] as number,
      state[(index + 3) & 3] as number,
      this.#keys[40 + index] as number,
    );
  }
}
