// SPDX-License-Identifier: GPL-3.0-only
// AES-128 in bit planes, eight keys side by side: bit k of every byte belongs to key k of the batch. The S-box is the
// circuit of Boyar and Peralta (https://eprint.iacr.org/2009/191) without its final constant, which is added to the
// round keys instead. Rounds 1 and 2 are shared as far as counters differ in their lowest byte only, and of the last
// round only the identifier's first four bytes are computed.
import {
  columns,
  derived,
  doubled,
  firstBytes,
  firstConstant,
  lastKey,
  otherWork,
  planes,
  roundKeys,
  secondConstant,
  tail,
  work,
} from './layout';

function xor(a: v128, b: v128): v128 {
  return v128.xor(a, b);
}

/** The S-box of every byte, without its constant 0x63. */
export function substitute(from: usize, to: usize): void {
  const x0 = v128.load(from, 112);
  const x1 = v128.load(from, 96);
  const x2 = v128.load(from, 80);
  const x3 = v128.load(from, 64);
  const x4 = v128.load(from, 48);
  const x5 = v128.load(from, 32);
  const x6 = v128.load(from, 16);
  const x7 = v128.load(from, 0);
  const y14 = v128.xor(x3, x5);
  const y13 = v128.xor(x0, x6);
  const y9 = v128.xor(x0, x3);
  const y8 = v128.xor(x0, x5);
  const t0 = v128.xor(x1, x2);
  const y1 = v128.xor(t0, x7);
  const y4 = v128.xor(y1, x3);
  const y12 = v128.xor(y13, y14);
  const y2 = v128.xor(y1, x0);
  const y5 = v128.xor(y1, x6);
  const y3 = v128.xor(y5, y8);
  const t1 = v128.xor(x4, y12);
  const y15 = v128.xor(t1, x5);
  const y20 = v128.xor(t1, x1);
  const y6 = v128.xor(y15, x7);
  const y10 = v128.xor(y15, t0);
  const y11 = v128.xor(y20, y9);
  const y7 = v128.xor(x7, y11);
  const y17 = v128.xor(y10, y11);
  const y19 = v128.xor(y10, y8);
  const y16 = v128.xor(t0, y11);
  const y21 = v128.xor(y13, y16);
  const y18 = v128.xor(x0, y16);
  const t2 = v128.and(y12, y15);
  const t3 = v128.and(y3, y6);
  const t4 = v128.xor(t3, t2);
  const t5 = v128.and(y4, x7);
  const t6 = v128.xor(t5, t2);
  const t7 = v128.and(y13, y16);
  const t8 = v128.and(y5, y1);
  const t9 = v128.xor(t8, t7);
  const t10 = v128.and(y2, y7);
  const t11 = v128.xor(t10, t7);
  const t12 = v128.and(y9, y11);
  const t13 = v128.and(y14, y17);
  const t14 = v128.xor(t13, t12);
  const t15 = v128.and(y8, y10);
  const t16 = v128.xor(t15, t12);
  const t17 = v128.xor(t4, t14);
  const t18 = v128.xor(t6, t16);
  const t19 = v128.xor(t9, t14);
  const t20 = v128.xor(t11, t16);
  const t21 = v128.xor(t17, y20);
  const t22 = v128.xor(t18, y19);
  const t23 = v128.xor(t19, y21);
  const t24 = v128.xor(t20, y18);
  const t25 = v128.xor(t21, t22);
  const t26 = v128.and(t21, t23);
  const t27 = v128.xor(t24, t26);
  const t28 = v128.and(t25, t27);
  const t29 = v128.xor(t28, t22);
  const t30 = v128.xor(t23, t24);
  const t31 = v128.xor(t22, t26);
  const t32 = v128.and(t31, t30);
  const t33 = v128.xor(t32, t24);
  const t34 = v128.xor(t23, t33);
  const t35 = v128.xor(t27, t33);
  const t36 = v128.and(t24, t35);
  const t37 = v128.xor(t36, t34);
  const t38 = v128.xor(t27, t36);
  const t39 = v128.and(t29, t38);
  const t40 = v128.xor(t25, t39);
  const t41 = v128.xor(t40, t37);
  const t42 = v128.xor(t29, t33);
  const t43 = v128.xor(t29, t40);
  const t44 = v128.xor(t33, t37);
  const t45 = v128.xor(t42, t41);
  const z0 = v128.and(t44, y15);
  const z1 = v128.and(t37, y6);
  const z2 = v128.and(t33, x7);
  const z3 = v128.and(t43, y16);
  const z4 = v128.and(t40, y1);
  const z5 = v128.and(t29, y7);
  const z6 = v128.and(t42, y11);
  const z7 = v128.and(t45, y17);
  const z8 = v128.and(t41, y10);
  const z9 = v128.and(t44, y12);
  const z10 = v128.and(t37, y3);
  const z11 = v128.and(t33, y4);
  const z12 = v128.and(t43, y13);
  const z13 = v128.and(t40, y5);
  const z14 = v128.and(t29, y2);
  const z15 = v128.and(t42, y9);
  const z16 = v128.and(t45, y14);
  const z17 = v128.and(t41, y8);
  const t46 = v128.xor(z15, z16);
  const t47 = v128.xor(z10, z11);
  const t48 = v128.xor(z5, z13);
  const t49 = v128.xor(z9, z10);
  const t50 = v128.xor(z2, z12);
  const t51 = v128.xor(z2, z5);
  const t52 = v128.xor(z7, z8);
  const t53 = v128.xor(z0, z3);
  const t54 = v128.xor(z6, z7);
  const t55 = v128.xor(z16, z17);
  const t56 = v128.xor(z12, t48);
  const t57 = v128.xor(t50, t53);
  const t58 = v128.xor(z4, t46);
  const t59 = v128.xor(z3, t54);
  const t60 = v128.xor(t46, t57);
  const t61 = v128.xor(z14, t57);
  const t62 = v128.xor(t52, t58);
  const t63 = v128.xor(t49, t58);
  const t64 = v128.xor(z4, t59);
  const t65 = v128.xor(t61, t62);
  const t66 = v128.xor(z1, t63);
  const s0 = v128.xor(t59, t63);
  const s6 = v128.xor(t56, t62);
  const s7 = v128.xor(t48, t60);
  const t67 = v128.xor(t64, t65);
  const s3 = v128.xor(t53, t66);
  const s4 = v128.xor(t51, t66);
  const s5 = v128.xor(t47, t65);
  const s1 = v128.xor(t64, s3);
  const s2 = v128.xor(t55, t67);
  v128.store(to, s0, 112);
  v128.store(to, s1, 96);
  v128.store(to, s2, 80);
  v128.store(to, s3, 64);
  v128.store(to, s4, 48);
  v128.store(to, s5, 32);
  v128.store(to, s6, 16);
  v128.store(to, s7, 0);
}

/** ShiftRows. */
function shiftRows(x: v128): v128 {
  return i8x16.shuffle(x, x, 0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11);
}

/** ShiftRows, and every column turned by one byte. */
function shiftRowsTurned(x: v128): v128 {
  return i8x16.shuffle(x, x, 5, 10, 15, 0, 9, 14, 3, 4, 13, 2, 7, 8, 1, 6, 11, 12);
}

/** Every column turned by two bytes. */
function turnTwice(x: v128): v128 {
  return i8x16.shuffle(x, x, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
}

/** ShiftRows, MixColumns and AddRoundKey. */
function mix(from: usize, key: usize, to: usize): void {
  let highest = v128.load(from, 112);
  let below = xor(shiftRows(highest), shiftRowsTurned(highest));
  highest = below;
  for (let b: usize = 0; b < planes; b += 16) {
    const x = v128.load(from + b);
    const turned = shiftRowsTurned(x);
    const sum = xor(shiftRows(x), turned);
    // Times x in GF(2^8): the plane below, and the highest where the polynomial has a term.
    let times = b == 0 ? highest : below;
    if (b == 16 || b == 48 || b == 64) times = xor(times, highest);
    v128.store(to + b, xor(xor(times, turned), xor(turnTwice(sum), v128.load(key + b))));
    below = sum;
  }
}

/** Bytes 12 to 15 turned by one, in every word. */
function turnLastWord(x: v128): v128 {
  return i8x16.shuffle(x, x, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12);
}

/** Every word with all words before it added. */
function addWords(x: v128): v128 {
  const zero = i32x4.splat(0);
  const sum = xor(x, v128.shuffle<i32>(zero, x, 0, 4, 5, 6));
  return xor(sum, v128.shuffle<i64>(zero, sum, 0, 2));
}

const firstOfWord: i32 = 0xff;

/** Key schedule (FIPS 197 §5.2): the first key as it is, the others with the S-box's constant added. */
export function expandKeys(): void {
  let constant = 1;
  for (let round: usize = 0; round < 10; round++) {
    const key = roundKeys + round * planes;
    for (let b: usize = 0; b < planes; b += 16) v128.store(work + b, v128.load(key + b));
    if (round != 0) addConstant(work);
    substitute(work, otherWork);
    for (let b: usize = 0, bit = 1; b < planes; b += 16, bit <<= 1) {
      let next = xor(addWords(v128.load(work + b)), turnLastWord(v128.load(otherWork + b)));
      if ((constant & bit) != 0) next = xor(next, i32x4.splat(firstOfWord));
      v128.store(key + b, next, planes);
    }
    constant = (constant << 1) ^ ((constant >> 7) * 0x11b);
  }
  for (let b: usize = 0; b < planes; b += 16) {
    const x = v128.load(roundKeys + 10 * planes + b);
    v128.store(lastKey + b, i8x16.shuffle(x, x, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3));
  }
}

/** Adds 0x63 to every byte: bits 0, 1, 5 and 6. */
function addConstant(at: usize): void {
  v128.store(at, v128.not(v128.load(at)));
  v128.store(at, v128.not(v128.load(at, 16)), 16);
  v128.store(at, v128.not(v128.load(at, 80)), 80);
  v128.store(at, v128.not(v128.load(at, 96)), 96);
}

/** Swaps the bits of `b` under the mask with those of `a` that stand `shift` higher; plane addresses. */
function swapBits(a: usize, b: usize, shift: i32, mask: i32): void {
  const x = v128.load(a);
  const y = v128.load(b);
  const different = v128.and(xor(i32x4.shr_u(x, shift), y), i32x4.splat(mask));
  v128.store(b, xor(y, different));
  v128.store(a, xor(x, i32x4.shl(different, shift)));
}

/** Turns 8 vectors of 16 bytes into 8 bit planes, or back: in every byte column, an 8 × 8 matrix of bits is transposed. */
export function transposeBits(at: usize): void {
  for (let i: usize = 0; i < 128; i += 32) swapBits(at + i, at + i + 16, 1, 0x55555555);
  for (let i: usize = 0; i < 128; i += 64) {
    swapBits(at + i, at + i + 32, 2, 0x33333333);
    swapBits(at + i + 16, at + i + 48, 2, 0x33333333);
  }
  for (let i: usize = 0; i < 64; i += 16) swapBits(at + i, at + i + 64, 4, 0x0f0f0f0f);
}

/** Bytes "EN-RPI" and six zero bytes, then the counter (FIPS: state byte i is byte i of the block), as masks per plane. */
function counterPlane(page: u32, bit: i32): v128 {
  const block = v128.replace_lane<u32>(i32x4(0x522d4e45, 0x00004950, 0, 0), 3, page << 8);
  const value: i32 = 1 << bit;
  return i8x16.ne(v128.and(block, i8x16.splat(<i8>value)), i8x16.splat(0));
}

/** What rounds 1 and 2 come to for all counters of a page, but for the counter's lowest byte. */
export function turnPage(page: u32): void {
  for (let b: usize = 0, bit = 0; b < planes; b += 16, bit++)
    v128.store(work + b, xor(counterPlane(page, bit), v128.load(roundKeys + b)));
  substitute(work, otherWork);
  for (let b: usize = 0; b < planes; b += 16)
    v128.store(otherWork + b, v128.replace_lane<u8>(v128.load(otherWork + b), 12, 0));
  mix(otherWork, roundKeys + planes, work);
  for (let b: usize = 0; b < planes; b += 16) {
    const x = v128.load(work + b);
    v128.store(
      firstConstant + b,
      i8x16.shuffle(x, x, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15),
    );
  }
  substitute(work, otherWork);
  for (let b: usize = 0; b < planes; b += 16)
    v128.store(otherWork + b, v128.replace_lane<u32>(v128.load(otherWork + b), 3, 0));
  mix(otherWork, roundKeys + 2 * planes, secondConstant);
}

/** Round 1 of up to 16 counters whose lowest bytes stand as bit planes at `counters`: byte 12, the one that changes. */
export function substituteCounters(counters: usize): void {
  for (let b: usize = 0; b < planes; b += 16)
    v128.store(work + b, xor(v128.load(counters + b), v128.load8_splat(roundKeys + b + 12)));
  substitute(work, firstBytes);
}

function spread(at: usize): v128 {
  const x = v128.load32_splat(at);
  return i8x16.shuffle(x, x, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
}

/** The column that differs after round 1, of the four counters from `first` on, through the S-box of round 2. */
export function substituteColumns(first: usize): void {
  const highest = spread(firstBytes + 112 + first);
  let below = highest;
  for (let b: usize = 0; b < planes; b += 16) {
    const x = spread(firstBytes + b + first);
    let times = below;
    if (b == 16 || b == 48 || b == 64) times = xor(times, highest);
    // MixColumns of (x, 0, 0, 0) is (2x, x, x, 3x).
    const ones = v128.and(x, i32x4.splat(0xffffff00));
    const twos = v128.and(times, i32x4.splat(0xff0000ff));
    v128.store(work + b, xor(xor(ones, twos), v128.load(firstConstant + b)));
    below = x;
  }
  substitute(work, columns);
  const top = v128.load(columns, 112);
  below = top;
  for (let b: usize = 0; b < planes; b += 16) {
    v128.store(doubled + b, b == 16 || b == 48 || b == 64 ? xor(below, top) : below);
    below = v128.load(columns + b);
  }
}

/** Where the four changing bytes go in round 2 with factor 1 or 3, where with 2 or 3: one to each column. */
function afterRoundTwo(plane: usize, counter: usize): v128 {
  const ones = v128.load32_splat(columns + plane + counter);
  const twos = v128.load32_splat(doubled + plane + counter);
  const single = i8x16.swizzle(ones, i8x16(3, 3, 3, -1, 2, 2, -1, 2, 1, -1, 1, 1, -1, 0, 0, 0));
  const double = i8x16.swizzle(twos, i8x16(-1, -1, 3, 3, -1, 2, 2, -1, 1, 1, -1, -1, 0, -1, -1, 0));
  return xor(xor(single, double), v128.load(secondConstant + plane));
}

/** The bytes that the last round needs for the first column. */
function firstDiagonal(x: v128): v128 {
  return i8x16.shuffle(x, x, 0, 5, 10, 15, 0, 5, 10, 15, 0, 5, 10, 15, 0, 5, 10, 15);
}

/** Rounds 3 to 9 of one of the four counters, and its part of the last round's input. */
export function encryptCounter(counter: usize): void {
  const at = counter << 2;
  let q0 = afterRoundTwo(0, at);
  let q1 = afterRoundTwo(16, at);
  let q2 = afterRoundTwo(32, at);
  let q3 = afterRoundTwo(48, at);
  let q4 = afterRoundTwo(64, at);
  let q5 = afterRoundTwo(80, at);
  let q6 = afterRoundTwo(96, at);
  let q7 = afterRoundTwo(112, at);
  for (let key = roundKeys + 3 * planes; key < roundKeys + 10 * planes; key += planes) {
    const y14 = v128.xor(q4, q2);
    const y13 = v128.xor(q7, q1);
    const y9 = v128.xor(q7, q4);
    const y8 = v128.xor(q7, q2);
    const t0 = v128.xor(q6, q5);
    const y1 = v128.xor(t0, q0);
    const y4 = v128.xor(y1, q4);
    const y12 = v128.xor(y13, y14);
    const y2 = v128.xor(y1, q7);
    const y5 = v128.xor(y1, q1);
    const y3 = v128.xor(y5, y8);
    const t1 = v128.xor(q3, y12);
    const y15 = v128.xor(t1, q2);
    const y20 = v128.xor(t1, q6);
    const y6 = v128.xor(y15, q0);
    const y10 = v128.xor(y15, t0);
    const y11 = v128.xor(y20, y9);
    const y7 = v128.xor(q0, y11);
    const y17 = v128.xor(y10, y11);
    const y19 = v128.xor(y10, y8);
    const y16 = v128.xor(t0, y11);
    const y21 = v128.xor(y13, y16);
    const y18 = v128.xor(q7, y16);
    const t2 = v128.and(y12, y15);
    const t3 = v128.and(y3, y6);
    const t4 = v128.xor(t3, t2);
    const t5 = v128.and(y4, q0);
    const t6 = v128.xor(t5, t2);
    const t7 = v128.and(y13, y16);
    const t8 = v128.and(y5, y1);
    const t9 = v128.xor(t8, t7);
    const t10 = v128.and(y2, y7);
    const t11 = v128.xor(t10, t7);
    const t12 = v128.and(y9, y11);
    const t13 = v128.and(y14, y17);
    const t14 = v128.xor(t13, t12);
    const t15 = v128.and(y8, y10);
    const t16 = v128.xor(t15, t12);
    const t17 = v128.xor(t4, t14);
    const t18 = v128.xor(t6, t16);
    const t19 = v128.xor(t9, t14);
    const t20 = v128.xor(t11, t16);
    const t21 = v128.xor(t17, y20);
    const t22 = v128.xor(t18, y19);
    const t23 = v128.xor(t19, y21);
    const t24 = v128.xor(t20, y18);
    const t25 = v128.xor(t21, t22);
    const t26 = v128.and(t21, t23);
    const t27 = v128.xor(t24, t26);
    const t28 = v128.and(t25, t27);
    const t29 = v128.xor(t28, t22);
    const t30 = v128.xor(t23, t24);
    const t31 = v128.xor(t22, t26);
    const t32 = v128.and(t31, t30);
    const t33 = v128.xor(t32, t24);
    const t34 = v128.xor(t23, t33);
    const t35 = v128.xor(t27, t33);
    const t36 = v128.and(t24, t35);
    const t37 = v128.xor(t36, t34);
    const t38 = v128.xor(t27, t36);
    const t39 = v128.and(t29, t38);
    const t40 = v128.xor(t25, t39);
    const t41 = v128.xor(t40, t37);
    const t42 = v128.xor(t29, t33);
    const t43 = v128.xor(t29, t40);
    const t44 = v128.xor(t33, t37);
    const t45 = v128.xor(t42, t41);
    const z0 = v128.and(t44, y15);
    const z1 = v128.and(t37, y6);
    const z2 = v128.and(t33, q0);
    const z3 = v128.and(t43, y16);
    const z4 = v128.and(t40, y1);
    const z5 = v128.and(t29, y7);
    const z6 = v128.and(t42, y11);
    const z7 = v128.and(t45, y17);
    const z8 = v128.and(t41, y10);
    const z9 = v128.and(t44, y12);
    const z10 = v128.and(t37, y3);
    const z11 = v128.and(t33, y4);
    const z12 = v128.and(t43, y13);
    const z13 = v128.and(t40, y5);
    const z14 = v128.and(t29, y2);
    const z15 = v128.and(t42, y9);
    const z16 = v128.and(t45, y14);
    const z17 = v128.and(t41, y8);
    const t46 = v128.xor(z15, z16);
    const t47 = v128.xor(z10, z11);
    const t48 = v128.xor(z5, z13);
    const t49 = v128.xor(z9, z10);
    const t50 = v128.xor(z2, z12);
    const t51 = v128.xor(z2, z5);
    const t52 = v128.xor(z7, z8);
    const t53 = v128.xor(z0, z3);
    const t54 = v128.xor(z6, z7);
    const t55 = v128.xor(z16, z17);
    const t56 = v128.xor(z12, t48);
    const t57 = v128.xor(t50, t53);
    const t58 = v128.xor(z4, t46);
    const t59 = v128.xor(z3, t54);
    const t60 = v128.xor(t46, t57);
    const t61 = v128.xor(z14, t57);
    const t62 = v128.xor(t52, t58);
    const t63 = v128.xor(t49, t58);
    const t64 = v128.xor(z4, t59);
    const t65 = v128.xor(t61, t62);
    const t66 = v128.xor(z1, t63);
    const s0 = v128.xor(t59, t63);
    const s6 = v128.xor(t56, t62);
    const s7 = v128.xor(t48, t60);
    const t67 = v128.xor(t64, t65);
    const s3 = v128.xor(t53, t66);
    const s4 = v128.xor(t51, t66);
    const s5 = v128.xor(t47, t65);
    const s1 = v128.xor(t64, s3);
    const s2 = v128.xor(t55, t67);
    const r0 = shiftRowsTurned(s7);
    const m0 = xor(shiftRows(s7), r0);
    const r1 = shiftRowsTurned(s6);
    const m1 = xor(shiftRows(s6), r1);
    const r2 = shiftRowsTurned(s5);
    const m2 = xor(shiftRows(s5), r2);
    const r3 = shiftRowsTurned(s4);
    const m3 = xor(shiftRows(s4), r3);
    const r4 = shiftRowsTurned(s3);
    const m4 = xor(shiftRows(s3), r4);
    const r5 = shiftRowsTurned(s2);
    const m5 = xor(shiftRows(s2), r5);
    const r6 = shiftRowsTurned(s1);
    const m6 = xor(shiftRows(s1), r6);
    const r7 = shiftRowsTurned(s0);
    const m7 = xor(shiftRows(s0), r7);
    q0 = xor(xor(m7, r0), xor(turnTwice(m0), v128.load(key, 0)));
    q1 = xor(xor(xor(m0, m7), r1), xor(turnTwice(m1), v128.load(key, 16)));
    q2 = xor(xor(m1, r2), xor(turnTwice(m2), v128.load(key, 32)));
    q3 = xor(xor(xor(m2, m7), r3), xor(turnTwice(m3), v128.load(key, 48)));
    q4 = xor(xor(xor(m3, m7), r4), xor(turnTwice(m4), v128.load(key, 64)));
    q5 = xor(xor(m4, r5), xor(turnTwice(m5), v128.load(key, 80)));
    q6 = xor(xor(m5, r6), xor(turnTwice(m6), v128.load(key, 96)));
    q7 = xor(xor(m6, r7), xor(turnTwice(m7), v128.load(key, 112)));
  }
  v128.store32_lane(tail + at, firstDiagonal(q0), 0, 0);
  v128.store32_lane(tail + at, firstDiagonal(q1), 0, 16);
  v128.store32_lane(tail + at, firstDiagonal(q2), 0, 32);
  v128.store32_lane(tail + at, firstDiagonal(q3), 0, 48);
  v128.store32_lane(tail + at, firstDiagonal(q4), 0, 64);
  v128.store32_lane(tail + at, firstDiagonal(q5), 0, 80);
  v128.store32_lane(tail + at, firstDiagonal(q6), 0, 96);
  v128.store32_lane(tail + at, firstDiagonal(q7), 0, 112);
}

/** The last round of the four counters: to `to`, for each of the 8 keys the first four identifier bytes of each. */
export function finishCounters(to: usize): void {
  substitute(tail, to);
  for (let b: usize = 0; b < planes; b += 16) v128.store(to + b, xor(v128.load(to + b), v128.load(lastKey + b)));
  transposeBits(to);
}

/** Makes planes of the 8 RPIKs and all that follows from them. */
export function takeKeys(): void {
  memory.copy(roundKeys, derived, planes);
  transposeBits(roundKeys);
  expandKeys();
}
