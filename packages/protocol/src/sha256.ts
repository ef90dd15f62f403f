// SPDX-License-Identifier: GPL-3.0-only
// SHA-256 (FIPS 180-4) and HMAC (RFC 2104) for messages of a few dozen bytes, thousands of times a day on every phone:
// where a library's setting up of objects costs more than the hashing, this allocates nothing but its results.
// Whole files and rare hashes are left to @noble/hashes.

const constantsInHex = `
  428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5
  d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174
  e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da
  983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967
  27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85
  a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070
  19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3
  748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2`;

const initialInHex = '6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19';

const wordsOf = (hex: string): Int32Array =>
  Int32Array.from(hex.trim().split(/\s+/), (word) => Number.parseInt(word, 16) | 0);

const roundConstants = wordsOf(constantsInHex);
/** The eight words that every SHA-256 starts from (FIPS 180-4 §5.3.3). */
export const initialState: Readonly<Int32Array> = wordsOf(initialInHex);

const blockLength = 64;
const blockWords = 16;
/** Where the 8 bytes of the message's length begin in the last block. */
const lengthAt = 56;
const innerPad = 0x36363636;
const outerPad = 0x5c5c5c5c;

/**
 * One compression (FIPS 180-4 §6.2.2), `out = state + rounds(state, block)`. Not a hash: padding is the caller's affair.
 * @param state 8 words, may be the same array as `out`.
 * @param schedule 64 words of which the first 16 are the block, big-endian; the rest is overwritten.
 * @param out 8 words.
 */
export function compress(state: Readonly<Int32Array>, schedule: Int32Array, out: Int32Array): void {
  for (let t = 16; t < 64; t++) {
    const near = schedule[t - 2] as number;
    const far = schedule[t - 15] as number;
    const s1 = ((near >>> 17) | (near << 15)) ^ ((near >>> 19) | (near << 13)) ^ (near >>> 10);
    const s0 = ((far >>> 7) | (far << 25)) ^ ((far >>> 18) | (far << 14)) ^ (far >>> 3);
    schedule[t] = (s1 + (schedule[t - 7] as number) + s0 + (schedule[t - 16] as number)) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let t = 0; t < 64; t++) {
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = g ^ (e & (f ^ g));
    const t1 = (h + sum1 + choice + (roundConstants[t] as number) + (schedule[t] as number)) | 0;
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) | (c & (a | b));
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + sum0 + majority) | 0;
  }
  out[0] = ((state[0] as number) + a) | 0;
  out[1] = ((state[1] as number) + b) | 0;
  out[2] = ((state[2] as number) + c) | 0;
  out[3] = ((state[3] as number) + d) | 0;
  out[4] = ((state[4] as number) + e) | 0;
  out[5] = ((state[5] as number) + f) | 0;
  out[6] = ((state[6] as number) + g) | 0;
  out[7] = ((state[7] as number) + h) | 0;
}

/** An HMAC key made ready: what SHA-256 comes to behind its inner and its outer pad. */
export class HmacKey {
  readonly inner = new Int32Array(8);
  readonly outer = new Int32Array(8);
}

/** Hashes one message after another, each given in parts; the memory it works in serves for all. */
export class Sha256 {
  readonly #block = new Uint8Array(blockLength);
  readonly #schedule = new Int32Array(64);
  readonly #state = new Int32Array(8);
  /** Bytes that wait in the block. */
  #filled = 0;
  /** Bytes of the message so far, an HMAC's pad included. */
  #length = 0;
  #key: HmacKey | null = null;

  /** Begins a message to be hashed. */
  begin(): this {
    copyState(initialState, this.#state);
    this.#filled = 0;
    this.#length = 0;
    this.#key = null;
    return this;
  }

  /** Begins a message to be authenticated. */
  beginHmac(key: HmacKey): this {
    copyState(key.inner, this.#state);
    this.#filled = 0;
    this.#length = blockLength;
    this.#key = key;
    return this;
  }

  /** Adds bytes to the message. */
  add(bytes: Uint8Array): this {
    const block = this.#block;
    let filled = this.#filled;
    for (let i = 0; i < bytes.length; i++) {
      block[filled++] = bytes[i] as number;
      if (filled < blockLength) continue;
      this.#load();
      compress(this.#state, this.#schedule, this.#state);
      filled = 0;
    }
    this.#filled = filled;
    this.#length += bytes.length;
    return this;
  }

  /** The first `length` bytes, up to 32, of the message's hash or code. */
  end(length: number): Uint8Array {
    const state = this.#state;
    this.#pad();
    if (this.#key !== null) this.#passOuter(this.#key);
    const result = new Uint8Array(length);
    for (let i = 0; i < length; i++) result[i] = (state[i >>> 2] as number) >>> (24 - 8 * (i & 3));
    return result;
  }

  /**
   * Makes ready an HMAC key of at most 64 bytes, given in parts; a message under way is lost.
   * @throws RangeError when the key is longer.
   */
  prepareKey(key: HmacKey, ...parts: readonly Uint8Array[]): HmacKey {
    const block = this.#block;
    const schedule = this.#schedule;
    let length = 0;
    for (const part of parts) {
      if (length + part.length > blockLength) throw new RangeError('an HMAC key of more than 64 bytes');
      for (let i = 0; i < part.length; i++) block[length++] = part[i] as number;
    }
    while (length < blockLength) block[length++] = 0;
    this.#load();
    for (let i = 0; i < blockWords; i++) schedule[i] = (schedule[i] as number) ^ innerPad;
    compress(initialState, schedule, key.inner);
    for (let i = 0; i < blockWords; i++) schedule[i] = (schedule[i] as number) ^ innerPad ^ outerPad;
    compress(initialState, schedule, key.outer);
    return key;
  }

  /** Reads the block into the schedule, as big-endian words. */
  #load(): void {
    const block = this.#block;
    const schedule = this.#schedule;
    for (let i = 0, at = 0; i < blockWords; i++, at += 4)
      schedule[i] =
        ((block[at] as number) << 24) |
        ((block[at + 1] as number) << 16) |
        ((block[at + 2] as number) << 8) |
        (block[at + 3] as number);
  }

  /** Ends the message with the 1 bit, zeros and its length in bits (FIPS 180-4 §5.1.1). */
  #pad(): void {
    const block = this.#block;
    const schedule = this.#schedule;
    let filled = this.#filled;
    block[filled++] = 0x80;
    if (filled > lengthAt) {
      while (filled < blockLength) block[filled++] = 0;
      this.#load();
      compress(this.#state, schedule, this.#state);
      filled = 0;
    }
    while (filled < blockLength) block[filled++] = 0;
    this.#load();
    schedule[14] = Math.floor(this.#length / 0x2000_0000);
    schedule[15] = this.#length << 3;
    compress(this.#state, schedule, this.#state);
  }

  /** Hashes the 32 bytes of the state behind the outer pad. */
  #passOuter(key: HmacKey): void {
    const state = this.#state;
    const schedule = this.#schedule;
    copyState(state, schedule);
    schedule[8] = 0x80000000 | 0;
    for (let i = 9; i < blockWords; i++) schedule[i] = 0;
    schedule[15] = 8 * (blockLength + 32);
    compress(key.outer, schedule, state);
  }
}

function copyState(from: Readonly<Int32Array>, to: Int32Array): void {
  for (let i = 0; i < 8; i++) to[i] = from[i] as number;
}
