// SPDX-License-Identifier: GPL-3.0-only
// Where everything stands in the module's memory. The first kilobytes hold the constants that the compiler places; the
// host writes keys, chunks and bitmaps and reads candidates, at the places that index.ts exports.

/** Bit planes of one row of states: 8 vectors of 16 bytes. */
export const row: usize = 128;
/** A state, or a round key: 4 rows. */
export const state: usize = 512;

// Scratch of one batch.
export const schedule: usize = 8192;
export const derived: usize = schedule + 1024;
export const roundKeys: usize = derived + 512;
export const current: usize = roundKeys + 11 * state;
/** What rounds 1 and 2 come to without the byte that changes within a page of counters. */
export const firstConstant: usize = current + state;
export const secondConstant: usize = firstConstant + row;
/** The changing byte of four counters after its S-box. */
export const firstBytes: usize = secondConstant + state;
/** A counter's changing column after its S-box, and twice it. */
export const column: usize = firstBytes + row;
export const doubled: usize = column + row;
export const lastKey: usize = doubled + row;
/** First identifier bytes of 32 keys, and their hashes. */
export const prefixes: usize = lastKey + row;
export const hashes: usize = prefixes + row;

/** Keys of one batch: one for each bit of a lane. */
export const batchKeys: i32 = 32;
/** Four counters of one page (equal but for the lowest byte): how many, page, their lowest bytes; then their bit planes. */
export const chunks: usize = 18432;
export const chunkSize: usize = 160;
export const chunkPlanes: usize = 32;
/** Keys of the batches of one call, 16 bytes each. */
export const keys: usize = chunks + 96 * chunkSize;
/** Three words each: place of the key in this call, interval, first four identifier bytes (little-endian). A batch brings
 * at most one for each of its keys and planned intervals. */
export const candidates: usize = keys + 256 * 16;
/** The first bitmap, the second directly behind it: the host grows the memory for them. */
export const bitmaps: usize = 196608;
