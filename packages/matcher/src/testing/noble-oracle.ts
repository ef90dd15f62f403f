// SPDX-License-Identifier: GPL-3.0-only
// The naive truth for tests: every identifier of a key from @noble alone, and every match by comparing all with all.
import { ecb } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Match } from '../confirm-candidates.ts';
import type { HeardColumns, KeyColumns } from '../match-engine.ts';

/** RPIK of a daily key (16 bytes). */
export function nobleRpik(key: Uint8Array): Uint8Array {
  return hkdf(sha256, key, undefined, new TextEncoder().encode('EN-RPIK'), 16);
}

/** Identifier of an RPIK at an interval (16 bytes). */
export function nobleIdentifier(rpik: Uint8Array, interval: number): Uint8Array {
  const block = new Uint8Array(16);
  block.set(new TextEncoder().encode('EN-RPI'));
  new DataView(block.buffer).setUint32(12, interval, true);
  return ecb(rpik, { disablePadding: true }).encrypt(block);
}

/** Every exact match, sorted by key, interval and heard entry. */
export function nobleMatches(log: HeardColumns, keys: KeyColumns, tolerance: number): Match[] {
  const matches: Match[] = [];
  for (let keyIndex = 0; keyIndex < keys.count; keyIndex++) {
    const rpik = nobleRpik(keys.keys.slice(16 * keyIndex, 16 * keyIndex + 16));
    const start = keys.starts[keyIndex] as number;
    for (let interval = start; interval < start + (keys.periods[keyIndex] as number); interval++) {
      const identifier = Buffer.from(nobleIdentifier(rpik, interval));
      for (let heardIndex = 0; heardIndex < log.count; heardIndex++) {
        if (Math.abs((log.intervals[heardIndex] as number) - interval) > tolerance) continue;
        const heard = log.identifiers.subarray(16 * heardIndex, 16 * heardIndex + 16);
        if (identifier.equals(heard)) matches.push({ keyIndex, heardIndex, interval });
      }
    }
  }
  return matches;
}
