// SPDX-License-Identifier: GPL-3.0-only
// AES-128 (FIPS 197) as the standard describes it, byte by byte: the path that confirms matches, independent of the
// tables of the fast one. Not constant-time, and need not be: the keys it expands have been published.

/** Multiplication by x in GF(2^8) modulo x^8 + x^4 + x^3 + x + 1 (FIPS 197 §4.2.1). */
export function timesX(byte: number): number {
  return ((byte << 1) ^ ((byte >>> 7) * 0x11b)) & 0xff;
}

function makeSubstitution(): Uint8Array {
  const exponential = new Uint8Array(256);
  const logarithm = new Uint8Array(256);
  for (let i = 0, x = 1; i < 255; i++) {
    exponential[i] = x;
    logarithm[x] = i;
    x ^= timesX(x); // 3 generates the multiplicative group
  }
  const substitution = new Uint8Array(256);
  for (let x = 0; x < 256; x++) {
    const inverse = x === 0 ? 0 : (exponential[(255 - (logarithm[x] as number)) % 255] as number);
    let mixed = inverse | (inverse << 8);
    mixed = inverse ^ (mixed >>> 4) ^ (mixed >>> 5) ^ (mixed >>> 6) ^ (mixed >>> 7);
    substitution[x] = (mixed ^ 0x63) & 0xff;
  }
  return substitution;
}

/** The S-box of FIPS 197 §5.1.1, computed from its definition. */
export const substitutionBox: Readonly<Uint8Array> = makeSubstitution();

/**
 * The 11 round keys (FIPS 197 §5.2).
 * @param key 16 bytes.
 * @returns 176 bytes.
 */
export function expandAes128Key(key: Uint8Array): Uint8Array {
  if (key.length !== 16) throw new RangeError('an AES-128 key has 16 bytes');
  const expanded = new Uint8Array(176);
  expanded.set(key);
  let constant = 1;
  for (let i = 16; i < 176; i += 4) {
    let [a, b, c, d] = expanded.subarray(i - 4, i) as unknown as [number, number, number, number];
    if (i % 16 === 0) {
      [a, b, c, d] = [b, c, d, a].map((byte) => substitutionBox[byte]) as [number, number, number, number];
      a ^= constant;
      constant = timesX(constant);
    }
    expanded[i] = (expanded[i - 16] as number) ^ a;
    expanded[i + 1] = (expanded[i - 15] as number) ^ b;
    expanded[i + 2] = (expanded[i - 14] as number) ^ c;
    expanded[i + 3] = (expanded[i - 13] as number) ^ d;
  }
  return expanded;
}

/**
 * Encrypts one block (FIPS 197 §5.1).
 * @param roundKeys 176 bytes from `expandAes128Key`.
 * @param block 16 bytes.
 * @returns 16 new bytes.
 */
export function encryptAes128Block(roundKeys: Uint8Array, block: Uint8Array): Uint8Array {
  if (block.length !== 16) throw new RangeError('an AES block has 16 bytes');
  let state = block.map((byte, i) => byte ^ (roundKeys[i] as number));
  for (let round = 1; round <= 10; round++) {
    const shifted = new Uint8Array(16);
    for (let i = 0; i < 16; i++) shifted[i] = substitutionBox[state[(i * 5) % 16] as number] as number;
    const mixed = round === 10 ? shifted : mixColumns(shifted);
    state = mixed.map((byte, i) => byte ^ (roundKeys[16 * round + i] as number));
  }
  return state;
}

function mixColumns(state: Uint8Array): Uint8Array {
  return state.map((byte, i) => {
    const column = i & ~3;
    const next = state[column + ((i + 1) & 3)] as number;
    const third = state[column + ((i + 2) & 3)] as number;
    const last = state[column + ((i + 3) & 3)] as number;
    return timesX(byte) ^ timesX(next) ^ next ^ third ^ last;
  });
}
