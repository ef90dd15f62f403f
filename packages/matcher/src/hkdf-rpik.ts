// SPDX-License-Identifier: GPL-3.0-only
// HKDF-SHA256 (RFC 5869) with the empty salt and the info "EN-RPIK", cut down to the six compressions per daily key
// that depend on the key. Derives nothing else.
import { compressSha256 as compress, initialSha256State as initialState } from '@bluezone/protocol';

const blockWords = 16;

/** "EN-RPIK" and the HKDF counter byte 1, as big-endian words. */
const info0 = 0x454e2d52;
const info1 = 0x50494b01;

/** State after one block of a repeated byte: HMAC's inner or outer pad for the all-zero salt. */
function stateAfterPad(word: number): Int32Array {
  const schedule = new Int32Array(64).fill(word, 0, blockWords);
  const state = new Int32Array(8);
  compress(initialState, schedule, state);
  return state;
}

const innerSaltState = stateAfterPad(0x36363636);
const outerSaltState = stateAfterPad(0x5c5c5c5c);

/** Big-endian word of four bytes. */
export function readWord(bytes: Uint8Array, offset: number): number {
  return (
    ((bytes[offset] as number) << 24) |
    ((bytes[offset + 1] as number) << 16) |
    ((bytes[offset + 2] as number) << 8) |
    (bytes[offset + 3] as number)
  );
}

/** Ends a block that holds `words` words of message after one earlier block: the 1 bit, zeros, the length. */
function pad(schedule: Int32Array, words: number): void {
  schedule[words] = 0x80000000 | 0;
  schedule.fill(0, words + 1, 15);
  schedule[15] = 512 + 32 * words;
}

/** Derives rolling proximity identifier keys; holds its scratch words, so that a key costs no allocation. */
export class RpikDeriver {
  readonly #schedule = new Int32Array(64);
  readonly #state = new Int32Array(8);
  readonly #prk = new Int32Array(8);

  /**
   * RPIK = HKDF-SHA256(TEK, no salt, "EN-RPIK", 16), docs/protocol.md "Keys and rolling identifiers".
   * @param keys daily keys, of which the 16 bytes at `offset` are used.
   * @param out receives the RPIK as 4 big-endian words.
   */
  derive(keys: Uint8Array, offset: number, out: Int32Array): void {
    const schedule = this.#schedule;
    const state = this.#state;
    const prk = this.#prk;

    schedule[0] = readWord(keys, offset);
    schedule[1] = readWord(keys, offset + 4);
    schedule[2] = readWord(keys, offset + 8);
    schedule[3] = readWord(keys, offset + 12);
    pad(schedule, 4);
    compress(innerSaltState, schedule, state);
    schedule.set(state);
    pad(schedule, 8);
    compress(outerSaltState, schedule, prk);

    for (let i = 0; i < 8; i++) schedule[i] = (prk[i] as number) ^ 0x36363636;
    schedule.fill(0x36363636, 8, blockWords);
    compress(initialState, schedule, state);
    schedule[0] = info0;
    schedule[1] = info1;
    pad(schedule, 2);
    compress(state, schedule, state);

    for (let i = 0; i < 8; i++) schedule[i] = (prk[i] as number) ^ 0x5c5c5c5c;
    schedule.fill(0x5c5c5c5c, 8, blockWords);
    compress(initialState, schedule, prk);
    schedule.set(state);
    pad(schedule, 8);
    compress(prk, schedule, prk);
    out[0] = prk[0] as number;
    out[1] = prk[1] as number;
    out[2] = prk[2] as number;
    out[3] = prk[3] as number;
  }
}
