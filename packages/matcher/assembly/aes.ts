// SPDX-License-Identifier: GPL-3.0-only
// AES-128 in bit planes, 32 keys side by side. A vector holds one bit of one row of the state: lane c is column c, bit k
// of a lane belongs to key k. So ShiftRows turns lanes, MixColumns adds whole vectors, and no byte is ever moved.
// Rounds 1 and 2 are shared as far as counters differ in their lowest byte only; of the last round only the
// identifier's first four bytes are computed. Not constant-time, and need not be: these keys are published.
import {
  column,
  current,
  derived,
  doubled,
  firstBytes,
  firstConstant,
  lastKey,
  roundKeys,
  row,
  secondConstant,
  state,
} from './layout';
import { substitute } from './substitute';

/** Where multiplication by x adds the highest bit: the terms 1, x³ and x⁴ of the polynomial above the constant one. */
function hasTerm(plane: usize): bool {
  return plane === 16 || plane === 48 || plane === 64;
}

/** ShiftRows, MixColumns and AddRoundKey; `to` may be `from`. */
function mix(from: usize, key: usize, to: usize): void {
  let a0 = v128.load(from, 112);
  let a1 = turn1(v128.load(from, 112 + 128));
  let a2 = turn2(v128.load(from, 112 + 256));
  let a3 = turn3(v128.load(from, 112 + 384));
  const high0 = v128.xor(a0, a1);
  const high1 = v128.xor(a1, a2);
  const high2 = v128.xor(a2, a3);
  const high3 = v128.xor(a3, a0);
  let twice0 = high0;
  let twice1 = high1;
  let twice2 = high2;
  let twice3 = high3;
  for (let b: usize = 0; b < row; b += 16) {
    a0 = v128.load(from + b);
    a1 = turn1(v128.load(from + b, 128));
    a2 = turn2(v128.load(from + b, 256));
    a3 = turn3(v128.load(from + b, 384));
    const sum0 = v128.xor(a0, a1);
    const sum1 = v128.xor(a1, a2);
    const sum2 = v128.xor(a2, a3);
    const sum3 = v128.xor(a3, a0);
    if (hasTerm(b)) {
      twice0 = v128.xor(twice0, high0);
      twice1 = v128.xor(twice1, high1);
      twice2 = v128.xor(twice2, high2);
      twice3 = v128.xor(twice3, high3);
    }
    v128.store(to + b, v128.xor(v128.xor(twice0, a1), v128.xor(sum2, v128.load(key + b))));
    v128.store(to + b, v128.xor(v128.xor(twice1, a2), v128.xor(sum3, v128.load(key + b, 128))), 128);
    v128.store(to + b, v128.xor(v128.xor(twice2, a3), v128.xor(sum0, v128.load(key + b, 256))), 256);
    v128.store(to + b, v128.xor(v128.xor(twice3, a0), v128.xor(sum1, v128.load(key + b, 384))), 384);
    twice0 = sum0;
    twice1 = sum1;
    twice2 = sum2;
    twice3 = sum3;
  }
}

/** Lane c becomes lane c + 1, as ShiftRows does to row 1. */
function turn1(x: v128): v128 {
  return v128.shuffle<i32>(x, x, 1, 2, 3, 0);
}

function turn2(x: v128): v128 {
  return v128.shuffle<i32>(x, x, 2, 3, 0, 1);
}

function turn3(x: v128): v128 {
  return v128.shuffle<i32>(x, x, 3, 0, 1, 2);
}

/** Swaps the bits of `b` under the mask with those of `a` that stand `shift` higher; `a` and `b` are addresses. */
function swapBits(a: usize, b: usize, shift: i32, mask: i32): void {
  const x = v128.load(a);
  const y = v128.load(b);
  const different = v128.and(v128.xor(i32x4.shr_u(x, shift), y), i32x4.splat(mask));
  v128.store(b, v128.xor(y, different));
  v128.store(a, v128.xor(x, i32x4.shl(different, shift)));
}

/** Transposes, in every byte column of 8 vectors, the 8 × 8 matrix of bits. */
function transposeBits(at: usize): void {
  for (let i: usize = 0; i < 128; i += 32) swapBits(at + i, at + i + 16, 1, 0x55555555);
  for (let i: usize = 0; i < 128; i += 64) {
    swapBits(at + i, at + i + 32, 2, 0x33333333);
    swapBits(at + i + 16, at + i + 48, 2, 0x33333333);
  }
  for (let i: usize = 0; i < 64; i += 16) swapBits(at + i, at + i + 64, 4, 0x0f0f0f0f);
}

/** Lane r is lane `lane` of row r: the column's four bytes side by side. */
function gatherLast(at: usize): v128 {
  const low = v128.shuffle<i32>(v128.load(at), v128.load(at, 128), 3, 7, 3, 7);
  const high = v128.shuffle<i32>(v128.load(at, 256), v128.load(at, 384), 3, 7, 3, 7);
  return v128.shuffle<i64>(low, high, 0, 2);
}

/** Every lane with all lanes before it added. */
function addLanes(x: v128): v128 {
  const zero = i32x4.splat(0);
  const sum = v128.xor(x, v128.shuffle<i32>(zero, x, 0, 4, 5, 6));
  return v128.xor(sum, v128.shuffle<i64>(zero, sum, 0, 2));
}

/** The low bytes of both, in turn. */
function interleaveLow(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

/** The high bytes of both, in turn. */
function interleaveHigh(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Takes the 32 RPIKs (key k at `derived` + 16 k) apart into bit planes: the first round key. */
function splitKeys(): void {
  for (let group: usize = 0; group < 512; group += 128) transposeBits(derived + group);
  for (let b: usize = 0; b < row; b += 16) {
    const at = derived + b;
    const low01 = interleaveLow(v128.load(at), v128.load(at, 128));
    const low23 = interleaveLow(v128.load(at, 256), v128.load(at, 384));
    const high01 = interleaveHigh(v128.load(at), v128.load(at, 128));
    const high23 = interleaveHigh(v128.load(at, 256), v128.load(at, 384));
    // Each word of these is one state byte of all 32 keys, in the order of the state's columns.
    const c0 = v128.shuffle<i16>(low01, low23, 0, 8, 1, 9, 2, 10, 3, 11);
    const c1 = v128.shuffle<i16>(low01, low23, 4, 12, 5, 13, 6, 14, 7, 15);
    const c2 = v128.shuffle<i16>(high01, high23, 0, 8, 1, 9, 2, 10, 3, 11);
    const c3 = v128.shuffle<i16>(high01, high23, 4, 12, 5, 13, 6, 14, 7, 15);
    const upper01 = v128.shuffle<i32>(c0, c1, 0, 4, 1, 5);
    const upper23 = v128.shuffle<i32>(c2, c3, 0, 4, 1, 5);
    const lower01 = v128.shuffle<i32>(c0, c1, 2, 6, 3, 7);
    const lower23 = v128.shuffle<i32>(c2, c3, 2, 6, 3, 7);
    v128.store(roundKeys + b, v128.shuffle<i64>(upper01, upper23, 0, 2));
    v128.store(roundKeys + b, v128.shuffle<i64>(upper01, upper23, 1, 3), 128);
    v128.store(roundKeys + b, v128.shuffle<i64>(lower01, lower23, 0, 2), 256);
    v128.store(roundKeys + b, v128.shuffle<i64>(lower01, lower23, 1, 3), 384);
  }
}

/** Key schedule (FIPS 197 §5.2): the first key as it is, the others with the S-box's constant 0x63 added. */
export function takeKeys(): void {
  splitKeys();
  let constant = 1;
  for (let key = roundKeys; key < roundKeys + 10 * state; key += state) {
    const unchanged = key === roundKeys;
    for (let b: usize = 0, bit = 1; b < row; b += 16, bit <<= 1) {
      const last = gatherLast(key + b);
      v128.store(column + b, unchanged || (0x63 & bit) === 0 ? last : v128.not(last));
    }
    substitute(column, 1);
    for (let b: usize = 0, bit = 1; b < row; b += 16, bit <<= 1) {
      for (let r: usize = 0; r < 4; r++) {
        const known = v128.load(key + r * row + b);
        const added = v128.load32_splat(column + b + (((r + 1) & 3) << 2));
        let next = v128.xor(addLanes(unchanged || (0x63 & bit) === 0 ? known : v128.not(known)), added);
        if (r === 0 && (constant & bit) !== 0) next = v128.not(next);
        v128.store(key + r * row + b, next, 512);
      }
    }
    constant = (constant << 1) ^ ((constant >> 7) * 0x11b);
  }
  for (let b: usize = 0; b < row; b += 16) {
    const key = roundKeys + 10 * state + b;
    const low = v128.shuffle<i32>(v128.load(key), v128.load(key, 128), 0, 4, 0, 4);
    const high = v128.shuffle<i32>(v128.load(key, 256), v128.load(key, 384), 0, 4, 0, 4);
    v128.store(lastKey + b, v128.shuffle<i64>(low, high, 0, 2));
  }
}

/** "EN-RPI", six zero bytes and a counter, little-endian, as the rows of the state (FIPS 197 §3.4). */
const labelRows: usize = memory.data<u8>([0x45, 0x50, 0, 0, 0x4e, 0x49, 0, 0, 0x2d, 0, 0, 0, 0x52, 0, 0, 0]);

/** Computes what rounds 1 and 2 come to for all counters of a page, but for what the lowest byte changes. */
export function turnPage(page: u32): void {
  for (let r: usize = 0; r < 4; r++) {
    // Byte r of the counter is in row r of the last column; the lowest, which changes, counts as zero.
    const counterByte: u32 = ((page << 8) >> ((<u32>r) << 3)) & 0xff;
    const block = load<u32>(labelRows + (r << 2)) | (counterByte << 24);
    for (let b: usize = 0; b < 8; b++) {
      const bits = block >> <u32>b;
      const at = r * row + (b << 4);
      const key = roundKeys + at;
      for (let c: usize = 0; c < 4; c++) {
        const ones: u32 = 0 - ((bits >> <u32>(c << 3)) & 1);
        store<u32>(current + at + (c << 2), load<u32>(key + (c << 2)) ^ ones);
      }
    }
  }
  substitute(current, 4);
  // Byte 12: row 0, column 3.
  for (let b: usize = 0; b < row; b += 16) store<u32>(current + b + 12, 0);
  mix(current, roundKeys + state, current);
  for (let b: usize = 0; b < row; b += 16) v128.store(firstConstant + b, gatherLast(current + b));
  substitute(current, 4);
  for (let b: usize = 0; b < state; b += 16) store<u32>(current + b + 12, 0);
  mix(current, roundKeys + 2 * state, secondConstant);
}

/** Round 1 of up to four counters whose lowest bytes stand as bit planes at `counters`: byte 12, the one that changes. */
export function startCounters(counters: usize): void {
  for (let b: usize = 0; b < row; b += 16)
    v128.store(firstBytes + b, v128.xor(v128.load(counters + b), v128.load32_splat(roundKeys + b + 12)));
  substitute(firstBytes, 1);
}

/** For each row of round 2's result: lanes whose changing byte enters once or thrice, and twice or thrice. */
const onceOrThrice: usize = memory.data<u32>(
  [
    0xffffffff, 0xffffffff, 0xffffffff, 0, 0xffffffff, 0xffffffff, 0, 0xffffffff, 0xffffffff, 0, 0xffffffff,
    0xffffffff, 0, 0xffffffff, 0xffffffff, 0xffffffff,
  ],
  16,
);
const twiceOrThrice: usize = memory.data<u32>(
  [
    0, 0, 0xffffffff, 0xffffffff, 0, 0xffffffff, 0xffffffff, 0, 0xffffffff, 0xffffffff, 0, 0, 0xffffffff, 0,
    0, 0xffffffff,
  ],
  16,
);
/** For round 1: rows 1 to 3, and rows 0 and 3. */
const columnOnce: usize = memory.data<u32>([0, 0xffffffff, 0xffffffff, 0xffffffff], 16);
const columnTwice: usize = memory.data<u32>([0xffffffff, 0, 0, 0xffffffff], 16);

/** Twice (in GF(2^8)) every byte of one row of planes. */
function double(from: usize, to: usize): void {
  const highest = v128.load(from, 112);
  let below = highest;
  for (let b: usize = 0; b < row; b += 16) {
    v128.store(to + b, hasTerm(b) ? v128.xor(below, highest) : below);
    below = v128.load(from + b);
  }
}

/** Rounds 1 to 9 of one of the four counters that were started. */
function encryptCounter(counter: usize): void {
  // Round 1 makes of the changing byte x the column (2x, x, x, 3x).
  const once = v128.load(columnOnce);
  const twice = v128.load(columnTwice);
  const from = firstBytes + (counter << 2);
  const highest = v128.load32_splat(from, 112);
  let below = highest;
  for (let b: usize = 0; b < row; b += 16) {
    const x = v128.load32_splat(from + b);
    const times = hasTerm(b) ? v128.xor(below, highest) : below;
    const changing = v128.xor(v128.and(x, once), v128.and(times, twice));
    v128.store(column + b, v128.xor(changing, v128.load(firstConstant + b)));
    below = x;
  }
  substitute(column, 1);
  double(column, doubled);
  // ShiftRows of round 2 sends each of the four changing bytes to a column of its own.
  for (let b: usize = 0; b < row; b += 16) {
    const x = v128.load(column + b);
    const y = v128.load(doubled + b);
    const single = v128.shuffle<i32>(x, x, 3, 2, 1, 0);
    const twofold = v128.shuffle<i32>(y, y, 3, 2, 1, 0);
    for (let r: usize = 0; r < 4; r++) {
      const changing = v128.xor(
        v128.and(single, v128.load(onceOrThrice + (r << 4))),
        v128.and(twofold, v128.load(twiceOrThrice + (r << 4))),
      );
      v128.store(current + r * row + b, v128.xor(changing, v128.load(secondConstant + r * row + b)));
    }
  }
  for (let key = roundKeys + 3 * state; key < roundKeys + 10 * state; key += state) {
    substitute(current, 4);
    mix(current, key, current);
  }
}

/** Encrypts one of the four counters under all 32 keys: the first four identifier bytes of key k to `to` + 16 (k & 7) + 4 (k >> 3). */
export function identify(counter: usize, to: usize): void {
  encryptCounter(counter);
  // Of the last round the first column alone: row r comes from column r.
  for (let b: usize = 0; b < row; b += 16) {
    const at = current + b;
    const low = v128.shuffle<i32>(v128.load(at), v128.load(at, 128), 0, 5, 2, 3);
    const high = v128.shuffle<i32>(v128.load(at, 256), v128.load(at, 384), 0, 1, 2, 7);
    v128.store(to + b, v128.shuffle<i32>(low, high, 0, 1, 6, 7));
  }
  substitute(to, 1);
  for (let b: usize = 0; b < row; b += 16)
    v128.store(to + b, v128.xor(v128.load(to + b), v128.load(lastKey + b)));
  transposeBits(to);
  for (let b: usize = 0; b < row; b += 16) {
    const x = v128.load(to + b);
    v128.store(to + b, i8x16.shuffle(x, x, 0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15));
  }
}
