// SPDX-License-Identifier: GPL-3.0-only
// The fast engine's inner part: batches of eight daily keys in, candidates out. Whether they are matches, the host
// decides. No imports, no allocation; src/wasm-engine.ts drives it.
import { encryptCounter, finishCounters, substituteColumns, substituteCounters, takeKeys, turnPage } from './aes';
import * as at from './layout';
import { deriveFour, prepareDerivation } from './sha256';

/** Computes constants once. */
export function initialize(): void {
  prepareDerivation();
}

/** Makes the bit planes of a chunk's lowest counter bytes: `count` counters, the first is `first`, ascending by `steps`. */
export function planChunks(count: i32): void {
  for (let i = 0; i < count; i++) {
    const chunk = at.chunks + <usize>i * at.chunkSize;
    const bytes = v128.load(chunk, 16);
    for (let b: usize = 0, bit = 0; b < at.planes; b += 16, bit++) {
      const value: i32 = 1 << bit;
      const mask = i8x16.splat(<i8>value);
      v128.store(chunk + at.chunkPlanes + b, i8x16.ne(v128.and(bytes, mask), i8x16.splat(0)));
    }
  }
}

/** Encrypts and looks up counters `first` to `end` (at most four) of a chunk. */
function expandFour(chunk: usize, first: i32, end: i32, lane: i32, out: usize, multiplier: i32, shift: i32, second: usize): usize {
  const count = end - first;
  substituteColumns(<usize>first);
  for (let i = 0; i < count; i++) encryptCounter(<usize>i);
  finishCounters(at.prefixes);
  const factor = i32x4.splat(multiplier);
  for (let k: usize = 0; k < 128; k += 16)
    v128.store(at.hashes + k, i32x4.mul(v128.load(at.prefixes + k), factor));
  const mask = (0xffffffff as u32) >> shift;
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < 8; k++) {
      const place = <usize>((k << 4) | (i << 2));
      const hash = load<u32>(at.hashes + place);
      const bit = hash >> shift;
      if (((<u32>load<u8>(at.bitmaps + (bit >> 3)) >> (bit & 7)) & 1) == 0) continue;
      const other = hash & mask;
      if (((<u32>load<u8>(second + (other >> 3)) >> (other & 7)) & 1) == 0) continue;
      store<u32>(out, lane + k);
      store<u32>(out, (load<u32>(chunk, 4) << 8) | <u32>load<u8>(chunk + <usize>(first + i), 16), 4);
      store<u32>(out, load<u32>(at.prefixes + place), 8);
      out += 12;
    }
  }
  return out;
}

/**
 * Expands `batches` × 8 keys at the planned intervals from `low` to `high` and writes candidates to `out`.
 * @returns the address behind the last candidate.
 */
export function expand(
  batches: i32,
  chunkCount: i32,
  low: u32,
  high: u32,
  multiplier: i32,
  shift: i32,
  out: usize,
): usize {
  const second = at.bitmaps + ((<usize>1 << (32 - shift)) >> 3);
  for (let batch = 0; batch < batches; batch++) {
    const keys = at.keys + <usize>batch * 128;
    deriveFour(keys, at.derived);
    deriveFour(keys + 64, at.derived + 64);
    takeKeys();
    let page: u32 = 0xffffffff;
    for (let i = 0; i < chunkCount; i++) {
      const chunk = at.chunks + <usize>i * at.chunkSize;
      const count = load<i32>(chunk);
      const base = load<u32>(chunk, 4) << 8;
      let first = 0;
      while (first < count && (base | <u32>load<u8>(chunk + <usize>first, 16)) < low) first++;
      let end = count;
      while (end > first && (base | <u32>load<u8>(chunk + <usize>(end - 1), 16)) > high) end--;
      if (first == end) continue;
      if (load<u32>(chunk, 4) != page) {
        page = load<u32>(chunk, 4);
        turnPage(page);
      }
      substituteCounters(chunk + at.chunkPlanes);
      for (; first < end; first += 4)
        out = expandFour(chunk, first, min(first + 4, end), batch << 3, out, multiplier, shift, second);
    }
  }
  return out;
}
