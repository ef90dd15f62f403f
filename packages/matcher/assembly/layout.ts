// SPDX-License-Identifier: GPL-3.0-only
// Where everything stands in the module's memory. The host writes keys, chunks and bitmaps, and reads candidates; the
// first kilobytes hold the constants that the compiler places. src/wasm-layout.ts states the shared places once more.

/** Bit planes of one state or round key: 8 × 16 bytes, plane b holds bit b of each of the 16 state bytes. */
export const planes: usize = 128;

/** Daily keys of one batch of 8, 16 bytes each. */
export const keysPerBatch: i32 = 8;

// Scratch of one batch.
export const schedule: usize = 8192;
export const derived: usize = schedule + 1024;
export const roundKeys: usize = derived + 256;
export const work: usize = roundKeys + 11 * planes;
export const otherWork: usize = work + planes;
/** State before round 1 of the page's first counter, then what rounds 1 and 2 come to without the changing bytes. */
export const firstConstant: usize = otherWork + planes;
export const secondConstant: usize = firstConstant + planes;
/** The changing byte of 16 counters after its S-box, with room to read 4 bytes from any of them. */
export const firstBytes: usize = secondConstant + planes;
/** Four counters' changing columns after their S-box, and twice these. */
export const columns: usize = firstBytes + planes + 16;
export const doubled: usize = columns + planes;
/** Four counters' bytes for the last round. */
export const tail: usize = doubled + planes;
export const lastKey: usize = tail + planes;
/** 32 hashes, 4 of each key. */
export const hashes: usize = lastKey + planes;
export const prefixes: usize = hashes + planes;

/** Chunks of up to 16 counters of one page (equal but for the lowest byte): count, page, first of the counters, planes. */
export const chunks: usize = 16384;
export const chunkSize: usize = 256;
export const chunkPlanes: usize = 128;
export const chunkLimit: i32 = 64;
/** Keys of the batches of one call. */
export const keys: usize = chunks + 64 * chunkSize;
/** Candidates: lane of the key in this call, interval, first four identifier bytes as a little-endian word. */
export const candidates: usize = keys + 16 * 512;
/** Bitmaps begin here, the second directly behind the first. */
export const bitmaps: usize = 131072;
