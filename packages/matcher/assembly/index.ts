// SPDX-License-Identifier: GPL-3.0-only
// The fast engine's inner part: batches of 32 daily keys in, candidates out. Whether they are matches, the host
// decides. No imports, no allocation; src/wasm-engine.ts drives it.
import { identify, startCounters, takeKeys, turnPage } from './aes';
import * as place from './layout';
import { deriveFour, prepareDerivation } from './sha256';

/** Where the host writes and reads; docs/matching.md has the layouts. */
export const chunksAt: usize = place.chunks;
export const chunkSize: usize = place.chunkSize;
export const keysAt: usize = place.keys;
export const candidatesAt: usize = place.candidates;
export const bitmapsAt: usize = place.bitmaps;

/** Computes constants; once. */
export function initialize(): void {
  prepareDerivation();
}

/** Makes the bit planes of the lowest bytes of all chunks' counters. */
export function planChunks(count: i32): void {
  for (let i = 0; i < count; i++) {
    const chunk = place.chunks + <usize>i * place.chunkSize;
    for (let b: usize = 0; b < 8; b++)
      for (let counter: usize = 0; counter < 4; counter++) {
        const ones: u32 = 0 - ((<u32>load<u8>(chunk + counter, 8) >> <u32>b) & 1);
        store<u32>(chunk + place.chunkPlanes + (b << 4) + (counter << 2), ones);
      }
  }
}

/** Writes the candidates among the 32 identifiers of one interval; gives the address behind the last. */
function lookUp(first: i32, interval: u32, out: usize, multiplier: i32, shift: i32): usize {
  const second = place.bitmaps + (((<usize>1) << (32 - shift)) >> 3);
  const mask = (0xffffffff as u32) >> shift;
  const factor = i32x4.splat(multiplier);
  for (let i: usize = 0; i < 128; i += 16)
    v128.store(place.hashes + i, i32x4.mul(v128.load(place.prefixes + i), factor));
  for (let k = 0; k < place.batchKeys; k++) {
    const hash = load<u32>(place.hashes + ((<usize>k) << 2));
    const bit = hash >> shift;
    if (((<u32>load<u8>(place.bitmaps + (bit >> 3)) >> (bit & 7)) & 1) === 0) continue;
    const other = hash & mask;
    if (((<u32>load<u8>(second + (other >> 3)) >> (other & 7)) & 1) === 0) continue;
    store<u32>(out, first + ((k & 3) << 3) + (k >> 2));
    store<u32>(out, interval, 4);
    store<u32>(out, load<u32>(place.prefixes + ((<usize>k) << 2)), 8);
    out += 12;
  }
  return out;
}

/**
 * Expands the keys from `first` on, a batch of 32, at the planned intervals from `low` to `high`.
 * @param multiplier odd; the upper 32 − `shift` bits of its product with an identifier's first word choose a bit of the
 *   first bitmap, as many lower ones a bit of the second.
 * @returns how many candidates it wrote.
 */
export function expand(first: i32, chunkCount: i32, low: u32, high: u32, multiplier: i32, shift: i32): i32 {
  let out = place.candidates;
  const keys = place.keys + ((<usize>first) << 4);
  for (let i: usize = 0; i < 512; i += 64) deriveFour(keys + i, place.derived + i);
  takeKeys();
  let page: u32 = 0xffffffff;
  const end = place.chunks + <usize>chunkCount * place.chunkSize;
  for (let chunk = place.chunks; chunk < end; chunk += place.chunkSize) {
    const count = load<u32>(chunk);
    const base = load<u32>(chunk, 4) << 8;
    let isStarted = false;
    for (let i: usize = 0; i < count; i++) {
      const interval = base | <u32>load<u8>(chunk + i, 8);
      if (interval < low || interval > high) continue;
      if (!isStarted) {
        if (load<u32>(chunk, 4) !== page) {
          page = load<u32>(chunk, 4);
          turnPage(page);
        }
        startCounters(chunk + place.chunkPlanes);
        isStarted = true;
      }
      identify(i, place.prefixes);
      out = lookUp(first, interval, out, multiplier, shift);
    }
  }
  return <i32>(out - place.candidates) / 12;
}
