// SPDX-License-Identifier: GPL-3.0-only
// A seeded hash of identifiers by simple tabulation: every byte position has its own 256 random words. Whoever sends
// identifiers without knowing the seed cannot make them crowd. Not cryptographic; never leaves the phone.

/** A word that depends on every bit of a seed. */
export function mixSeed(seed: number): number {
  let word = Math.imul((seed | 0) ^ 0x7f4a7c15, 0x9e3779b1);
  word = Math.imul(word ^ (word >>> 15), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

/** The 16 × 256 random words of one seed (u32): a small generator, xorshift with a multiplied output. */
export function makeHashTable(seed: number): Int32Array {
  const table = new Int32Array(16 * 256);
  let state = Math.imul(seed | 0, 0x9e3779b1) ^ 0x7f4a7c15;
  for (let i = 0; i < table.length; i++) {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    table[i] = word ^ (word >>> 14);
  }
  return table;
}

function hashWord(table: Int32Array, position: number, word: number): number {
  return (
    (table[position | (word >>> 24)] as number) ^
    (table[(position + 256) | ((word >>> 16) & 255)] as number) ^
    (table[(position + 512) | ((word >>> 8) & 255)] as number) ^
    (table[(position + 768) | (word & 255)] as number)
  );
}

/** Hash (int32) of an identifier given as 4 big-endian words. */
export function hashIdentifier(table: Int32Array, a: number, b: number, c: number, d: number): number {
  return (
    hashWord(table, 0, a) ^ hashWord(table, 1024, b) ^ hashWord(table, 2048, c) ^ hashWord(table, 3072, d)
  );
}
