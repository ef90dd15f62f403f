// SPDX-License-Identifier: GPL-3.0-only
import { createHash } from 'node:crypto';
import type { Random } from '../keys/keyring.ts';

/** Repeatable bytes from a seed: SHA-256 in counter mode. For tests only. */
export function seededRandom(seed: string): Random {
  let counter = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      const block = createHash('sha256').update(`${seed}/${counter++}`).digest();
      bytes.set(block.subarray(0, Math.min(32, length - at)), at);
    }
    return bytes;
  };
}
