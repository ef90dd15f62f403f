// SPDX-License-Identifier: GPL-3.0-only
// HKDF-SHA256 with the empty salt and the info "EN-RPIK" for four daily keys at once, one in each 32-bit lane: six
// compressions, of which one has a constant message and two begin from constant states.
import { schedule } from './layout';

const roundConstants: usize = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);
const initial: usize = memory.data<u32>([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);
/** States after the inner and the outer pad of the all-zero salt; `prepare` computes them once. */
const innerSalt: usize = memory.data(128, 16);
const outerSalt: usize = memory.data(128, 16);
const initialState: usize = memory.data(128, 16);
const state: usize = memory.data(128, 16);
const pseudorandomKey: usize = memory.data(128, 16);
const outer: usize = memory.data(128, 16);
const constantSchedule: usize = memory.data(1024, 16);

function rotate(x: v128, n: i32): v128 {
  return v128.or(i32x4.shr_u(x, n), i32x4.shl(x, 32 - n));
}

function word(at: usize, i: usize): v128 {
  return v128.load(at + (i << 4));
}

/** Fills words 16 to 63 of a schedule. */
function expandSchedule(at: usize): void {
  for (let end = at + 768; at < end; at += 16) {
    const far = v128.load(at, 16);
    const near = v128.load(at, 224);
    const s0 = v128.xor(v128.xor(rotate(far, 7), rotate(far, 18)), i32x4.shr_u(far, 3));
    const s1 = v128.xor(v128.xor(rotate(near, 17), rotate(near, 19)), i32x4.shr_u(near, 10));
    const sum = i32x4.add(i32x4.add(v128.load(at), v128.load(at, 144)), i32x4.add(s0, s1));
    v128.store(at, sum, 256);
  }
}

/** What a round adds, apart from the message: h + Σ1(e) + Ch(e, f, g). */
function firstPart(e: v128, f: v128, g: v128, h: v128): v128 {
  const sum1 = v128.xor(v128.xor(rotate(e, 6), rotate(e, 11)), rotate(e, 25));
  const choice = v128.xor(g, v128.and(e, v128.xor(f, g)));
  return i32x4.add(i32x4.add(h, choice), sum1);
}

/** Σ0(a) + Maj(a, b, c). */
function secondPart(a: v128, b: v128, c: v128): v128 {
  const sum0 = v128.xor(v128.xor(rotate(a, 2), rotate(a, 13)), rotate(a, 22));
  const majority = v128.xor(v128.and(v128.xor(a, b), v128.xor(b, c)), b);
  return i32x4.add(sum0, majority);
}

function messagePart(at: usize, constants: usize, t: usize): v128 {
  return i32x4.add(v128.load(at + (t << 4)), v128.load32_splat(constants + (t << 2)));
}

/** One compression (FIPS 180-4 §6.2.2) of four messages whose schedules stand at `at`. */
function compress(from: usize, at: usize, to: usize): void {
  let a = word(from, 0);
  let b = word(from, 1);
  let c = word(from, 2);
  let d = word(from, 3);
  let e = word(from, 4);
  let f = word(from, 5);
  let g = word(from, 6);
  let h = word(from, 7);
  let constants = roundConstants;
  for (let end = at + 1024; at < end; at += 128, constants += 32) {
    h = i32x4.add(firstPart(e, f, g, h), messagePart(at, constants, 0));
    d = i32x4.add(d, h);
    h = i32x4.add(h, secondPart(a, b, c));
    g = i32x4.add(firstPart(d, e, f, g), messagePart(at, constants, 1));
    c = i32x4.add(c, g);
    g = i32x4.add(g, secondPart(h, a, b));
    f = i32x4.add(firstPart(c, d, e, f), messagePart(at, constants, 2));
    b = i32x4.add(b, f);
    f = i32x4.add(f, secondPart(g, h, a));
    e = i32x4.add(firstPart(b, c, d, e), messagePart(at, constants, 3));
    a = i32x4.add(a, e);
    e = i32x4.add(e, secondPart(f, g, h));
    d = i32x4.add(firstPart(a, b, c, d), messagePart(at, constants, 4));
    h = i32x4.add(h, d);
    d = i32x4.add(d, secondPart(e, f, g));
    c = i32x4.add(firstPart(h, a, b, c), messagePart(at, constants, 5));
    g = i32x4.add(g, c);
    c = i32x4.add(c, secondPart(d, e, f));
    b = i32x4.add(firstPart(g, h, a, b), messagePart(at, constants, 6));
    f = i32x4.add(f, b);
    b = i32x4.add(b, secondPart(c, d, e));
    a = i32x4.add(firstPart(f, g, h, a), messagePart(at, constants, 7));
    e = i32x4.add(e, a);
    a = i32x4.add(a, secondPart(b, c, d));
  }
  v128.store(to, i32x4.add(a, word(from, 0)));
  v128.store(to, i32x4.add(b, word(from, 1)), 16);
  v128.store(to, i32x4.add(c, word(from, 2)), 32);
  v128.store(to, i32x4.add(d, word(from, 3)), 48);
  v128.store(to, i32x4.add(e, word(from, 4)), 64);
  v128.store(to, i32x4.add(f, word(from, 5)), 80);
  v128.store(to, i32x4.add(g, word(from, 6)), 96);
  v128.store(to, i32x4.add(h, word(from, 7)), 112);
}

/** Ends a block of `words` words behind one earlier block (FIPS 180-4 §5.1.1) and fills its schedule. */
function finishBlock(at: usize, words: i32): void {
  v128.store(at + ((<usize>words) << 4), i32x4.splat(0x80000000));
  for (let i = words + 1; i < 15; i++) v128.store(at + ((<usize>i) << 4), i32x4.splat(0));
  v128.store(at, i32x4.splat(512 + 32 * words), 240);
  expandSchedule(at);
}

function copyState(from: usize, to: usize): void {
  memory.copy(to, from, 128);
}

/** The state after a pad: 8 words of a key (or zeros, from a null pointer) and 8 zero words, each under a repeated byte. */
function compressPad(key: usize, pad: i32, to: usize): void {
  const padding = i32x4.splat(pad);
  for (let i: usize = 0; i < 256; i += 16) {
    const known = key !== 0 && i < 128 ? v128.load(key + i) : i32x4.splat(0);
    v128.store(schedule + i, v128.xor(padding, known));
  }
  expandSchedule(schedule);
  compress(initialState, schedule, to);
}

/** Computes what does not depend on a key. */
export function prepareDerivation(): void {
  for (let i: usize = 0; i < 8; i++)
    v128.store(initialState + (i << 4), v128.load32_splat(initial + (i << 2)));
  compressPad(0, 0x36363636, innerSalt);
  compressPad(0, 0x5c5c5c5c, outerSalt);
  // "EN-RPIK" and the counter byte 1.
  v128.store(constantSchedule, i32x4.splat(0x454e2d52));
  v128.store(constantSchedule, i32x4.splat(0x50494b01), 16);
  finishBlock(constantSchedule, 2);
}

function swapBytes(x: v128): v128 {
  return i8x16.shuffle(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

/** Stores the transpose of a 4 × 4 matrix of words. */
function storeTransposed(a: v128, b: v128, c: v128, d: v128, to: usize): void {
  const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(ab, cd, 0, 2));
  v128.store(to, v128.shuffle<i64>(ab, cd, 1, 3), 16);
  v128.store(to, v128.shuffle<i64>(abHigh, cdHigh, 0, 2), 32);
  v128.store(to, v128.shuffle<i64>(abHigh, cdHigh, 1, 3), 48);
}

/** RPIKs (4 × 16 bytes to `to`) of four daily keys (4 × 16 bytes at `from`). */
export function deriveFour(from: usize, to: usize): void {
  storeTransposed(
    swapBytes(v128.load(from)),
    swapBytes(v128.load(from, 16)),
    swapBytes(v128.load(from, 32)),
    swapBytes(v128.load(from, 48)),
    schedule,
  );
  finishBlock(schedule, 4);
  compress(innerSalt, schedule, state);
  copyState(state, schedule);
  finishBlock(schedule, 8);
  compress(outerSalt, schedule, pseudorandomKey);

  compressPad(pseudorandomKey, 0x36363636, state);
  compress(state, constantSchedule, state);
  compressPad(pseudorandomKey, 0x5c5c5c5c, outer);
  copyState(state, schedule);
  finishBlock(schedule, 8);
  compress(outer, schedule, state);
  storeTransposed(
    swapBytes(word(state, 0)),
    swapBytes(word(state, 1)),
    swapBytes(word(state, 2)),
    swapBytes(word(state, 3)),
    to,
  );
}
